import { useTranslation } from 'react-i18next';
import { useEvent } from '../../feed/event.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { DialogActs } from '../../components/dialog.tsx';
import styles from './encoding-choice.module.css';

/** Asks in which race everybody in a start list stands that has no column for it. */
export function RaceChoice({ file, onChoice }: { file: string; onChoice: (race: string) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  return (
    <div className={styles['question']} role="alert">
      <p className={styles['title']}>{t('setup.raceQuestion', { file })}</p>
      <DialogActs>
        {event?.races.map(({ id, name }) => (
          <Button key={id} onClick={() => onChoice(id)}>
            {names.text(name)}
          </Button>
        ))}
      </DialogActs>
      <p className={styles['else']}>{t('setup.raceElse')}</p>
    </div>
  );
}
