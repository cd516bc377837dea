import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import styles from './problem-list.module.css';
import { useProblemText } from './use-problem-text.ts';

/** What concerns the whole file stands first, and last how many more problems there are. */
const placeOf = ({ line, code }: Problem) => line ?? (code === 'more-problems' ? Number.MAX_VALUE : 0);
const byLine = (one: Problem, other: Problem) => placeOf(one) - placeOf(other);

/** What is wrong with something, each with the line that it is in. */
export function ProblemList({ problems, level = 'bad' }: { problems: Problem[]; level?: 'bad' | 'look' }) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <ul className={`${styles['list']} ${styles[level]}`} role={level === 'bad' ? 'alert' : 'status'}>
      {problems.toSorted(byLine).map((problem, index) => (
        <li key={index} className={styles['problem']}>
          <span className={styles['line']}>
            {problem.line === undefined ? '' : t('problem.line', { line: problem.line })}
          </span>
          <span>{text(problem)}</span>
        </li>
      ))}
    </ul>
  );
}
