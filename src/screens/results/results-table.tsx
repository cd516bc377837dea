import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointView, RaceView } from '../../contract/rows.ts';
import { useNames } from '../i18n/use-names.ts';
import { ResultLine } from './result-line.tsx';
import styles from './results-table.module.css';
import type { useResults } from './use-results.ts';
import { useWide } from './use-wide.ts';

interface Props {
  results: Pick<ReturnType<typeof useResults>, 'page' | 'rows' | 'show'>;
  race: RaceView;
  onOpen: (bib: string) => void;
}

const wideRow = 48;
const narrowRow = 76;

/** One list, of which only what is in view is drawn and asked for. */
export function ResultsTable({ results: { page, rows, show }, race, onOpen }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const wide = useWide();
  const splits = wide ? shownSplits(race) : [];
  const virtual = useVirtualizer({
    count: page?.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => (wide ? wideRow : narrowRow),
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => show(first, last), [show, first, last]);
  useEffect(() => virtual.measure(), [virtual, wide]);
  if (page?.total === 0) return <p className={styles['nobody']}>{t('results.nobody')}</p>;
  return (
    <div ref={scroller} className={styles['scroller']} role="table" aria-rowcount={page?.total ?? 0}>
      {wide ? <Head race={race} splits={splits} /> : null}
      <div role="rowgroup" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <div
            key={index}
            className={styles['slot']}
            style={{ height: size, transform: `translateY(${start}px)` }}
          >
            <ResultLine row={rows.get(index)} race={race} wide={wide} splits={splits} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Head({ race, splits }: { race: RaceView; splits: PointView[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const byChip = race.rankBy === 'chip';
  return (
    <div role="row" className={`${styles['line']} ${styles['head']}`}>
      <span role="columnheader" className={styles['place']}>
        {t('column.place')}
      </span>
      <span role="columnheader" className={styles['bib']}>
        {t('column.bib')}
      </span>
      <span role="columnheader" className={styles['name']}>
        {t('column.name')}
      </span>
      <span role="columnheader" className={styles['nation']}>
        {t('column.nation')}
      </span>
      <span role="columnheader" className={styles['club']}>
        {t('column.club')}
      </span>
      <span role="columnheader" className={styles['category']}>
        {t('column.category')}
      </span>
      {splits.map((point) => (
        <span role="columnheader" key={point.id} className={styles['split']}>
          {names.point(point)}
        </span>
      ))}
      <span role="columnheader" className={byChip ? styles['time'] : styles['official']}>
        {t('column.gun')}
      </span>
      <span role="columnheader" className={byChip ? styles['official'] : styles['time']}>
        {t('column.chip')}
      </span>
    </div>
  );
}

const splitsShown = 3;

/** The splits that fit into a line: spread over the course, the half among them where it is timed. */
function shownSplits(race: RaceView): PointView[] {
  const splits = race.points.filter(({ kind }) => kind === 'split');
  if (splits.length <= splitsShown) return splits;
  const finish = race.points.at(-1)?.distance ?? 0;
  const wanted = [0.25, 0.5, 0.75].map((part) => part * finish);
  const nearest = (metres: number) =>
    splits.toSorted((one, other) => Math.abs(one.distance - metres) - Math.abs(other.distance - metres))[0];
  const chosen = new Set(wanted.map(nearest));
  return splits.filter((point) => chosen.has(point));
}
