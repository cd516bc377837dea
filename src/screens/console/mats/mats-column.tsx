import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MatView } from '../../../contract/feed.ts';
import type { PointView } from '../../../contract/rows.ts';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { Mark } from '../../parts/mark.tsx';
import { ColumnHead } from '../column-head.tsx';
import { ask } from '../console-state.ts';
import { MatCard } from './mat-card.tsx';
import styles from './mats-column.module.css';

const noMats: readonly MatView[] = [];
const noPoints: readonly PointView[] = [];

/** The course, point by point, and the readers on it. */
export function MatsColumn() {
  const { t } = useTranslation();
  const names = useNames();
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats);
  const points = useFeed((feed) => feed.sections?.race?.points ?? noPoints);
  const elsewhere = mats.filter(({ point }) => !points.some(({ id }) => id === point));
  return (
    <section className={styles['column']} aria-label={t('mats.title')}>
      <ColumnHead title={t('mats.title')}>
        <Button kind="quiet" onClick={() => ask({ kind: 'reader', point: null })}>
          <Plus />
          {t('mats.add')}
        </Button>
      </ColumnHead>
      <ul className={styles['list']}>
        {points.map((point) => {
          const here = mats.filter((mat) => mat.point === point.id);
          const name = names.point(point);
          if (here.length === 0) return <BarePoint key={point.id} point={point.id} name={name} />;
          return here.map((mat) => (
            <MatCard key={mat.address} mat={mat} name={name} several={here.length > 1} />
          ));
        })}
        {elsewhere.map((mat) => (
          <MatCard key={mat.address} mat={mat} name={mat.point} several />
        ))}
      </ul>
    </section>
  );
}

/** A point of the course that nobody reads. */
function BarePoint({ point, name }: { point: string; name: string }) {
  const { t } = useTranslation();
  return (
    <li className={styles['bare']}>
      <Mark level="none" />
      <span className={styles['name']}>{name}</span>
      <span className={styles['word']}>{t('mats.none')}</span>
      <Button
        kind="quiet"
        className={styles['add'] ?? ''}
        aria-label={t('mats.addAt', { point: name })}
        title={t('mats.addAt', { point: name })}
        onClick={() => ask({ kind: 'reader', point })}
      >
        <Plus />
      </Button>
    </li>
  );
}
