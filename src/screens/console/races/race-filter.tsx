import { useTranslation } from 'react-i18next';
import { hasSeveral, useEvent } from '../../feed/event.ts';
import { chooseRace, raceKey, useRaceChoice } from '../../feed/race-choice.ts';
import { useNames } from '../../i18n/use-names.ts';
import styles from './race-filter.module.css';

/** Which race the lists and numbers are about: all, or one. Nothing where there is one. */
export function RaceFilter() {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const chosen = useRaceChoice();
  if (!hasSeveral(event)) return null;
  const choices = [
    { id: null, text: t('races.all') },
    ...event.races.map(({ id, name }) => ({ id, text: names.text(name) })),
  ];
  return (
    <div className={styles['filter']} role="group" aria-label={t('races.filter')}>
      <kbd className={styles['key']} aria-hidden="true">
        {raceKey}
      </kbd>
      {choices.map(({ id, text }) => (
        <button
          key={id ?? ''}
          type="button"
          className={`${styles['race']} ${id === chosen ? styles['chosen'] : ''}`}
          aria-pressed={id === chosen}
          title={text}
          onClick={() => chooseRace(id)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
