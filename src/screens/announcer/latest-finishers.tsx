import { memo, use, useMemo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FinisherRow, RaceView } from '../../contract/rows.ts';
import { hasSeveral, raceIn, useEvent } from '../feed/event.ts';
import { raceOfPerson, useOfRace } from '../feed/of-race.ts';
import { stationNow, useFeed } from '../feed/store.ts';
import { timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { latinNameOf } from '../components/latin-name.ts';
import type { Announced } from './queue/finisher-queue.ts';
import { factOf, worthOf, type Fact } from './queue/facts.ts';
import styles from './latest-finishers.module.css';
import { FactLine } from './fact-line.tsx';
import { nameSize } from './name-width.ts';
import { useCalm } from './use-calm.ts';
import { DeskContext } from './use-desk.ts';
import { useFactText } from './use-fact-text.ts';

const rowsShown = 7;
/** Milliseconds between two movements of the list, alone and in a crowd. */
const calm = 300;
const crowded = 2000;

/**
 * The latest finishers, the newest on top and largest. In a crowd they come in groups, so that they can be read. Who is in
 * review is not there before somebody says that the result stands.
 */
export function LatestFinishers() {
  const { t } = useTranslation();
  const event = useEvent();
  const desk = use(DeskContext);
  const all = useOfRace(
    useFeed((feed) => feed.finishers),
    raceOfPerson,
  );
  const finishers = useMemo(() => all.filter(({ inReview }) => inReview !== true), [all]);
  const shown = useCalm(finishers, isCrowded(finishers) ? crowded : calm);
  if (shown.length === 0)
    return (
      <section className={styles['empty']}>
        <p>{t('announcer.nobody')}</p>
      </section>
    );
  return (
    <section className={styles['latest']} aria-label={t('lists.finishers')}>
      <ol>
        {shown.slice(0, rowsShown).map((row, index) => (
          <Finisher
            key={row.person.bib}
            row={row}
            known={desk?.queue.get(row.person.bib)}
            race={raceIn(event, row.person.race)}
            named={hasSeveral(event)}
            index={index}
          />
        ))}
      </ol>
    </section>
  );
}

/** Whether more than six came in the last ten seconds. */
function isCrowded(finishers: readonly FinisherRow[]): boolean {
  const sixth = finishers[6];
  const now = stationNow();
  return sixth !== undefined && now !== null && now - sixth.time < 10_000;
}

interface FinisherProps {
  row: FinisherRow;
  /** What the desk knows of them, if they came there already. */
  known: Announced | undefined;
  race: RaceView | null;
  /** Whether the row says of which race it is. */
  named: boolean;
  index: number;
}

const Finisher = memo(function Finisher({ row, known, race, named, index }: FinisherProps) {
  const { t } = useTranslation();
  const names = useNames();
  const factText = useFactText(race);
  const { person, places, gun, chip } = row;
  const byChip = race?.rankBy === 'chip';
  const official = byChip ? (chip ?? gun) : gun;
  const other = byChip ? gun : chip;
  const fact = bestFact(row, known);
  const age = index === 0 ? known?.row.age : undefined;
  return (
    <li
      className={`${styles['row']} ${index === 0 ? styles['newest'] : ''}`}
      style={{ '--index': index } as CSSProperties}
    >
      <span className={placeStyle(places.overall)}>{places.overall ?? '–'}</span>
      <div className={styles['lines']}>
        <div className={styles['line']}>
          <bdi className={`${styles['native']} ${styles[nameSize(person.name)] ?? ''}`}>{person.name}</bdi>
          <span className={styles['time']}>{timeText(official, race?.unit)}</span>
        </div>
        <div className={styles['line']}>
          <p className={styles['more']}>
            <b className={styles['nation']}>
              {[person.bib, named && race !== null ? names.text(race.name) : null, person.nationality]
                .filter((part) => part !== null)
                .join(' · ')}
            </b>
            <bdi className={styles['latin']}>{latinNameOf(person)}</bdi>
            <span className={styles['club']}>
              {age === undefined ? null : t('announcer.years', { count: age })}
              {age === undefined || person.club === null ? null : ' · '}
              <bdi>{person.club}</bdi>
            </span>
          </p>
          <div className={styles['facts']}>
            {fact === null ? null : <FactLine text={factText(fact)} isGold={worthOf(fact) >= 4} />}
            {other === null ? null : (
              <span className={styles['other']}>
                {byChip ? t('column.gun') : t('column.chip')} {timeText(other, race?.unit)}
              </span>
            )}
          </div>
        </div>
      </div>
    </li>
  );
});

/** The most worth saying, where the desk knows the places as they are now. */
function bestFact(row: FinisherRow, known: Announced | undefined): Fact | null {
  const isSame = known !== undefined && JSON.stringify(known.row.places) === JSON.stringify(row.places);
  return isSame ? (known.facts[0] ?? null) : factOf(row);
}

function placeStyle(place: number | null): string {
  const more = place === null ? '' : place <= 3 ? styles['podium'] : place >= 1000 ? styles['thousands'] : '';
  return `${styles['place']} ${more}`;
}
