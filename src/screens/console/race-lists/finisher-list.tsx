import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FinisherRow, RaceView } from '../../../contract/rows.ts';
import { hasSeveral, raceIn, useEvent } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { useFeed } from '../../feed/store.ts';
import { timeText } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { PersonName } from '../../components/person-name.tsx';
import { openRunner } from '../console-state.ts';
import { raceOfPerson, useOfRace } from '../../feed/of-race.ts';
import { gravestFlag } from './gravest-flag.ts';
import styles from './lists.module.css';

/** The latest finishers, newest on top. */
export function FinisherList() {
  const { t } = useTranslation();
  const event = useEvent();
  const chosen = useRaceChoice();
  const finishers = useOfRace(
    useFeed((feed) => feed.finishers),
    raceOfPerson,
  );
  if (finishers.length === 0) return <p className={styles['empty']}>{t('lists.noFinishers')}</p>;
  const ranked = new Set(
    (event?.races ?? []).filter(({ id }) => id === (chosen ?? id)).map(({ rankBy }) => rankBy),
  );
  const official = (by: RaceView['rankBy']) =>
    ranked.size === 1 && ranked.has(by) ? styles['official'] : styles['other'];
  return (
    <>
      <div className={`${styles['row']} ${styles['finisher']} ${styles['head']}`} aria-hidden="true">
        <span className={styles['end']}>{t('column.place')}</span>
        <span className={styles['end']}>{t('column.bib')}</span>
        <span>{t('column.name')}</span>
        <span className={styles['wide']}>{t('column.category')}</span>
        <span className={official('gun')}>{t('column.gun')}</span>
        <span className={official('chip')}>{t('column.chip')}</span>
      </div>
      <ol className={styles['list']}>
        {finishers.map((row) => (
          <Finisher
            key={row.person.bib}
            row={row}
            race={raceIn(event, row.person.race)}
            named={chosen === null && hasSeveral(event)}
          />
        ))}
      </ol>
    </>
  );
}

interface Props {
  row: FinisherRow;
  race: RaceView | null;
  /** Whether the row has to say of which race it is. */
  named: boolean;
}

const Finisher = memo(function Finisher({ row, race, named }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { person, places, gun, chip, flags } = row;
  const flag = gravestFlag(flags);
  const byChip = race?.rankBy === 'chip';
  return (
    <li className={styles['item']}>
      <button
        type="button"
        className={`${styles['row']} ${styles['finisher']}`}
        onClick={() => openRunner(person.bib)}
      >
        <span className={`${styles['place']} ${(places.overall ?? 9) <= 3 ? styles['podium'] : ''}`}>
          {places.overall ?? '–'}
        </span>
        <span className={styles['bib']}>{person.bib}</span>
        <span className={styles['who']}>
          <PersonName person={person} />
          <span className={styles['nation']}>{person.nationality}</span>
        </span>
        <span className={`${styles['quiet']} ${styles['wide']}`}>
          {person.category === null ? null : names.category(race, person.category)}
          {row.source === 'hand' ? <em className={styles['tag']}>{t('lists.hand')}</em> : null}
          {row.inReview ? <em className={styles['flag']}>{t('status.review')}</em> : null}
          {flag === undefined ? null : <em className={styles['flag']}>{t(`flag.${flag}`)}</em>}
          {named && race !== null ? <span className={styles['race']}>{names.text(race.name)}</span> : null}
        </span>
        <span className={byChip ? styles['other'] : styles['time']}>{timeText(gun, race?.unit)}</span>
        <span className={byChip ? styles['time'] : styles['other']}>
          {chip === null ? '–' : timeText(chip, race?.unit)}
        </span>
      </button>
    </li>
  );
});
