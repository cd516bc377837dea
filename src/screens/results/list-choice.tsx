import { useTranslation } from 'react-i18next';
import type { ResultsPage } from '../../contract/rows.ts';
import { useNumber } from '../language/use-ages.ts';
import { useNames } from '../language/use-names.ts';
import styles from './list-choice.module.css';

interface Props {
  page: ResultsPage;
  list: string;
  onList: (id: string) => void;
}

/** Overall and the sexes side by side; the categories, of which there are many, to choose from. */
export function ListChoice({ page, list, onList }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const isCategory = (id: string) => id.startsWith('category:');
  const categories = page.lists.filter(({ id }) => isCategory(id));
  return (
    <div className={styles['choice']}>
      {page.lists
        .filter(({ id }) => !isCategory(id))
        .map(({ id, finishers, name }) => (
          <button
            key={id}
            type="button"
            className={`${styles['list']} ${id === list ? styles['chosen'] : ''}`}
            aria-pressed={id === list}
            onClick={() => onList(id)}
          >
            {names.list(page.race, id, name)}
            <span className={styles['count']}>{number(finishers)}</span>
          </button>
        ))}
      {categories.length === 0 ? null : (
        <select
          className={`${styles['list']} ${styles['select']} ${isCategory(list) ? styles['chosen'] : ''}`}
          aria-label={t('column.category')}
          value={isCategory(list) ? list : ''}
          onChange={(event) => onList(event.target.value === '' ? 'overall' : event.target.value)}
        >
          <option value="">{t('results.categories')}</option>
          {categories.map(({ id, finishers, name }) => (
            <option key={id} value={id}>
              {names.list(page.race, id, name)} ({number(finishers)})
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
