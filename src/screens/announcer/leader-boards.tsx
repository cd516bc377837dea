import { useTranslation } from 'react-i18next';
import type { Leaders } from '../../contract/feed.ts';
import type { ContenderRow } from '../../contract/insight.ts';
import type { FinisherRow, GunView, RaceView } from '../../contract/rows.ts';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { gapText, timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { latinNameOf } from '../components/latin-name.ts';
import { projectedTime } from './next-rows.ts';
import { useShownRace } from './use-shown-race.ts';
import styles from './leader-boards.module.css';

const none: readonly Leaders[] = [];
const noneNext: readonly ContenderRow[] = [];
const noGuns: readonly GunView[] = [];

/**
 * The first women and men of one race, with how far the others are behind; where there is room, who comes next among
 * them, as an estimate.
 */
export function LeaderBoards() {
  const race = useShownRace();
  const leaders = useFeed((feed) => feed.sections?.leaders ?? none);
  const shown = leaders.filter((board) => board.race === undefined || board.race === race?.id);
  const someNext = useFeed((feed) => (feed.sections?.contenders ?? []).length > 0);
  return (
    <div className={`${styles['boards']} ${someNext ? styles['dense'] : ''}`}>
      {shown.map((board) => (
        <Board key={`${board.race} ${board.list}`} board={board} race={race} />
      ))}
    </div>
  );
}

function Board({ board: { list, rows }, race }: { board: Leaders; race: RaceView | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const byChip = race?.rankBy === 'chip';
  const timeOf = ({ gun, chip }: FinisherRow) => (byChip ? (chip ?? gun) : gun);
  const best = rows[0] === undefined ? null : timeOf(rows[0]);
  const next = useNextOf(race, list, rows);
  return (
    <section className={styles['board']}>
      <h2 className={styles['title']}>
        {[names.raceOf(event, race?.id), names.list(race, list)].filter((part) => part !== null).join(' · ')}
      </h2>
      {best === null && next === null ? <p className={styles['none']}>{t('announcer.noLeader')}</p> : null}
      <ol className={styles['list']}>
        {rows.map((row, index) => (
          <li key={row.person.bib} className={styles['row']}>
            <span className={styles['place']}>{index + 1}</span>
            <div className={styles['who']}>
              <bdi className={styles['native']}>{row.person.name}</bdi>
              <p className={styles['more']}>
                <b className={styles['nation']}>{row.person.nationality}</b>{' '}
                <bdi>{latinNameOf(row.person)}</bdi>
              </p>
            </div>
            <span className={index === 0 ? styles['best'] : styles['gap']}>
              {index === 0 || best === null
                ? timeText(timeOf(row), race?.unit)
                : gapText(timeOf(row) - best, race?.unit)}
            </span>
          </li>
        ))}
        {next === null ? null : <Projected next={next} place={rows.length + 1} best={best} race={race} />}
      </ol>
    </section>
  );
}

const boardRows = 3;

/** Who comes next in a list that has room for them; null where nobody is named. */
function useNextOf(race: RaceView | null, list: string, rows: readonly FinisherRow[]): ContenderRow | null {
  const contenders = useFeed((feed) => feed.sections?.contenders ?? noneNext);
  if (rows.length >= boardRows) return null;
  const next = contenders.find((one) => one.list === list && (one.race ?? race?.id) === race?.id);
  return next === undefined || rows.some(({ person }) => person.bib === next.bib) ? null : next;
}

interface ProjectedProps {
  next: ContenderRow;
  /** The place if everybody comes as estimated and nobody before. */
  place: number;
  /** The time of the first; null before there is one. */
  best: number | null;
  race: RaceView | null;
}

/** A line that has not happened yet: grey, and never like a result. */
function Projected({ next, place, best, race }: ProjectedProps) {
  const { t } = useTranslation();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const time = projectedTime(next, guns, race);
  const { person, bib } = next;
  return (
    <li className={`${styles['row']} ${styles['projected']}`}>
      <span className={styles['place']}>{place}</span>
      <div className={styles['who']}>
        <bdi className={styles['native']}>{person?.name ?? t('runner.bib', { bib })}</bdi>
        <p className={styles['more']}>
          <b>{person?.nationality}</b> <bdi>{person === undefined ? null : latinNameOf(person)}</bdi>
        </p>
      </div>
      <span className={styles['gap']}>
        {time === null || next.overdue
          ? t('announcer.estimated')
          : `≈ ${best === null || time < best ? timeText(time, race?.unit) : gapText(time - best, race?.unit)}`}
      </span>
    </li>
  );
}
