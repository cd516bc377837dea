import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './search-field.module.css';

/** The one thing that everybody looks for: a name or a bib. */
export function SearchField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className={styles['field']}>
      <Search aria-hidden="true" />
      <input
        type="search"
        className={styles['input']}
        value={text}
        onChange={(event) => onText(event.target.value)}
        placeholder={t('results.search')}
        aria-label={t('results.search')}
        autoComplete="off"
        enterKeyHint="search"
      />
    </label>
  );
}
