import { useTranslation } from 'react-i18next';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../language/use-names.ts';
import { Mark } from '../../parts/mark.tsx';
import styles from './last-entry.module.css';

/** What was typed last; `key` changes with each entry. */
export interface Entered {
  bib: string | null;
  point: string;
  key: string;
}

/** Says for a moment that what was typed is recorded. */
export function LastEntry({ entered }: { entered: Entered | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  if (entered === null) return null;
  const point = names.pointOf(race, entered.point);
  return (
    <span key={entered.key} className={styles['last']}>
      <Mark level="good" />
      {entered.bib === null
        ? t('entry.recordedTime', { point })
        : t('entry.recorded', { bib: entered.bib, point })}
    </span>
  );
}
