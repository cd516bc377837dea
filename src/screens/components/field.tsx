import type { ComponentProps, ReactNode } from 'react';
import styles from './field.module.css';

/** A label over what it names, and a hint under it. */
export function Field({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <label className={styles['field']}>
      <span className={styles['label']}>{label}</span>
      {children}
      {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
    </label>
  );
}

export function TextInput(props: ComponentProps<'input'>) {
  return <input type="text" autoComplete="off" spellCheck={false} className={styles['input']} {...props} />;
}

export function SelectInput(props: ComponentProps<'select'>) {
  return <select className={styles['input']} {...props} />;
}
