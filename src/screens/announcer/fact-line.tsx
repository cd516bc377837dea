import type { FactText } from './use-fact-text.ts';
import styles from './fact-line.module.css';

/** A fact in one line, of which only the name is cut where there is no room. */
export function FactLine({
  text: { before, name, after },
  isGold = false,
}: {
  text: FactText;
  /** Whether it is of the first. */
  isGold?: boolean;
}) {
  return (
    <span className={`${styles['fact']} ${isGold ? styles['gold'] : ''}`}>
      {before}
      {name === '' ? null : <bdi className={styles['cut']}>{name}</bdi>}
      {after}
    </span>
  );
}
