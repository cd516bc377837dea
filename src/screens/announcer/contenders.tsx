import { useTranslation } from 'react-i18next';
import type { ContenderRow } from '../../contract/insight.ts';
import type { GunView } from '../../contract/rows.ts';
import { raceIn, useEvent } from '../feed/event.ts';
import { useOfRace } from '../feed/of-race.ts';
import { useFeed } from '../feed/store.ts';
import { useStationSeconds } from '../feed/use-clock.ts';
import { leftText, timeText } from '../format/times.ts';
import { useNames } from '../i18n/use-names.ts';
import { latinNameOf } from '../components/latin-name.ts';
import styles from './contenders.module.css';
import { nextRows, projectedTime, type NextRow } from './next-rows.ts';

const none: readonly ContenderRow[] = [];
const noGuns: readonly GunView[] = [];
const rowsShown = 3;
const raceOf = ({ race }: ContenderRow) => race;

/** Who comes next, in the chosen race or in any, and can still take one of the first places: estimates, grey and dashed, never like a result. */
export function Contenders() {
  const { t } = useTranslation();
  const contenders = useOfRace(
    useFeed((feed) => feed.sections?.contenders ?? none),
    raceOf,
  );
  const now = useStationSeconds(0);
  if (contenders.length === 0 || now === null) return null;
  return (
    <section className={styles['next']} aria-label={t('announcer.next')}>
      <h2 className={styles['title']}>
        {t('announcer.next')} <span className={styles['estimated']}>{t('announcer.estimated')}</span>
      </h2>
      <ol>
        {nextRows(contenders, now * 1000, rowsShown).map((next) => (
          <Contender key={next.row.bib} next={next} />
        ))}
      </ol>
    </section>
  );
}

function Contender({ next: { row, seconds } }: { next: NextRow }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { race, bib, person, list, possible, overdue } = row;
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const view = raceIn(event, race);
  const projected = projectedTime(row, guns, view);
  const latin = person === undefined ? null : latinNameOf(person);
  return (
    <li className={styles['row']}>
      <div className={styles['who']}>
        <bdi className={styles['native']}>{person?.name ?? t('runner.bib', { bib })}</bdi>
        <bdi className={styles['more']}>{latin}</bdi>
        <p className={styles['more']}>
          {[names.raceOf(event, race), names.list(view, list)].filter((part) => part !== null).join(' · ')}
        </p>
      </div>
      <div className={styles['forecast']}>
        {overdue ? (
          <span className={styles['overdue']}>{t('announcer.overdue')}</span>
        ) : (
          <span className={styles['left']}>≈ {leftText(seconds)}</span>
        )}
        {projected === null || overdue ? null : (
          <p className={`${styles['possible']} ${styles['projected']}`}>
            {`≈ ${timeText(projected, view?.unit)}`}
          </p>
        )}
        <p className={styles['possible']}>{t('announcer.possible', { place: possible })}</p>
      </div>
    </li>
  );
}
