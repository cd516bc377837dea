import type { ReactNode } from 'react';
import { FieldBox } from './field-box.tsx';
import styles from './fields.module.css';
import { useFault } from './use-fault.ts';

interface SelectProps<Choice extends string> {
  label: string;
  path: string;
  value: Choice;
  choices: readonly { value: Choice; text: string }[];
  onChange: (value: Choice) => void;
  bare?: boolean;
  hint?: ReactNode;
}

/** One of several. */
export function SelectField<Choice extends string>(props: SelectProps<Choice>) {
  const { label, path, value, choices, onChange, bare = false, hint } = props;
  return (
    <FieldBox label={label} bare={bare} hint={hint} fault={useFault(path)}>
      {(ties) => (
        <select value={value} onChange={(event) => onChange(event.target.value as Choice)} {...ties}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </FieldBox>
  );
}

interface CheckProps {
  label: ReactNode;
  /** The label, where the one that is shown is not enough. */
  name?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no. */
export function CheckField({ label, name, checked, onChange }: CheckProps) {
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={checked}
        aria-label={name}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
