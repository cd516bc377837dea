import { useTranslation } from 'react-i18next';
import type { ResultRow } from '../../../contract/rows.ts';
import { raceIn, useEvent } from '../../feed/event.ts';
import { timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { PersonName } from '../../components/person-name.tsx';
import styles from './finder.module.css';
import type { FoundRunners } from './use-finder.ts';

/** Runners that fit what is typed after `/`; the keys are the entry line's. */
export function Finder({ finder }: { finder: FoundRunners }) {
  return (
    <div className={styles['finder']}>
      <FoundList finder={finder} />
    </div>
  );
}

/** The runners alone, wherever they stand. */
export function FoundList({ finder: { rows, chosen, onOpen } }: { finder: FoundRunners }) {
  const { t } = useTranslation();
  return (
    <>
      {rows === null ? <p className={styles['none']}>{t('find.hint')}</p> : null}
      {rows?.length === 0 ? <p className={styles['none']}>{t('find.nobody')}</p> : null}
      {rows === null || rows.length === 0 ? null : (
        <div role="listbox" aria-label={t('find.title')}>
          {rows.map((row, index) => (
            <Found
              key={row.person.bib}
              row={row}
              chosen={index === chosen}
              onOpen={() => onOpen(row.person.bib)}
            />
          ))}
        </div>
      )}
    </>
  );
}

function Found({ row, chosen, onOpen }: { row: ResultRow; chosen: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { person, status, gun, chip } = row;
  const race = raceIn(event, person.race);
  const category = person.category === null ? null : names.category(race, person.category);
  const time = race?.rankBy === 'chip' ? chip : gun;
  return (
    <button
      type="button"
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={`${styles['found']} ${chosen ? styles['chosen'] : ''}`}
      onClick={onOpen}
    >
      <span className={styles['bib']}>{person.bib}</span>
      <PersonName person={person} />
      <span className={styles['more']}>
        {[names.raceOf(event, person.race), category].filter((part) => part !== null).join(' · ')}
      </span>
      <span className={styles['time']}>
        {time === null ? t(`status.${status}`) : timeText(time, race?.unit)}
      </span>
    </button>
  );
}
