import { useTranslation } from 'react-i18next';
import type { ResultsPage } from '../../contract/rows.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { ChoiceButton } from './choice-button.tsx';
import styles from './list-choice.module.css';

interface Props {
  page: ResultsPage;
  list: string;
  onList: (id: string) => void;
}

type Summary = ResultsPage['lists'][number];

/** So many further lists still stand beside overall and the sexes; more are chosen from a menu. */
const besideMax = 3;

/** Overall and the sexes side by side; categories, and further lists where there are many, to choose from. */
export function ListChoice({ page, list, onList }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { usual, categories, further } = kindsOf(page.lists);
  const isMany = further.length > besideMax;
  return (
    <div className={styles['choice']}>
      {[...usual, ...(isMany ? [] : further)].map(({ id, finishers, name }) => (
        <ChoiceButton
          key={id}
          name={names.list(page.race, id, name)}
          count={finishers}
          chosen={id === list}
          onChoose={() => onList(id)}
        />
      ))}
      <Menu label={t('results.categories')} lists={categories} page={page} list={list} onList={onList} />
      <Menu
        label={t('results.further')}
        lists={isMany ? further : []}
        page={page}
        list={list}
        onList={onList}
      />
    </div>
  );
}

/** Overall and the sexes; the categories; divisions and the race's own lists. */
function kindsOf(lists: readonly Summary[]) {
  const isUsual = ({ id }: Summary) => id === 'overall' || id.startsWith('sex:');
  const isCategory = ({ id }: Summary) => id.startsWith('category:');
  return {
    usual: lists.filter(isUsual),
    categories: lists.filter(isCategory),
    further: lists.filter((list) => !isUsual(list) && !isCategory(list)),
  };
}

/** One of many lists, by name; its first line leads back to the overall list. */
function Menu({ label, lists, page, list, onList }: Props & { label: string; lists: readonly Summary[] }) {
  const names = useNames();
  const number = useNumber();
  if (lists.length === 0) return null;
  const isChosen = lists.some(({ id }) => id === list);
  return (
    <select
      className={`${styles['list']} ${styles['select']} ${isChosen ? styles['chosen'] : ''}`}
      aria-label={label}
      value={isChosen ? list : ''}
      onChange={(event) => onList(event.target.value === '' ? 'overall' : event.target.value)}
    >
      <option value="">{label}</option>
      {lists.map(({ id, finishers, name }) => (
        <option key={id} value={id}>
          {names.list(page.race, id, name)} ({number(finishers)})
        </option>
      ))}
    </select>
  );
}
