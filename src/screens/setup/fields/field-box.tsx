import { useId, type ReactNode } from 'react';
import { Mark } from '../../components/mark.tsx';
import styles from './fields.module.css';

interface Props {
  label: string;
  /** Whether the label is there for screen readers alone: a table's head says it. */
  bare?: boolean;
  hint?: ReactNode;
  fault: string | null;
  /** Makes the input, with what ties it to its label and its fault. */
  children: (ties: Ties) => ReactNode;
}

/** What an input needs to be known by its label and its fault. */
interface Ties {
  id: string;
  'aria-label': string | undefined;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
  className: string | undefined;
}

/** A label over an input, a hint and what is wrong under it. */
export function FieldBox({ label, bare = false, hint, fault, children }: Props) {
  const id = useId();
  const ties = {
    id,
    'aria-label': bare ? label : undefined,
    'aria-invalid': fault !== null,
    'aria-describedby': fault === null ? undefined : `${id}-fault`,
    className: styles['input'],
  };
  return (
    <div className={styles['field']}>
      {bare ? null : (
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
      )}
      {children(ties)}
      {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
      {fault === null ? null : (
        <span id={`${id}-fault`} className={styles['fault']}>
          <Mark level="bad" />
          {fault}
        </span>
      )}
    </div>
  );
}
