import { useTranslation } from 'react-i18next';
import type { Leaders } from '../../contract/feed.ts';
import type { FinisherRow, RaceView } from '../../contract/rows.ts';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { gapText, timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { latinNameOf } from '../components/latin-name.ts';
import { useShownRace } from './use-shown-race.ts';
import styles from './leader-boards.module.css';

const none: readonly Leaders[] = [];

/** The first women and men of one race, with how far the others are behind. */
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
  return (
    <section className={styles['board']}>
      <h2 className={styles['title']}>
        {[names.raceOf(event, race?.id), names.list(race, list)].filter((part) => part !== null).join(' · ')}
      </h2>
      {best === null ? <p className={styles['none']}>{t('announcer.noLeader')}</p> : null}
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
      </ol>
    </section>
  );
}
