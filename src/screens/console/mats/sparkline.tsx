import styles from './sparkline.module.css';

const step = 4;
const height = 24;

/** Reads over the last minutes, oldest first, as bars. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <svg
      className={styles['sparkline']}
      viewBox={`0 0 ${values.length * step} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {values.map((value, index) => {
        const bar = value === 0 ? 1 : Math.max(2, (value / most) * height);
        return <rect key={index} x={index * step} y={height - bar} width={step - 1} height={bar} />;
      })}
    </svg>
  );
}
