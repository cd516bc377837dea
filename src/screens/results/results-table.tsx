import { useTranslation } from 'react-i18next';
import type { PointView, RaceView } from '../../contract/rows.ts';
import { useNames } from '../i18n/use-names.ts';
import { LongTable } from './long-table.tsx';
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

/** One list of a race. */
export function ResultsTable({ results: { page, rows, show }, race, onOpen }: Props) {
  const wide = useWide();
  const splits = wide ? shownSplits(race) : [];
  return (
    <LongTable
      total={page?.total}
      here={rows.size}
      rowHeight={wide ? wideRow : narrowRow}
      head={wide ? <Head race={race} splits={splits} /> : null}
      renderRow={(index) => (
        <ResultLine row={rows.get(index)} race={race} wide={wide} splits={splits} onOpen={onOpen} />
      )}
      onShow={show}
    />
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
