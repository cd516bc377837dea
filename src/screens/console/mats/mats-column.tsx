import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MatView } from '../../../contract/mat-view.ts';
import { useEvent, type EventView } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { ColumnHead } from '../column-head.tsx';
import { openDialog } from '../console-state.ts';
import { MatCard } from './mat-card.tsx';
import styles from './mats-column.module.css';
import { servesMat } from '../../feed/serves-mat.ts';

const noMats: readonly MatView[] = [];
const noPlaces: EventView['mats'] = [];

/** The mats in the order of the courses, and the readers on them. */
export function MatsColumn() {
  const { t } = useTranslation();
  const names = useNames();
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats);
  const event = useEvent();
  const places = event?.mats ?? noPlaces;
  /** A reader has one card, at its own mat or at the first that it serves. */
  const home = (mat: MatView) =>
    places.find(({ id }) => id === mat.point) ?? places.find((place) => servesMat(mat, place));
  return (
    <section className={styles['column']} aria-label={t('mats.title')}>
      <ColumnHead title={t('mats.title')}>
        <Button kind="quiet" onClick={() => openDialog({ kind: 'reader', point: null })}>
          <Plus />
          {t('mats.add')}
        </Button>
      </ColumnHead>
      <ul className={styles['list']}>
        {places.map((place) => {
          const here = mats.filter((mat) => home(mat)?.id === place.id);
          const name = names.mat(event, place.id);
          if (here.length === 0) {
            const other = mats.map((mat) => (servesMat(mat, place) ? home(mat) : undefined));
            const at = other.find((one) => one !== undefined);
            const readAt = at === undefined ? null : names.mat(event, at.id);
            return <BarePoint key={place.id} point={place.id} name={name} readAt={readAt} />;
          }
          return here.map((mat) => (
            <MatCard key={mat.address} mat={mat} name={name} several={here.length > 1} />
          ));
        })}
        {mats
          .filter((mat) => home(mat) === undefined)
          .map((mat) => (
            <MatCard key={mat.address} mat={mat} name={names.mat(event, mat.point)} several />
          ))}
      </ul>
      <IgnoredReads />
    </section>
  );
}

/** Reads of chips that the race ignores, such as the crew's own: as it should be, but not in silence. */
function IgnoredReads() {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const event = useEvent();
  const group = useFeed((feed) => feed.sections?.warnings?.find(({ code }) => code === 'chips-ignored'));
  return (group?.first ?? []).map(({ points: [point = ''], params: { reads } }) => {
    const count = Number(reads);
    const words = { count, number: number(count), point: names.mat(event, point) };
    return (
      <p key={point} className={styles['ignored']}>
        {t('mats.ignored', words)}
      </p>
    );
  });
}

/** A point of the course that has no reader of its own; `readAt` is where the reader stands that hears it too. */
function BarePoint({ point, name, readAt }: { point: string; name: string; readAt: string | null }) {
  const { t } = useTranslation();
  return (
    <li className={styles['bare']}>
      <Mark level={readAt === null ? 'none' : 'good'} />
      <span className={styles['name']}>{name}</span>
      <span className={styles['word']}>
        {readAt === null ? t('mats.none') : t('mats.readAt', { point: readAt })}
      </span>
      <Button
        kind="quiet"
        className={styles['add'] ?? ''}
        aria-label={t('mats.addAt', { point: name })}
        title={t('mats.addAt', { point: name })}
        onClick={() => openDialog({ kind: 'reader', point })}
      >
        <Plus />
      </Button>
    </li>
  );
}
