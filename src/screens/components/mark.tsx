import styles from './mark.module.css';

/** How a thing is doing, as a person has to care about it. */
export type Level = 'good' | 'look' | 'bad' | 'info' | 'none';

const shapes: Record<Level, string> = {
  good: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  look: 'M8 1.5 15 14H1Z',
  bad: 'M3 3h10v10H3Z',
  info: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
  none: 'M8 2.75a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5Z',
};

/** A state as a shape in its colour: disc, triangle, square, diamond, ring. A word always stands beside it. */
export function Mark({ level }: { level: Level }) {
  return (
    <svg className={`${styles['mark']} ${styles[level]}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[level]} />
    </svg>
  );
}
