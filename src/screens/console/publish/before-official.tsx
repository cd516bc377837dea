import { useTranslation } from 'react-i18next';
import type { Versions } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Mark, type Level } from '../../components/mark.tsx';
import { openDialog } from '../console-state.ts';
import styles from './publish-dialog.module.css';

/** What stands between the race and official results, and what is worth a look before. Nothing where all is well. */
export function BeforeOfficial({ versions: { counts, isClosed } }: { versions: Versions }) {
  const { t } = useTranslation();
  const { inReview, onCourse, openTimes, unknownChips, conflicts, protests = 0 } = counts;
  const looks = { protests, openTimes, unknownChips, conflicts };
  const items: { key: string; level: Level; text: string; act?: () => void }[] = [
    ...(isClosed
      ? []
      : [
          {
            key: 'open',
            level: 'bad' as const,
            text: t('publish.before.open', { count: onCourse }),
            act: () => openDialog({ kind: 'close-race' }),
          },
        ]),
    ...(inReview === 0
      ? []
      : [{ key: 'review', level: 'bad' as const, text: t('publish.before.inReview', { count: inReview }) }]),
    ...(['protests', 'openTimes', 'unknownChips', 'conflicts'] as const)
      .filter((key) => looks[key] > 0)
      .map((key) => ({
        key,
        level: 'look' as const,
        text: t(`publish.before.${key}`, { count: looks[key] }),
      })),
  ];
  if (items.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3 className={styles['legend']}>{t('publish.before.title')}</h3>
      <ul className={styles['checks']}>
        {items.map(({ key, level, text, act }) => (
          <li key={key} className={styles['line']}>
            <Mark level={level} />
            <span>{text}</span>
            {act === undefined ? null : <Button onClick={act}>{t('publish.before.close')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
