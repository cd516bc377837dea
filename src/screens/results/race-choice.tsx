import { useTranslation } from 'react-i18next';
import type { ResultsPage } from '../../contract/rows.ts';
import { useNames } from '../i18n/use-names.ts';
import styles from './list-choice.module.css';

interface Props {
  races: NonNullable<ResultsPage['races']>;
  race: string;
  onRace: (id: string) => void;
}

/** The races of an event, of which one is shown. */
export function RaceChoice({ races, race, onRace }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <div className={styles['choice']} role="group" aria-label={t('races.filter')}>
      {races.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={`${styles['list']} ${styles['race']} ${id === race ? styles['chosen'] : ''}`}
          aria-pressed={id === race}
          onClick={() => onRace(id)}
        >
          <span className={styles['name']}>{names.text(name)}</span>
        </button>
      ))}
    </div>
  );
}
