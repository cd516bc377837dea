import { Mark } from '../../components/mark.tsx';
import { Button } from '../../components/button.tsx';
import styles from './checklist.module.css';
import type { Check } from './use-checklist.ts';

/** What has to be there before the first gun, each with what makes it so. */
export function Checklist({ checks, isShort = false }: { checks: readonly Check[]; isShort?: boolean }) {
  return (
    <ul className={`${styles['list']} ${isShort ? styles['short'] : ''}`}>
      {checks.map(({ id, level, title, text, act, actText }) => (
        <li key={id} className={styles['check']}>
          <Mark level={level} />
          <div className={styles['text']}>
            <h3 className={styles['title']}>{title}</h3>
            <p className={styles['now']}>{text}</p>
          </div>
          {act === null ? null : (
            <Button kind={isShort ? 'quiet' : 'plain'} aria-label={`${title}: ${actText}`} onClick={act}>
              {actText}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
