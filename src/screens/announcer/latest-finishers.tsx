import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FinisherRow, RaceView } from '../../contract/rows.ts';
import { hasSeveral, raceIn, useEvent } from '../feed/event.ts';
import { raceOfPerson, useOfRace } from '../feed/of-race.ts';
import { stationNow, useFeed } from '../feed/store.ts';
import { timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { latinNameOf } from '../components/latin-name.ts';
import { factOf } from './facts.ts';
import styles from './latest-finishers.module.css';
import { nameWidth } from './name-width.ts';
import { useCalm } from './use-calm.ts';
import { useFactText, type FactText } from './use-fact-text.ts';

const rowsShown = 7;
/** Widths ({@link nameWidth}) from which a name is set smaller, so that it can be shown whole. */
const nameWidths = { long: 22, longest: 38 };
/** Milliseconds between two movements of the list, alone and in a crowd. */
const calm = 300;
const crowded = 2000;

/** The latest finishers, the newest on top and largest. In a crowd they come in groups, so that they can be read. */
export function LatestFinishers() {
  const { t } = useTranslation();
  const event = useEvent();
  const finishers = useOfRace(
    useFeed((feed) => feed.finishers),
    raceOfPerson,
  );
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
  race: RaceView | null;
  /** Whether the row says of which race it is. */
  named: boolean;
  index: number;
}

const Finisher = memo(function Finisher({ row, race, named, index }: FinisherProps) {
  const { t } = useTranslation();
  const names = useNames();
  const factText = useFactText(race);
  const { person, places, gun, chip } = row;
  const byChip = race?.rankBy === 'chip';
  const official = byChip ? (chip ?? gun) : gun;
  const other = byChip ? gun : chip;
  const fact = factOf(row);
  return (
    <li
      className={`${styles['row']} ${index === 0 ? styles['newest'] : ''}`}
      style={{ '--index': index } as CSSProperties}
    >
      <span className={placeStyle(places.overall)}>{places.overall ?? '–'}</span>
      <div className={styles['lines']}>
        <div className={styles['line']}>
          <bdi className={`${styles['native']} ${nameStyle(person.name)}`}>{person.name}</bdi>
          <span className={styles['time']}>{timeText(official, race?.unit)}</span>
        </div>
        <div className={styles['line']}>
          <p className={styles['more']}>
            <b className={styles['nation']}>
              {[named && race !== null ? names.text(race.name) : null, person.nationality]
                .filter((part) => part !== null)
                .join(' · ')}
            </b>
            <bdi className={styles['latin']}>{latinNameOf(person)}</bdi>
            <bdi className={styles['club']}>{person.club}</bdi>
          </p>
          <div className={styles['facts']}>
            {row.inReview ? (
              <span className={`${styles['fact']} ${styles['doubt']}`}>{t('status.review')}</span>
            ) : null}
            {fact === null ? null : <FactLine text={factText(fact)} isPodium={fact.place <= 3} />}
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

function FactLine({ text: { before, name, after }, isPodium }: { text: FactText; isPodium: boolean }) {
  return (
    <span className={`${styles['fact']} ${isPodium ? styles['podium'] : ''}`}>
      {before}
      {name === '' ? null : <bdi className={styles['cut']}>{name}</bdi>}
      {after}
    </span>
  );
}

function nameStyle(name: string): string {
  const width = nameWidth(name);
  if (width <= nameWidths.long) return '';
  return `${styles['long']} ${width > nameWidths.longest ? styles['longest'] : ''}`;
}

function placeStyle(place: number | null): string {
  const more = place === null ? '' : place <= 3 ? styles['podium'] : place >= 1000 ? styles['thousands'] : '';
  return `${styles['place']} ${more}`;
}
