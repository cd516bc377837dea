import type { Leg } from './legs.ts';
import styles from './pace-line.module.css';

const width = 320;
const height = 56;
const margin = 4;

/** Speed over the course as steps: up is faster. Drawn where there are at least two legs. */
export function PaceLine({ legs }: { legs: readonly Leg[] }) {
  const run = legs.flatMap(({ distance, metres, ms }) =>
    ms === null || ms <= 0 ? [] : [{ to: distance, from: distance - metres, speed: metres / ms }],
  );
  const end = run.at(-1)?.to ?? 0;
  if (run.length < 2 || end === 0) return null;
  const speeds = run.map(({ speed }) => speed);
  const [slow, fast] = [Math.min(...speeds), Math.max(...speeds)];
  const range = Math.max(fast - slow, fast * 0.05);
  const x = (metres: number) => (metres / end) * width;
  const y = (speed: number) => height - margin - ((speed - slow) / range) * (height - 2 * margin);
  const line = run.map(({ from, to, speed }) => `L${x(from)} ${y(speed)}L${x(to)} ${y(speed)}`).join('');
  const path = `M${line.slice(1)}`;
  return (
    <svg
      className={styles['pace']}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles['ground']} d={`${path}L${width} ${height}L0 ${height}Z`} />
      <path className={styles['line']} d={path} />
    </svg>
  );
}
