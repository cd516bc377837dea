import { useTranslation } from 'react-i18next';
import { oldest, sexesOf, stretchesOf, stretchText, type Stretch } from '../draft/ages.ts';
import { writtenOut } from '../draft/category-presets.ts';
import type { RaceDraft } from '../draft/event-draft.ts';
import styles from './age-strips.module.css';

/** All ages of each sex, and in how many categories they are: gaps and overlaps are seen at once. */
export function AgeStrips({ categories }: { categories: RaceDraft['categories'] }) {
  const { t } = useTranslation();
  const all = writtenOut(categories);
  if (all.length === 0) return <p className={styles['none']}>{t('editor.categories.none')}</p>;
  return (
    <div className={styles['strips']}>
      {sexesOf(all).map((sex) => (
        <div key={sex ?? 'all'} className={styles['strip']}>
          <span className={styles['sex']}>
            {sex === null ? t('editor.categories.anySex') : t(`list.${sex}`)}
          </span>
          <div className={styles['ages']}>
            {stretchesOf(categories, sex).map((stretch) => (
              <StretchBar key={stretch.from} stretch={stretch} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function StretchBar({ stretch }: { stretch: Stretch }) {
  const { t } = useTranslation();
  const { from, to, categories } = stretch;
  const ages = stretchText(stretch);
  const kind = categories.length === 0 ? 'gap' : categories.length > 1 ? 'overlap' : 'one';
  const title = kind === 'one' ? ages : t(`editor.categories.${kind}`, { ages });
  return (
    <span
      className={`${styles['stretch']} ${styles[kind]}`}
      style={{ flexGrow: Math.min(to, oldest) - from + 1 }}
      title={title}
    >
      {kind === 'one' ? null : <b aria-hidden="true">{kind === 'gap' ? '?' : '×2'}</b>}
      <span className={styles['text']}>{title}</span>
    </span>
  );
}
