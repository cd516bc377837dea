import { useEffect, useId, useState, type ReactNode } from 'react';
import { setUnread } from '../draft/draft-store.ts';
import { FieldBox } from './field-box.tsx';
import { useFault } from './use-fault.ts';

interface FieldProps {
  label: string;
  /** Of the field in the file, where its fault is found. */
  path: string;
  bare?: boolean;
  hint?: ReactNode;
  autoFocus?: boolean;
  placeholder?: string;
}

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date';
  list?: string;
}

/** A text, as it is typed. */
export function TextField({ label, path, bare, hint, value, onChange, ...rest }: TextProps) {
  const fault = useFault(path);
  return (
    <FieldBox label={label} bare={bare ?? false} hint={hint} fault={fault}>
      {(ties) => (
        <input
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...rest}
          {...ties}
        />
      )}
    </FieldBox>
  );
}

interface TypedProps<Value> extends FieldProps {
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  /** How a value is written, and what was typed is read; null where it is none. */
  text: (value: Value) => string;
  read: (text: string) => Value | null;
  /** What is said of a text that is no value. */
  wrong: (text: string) => string;
}

/** A value that is typed as people write it: a distance, a duration, a number. Blank is no value. */
export function TypedField<Value>(props: TypedProps<Value>) {
  const { label, path, bare, hint, value, onChange, text, read, wrong, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const found = useFault(path);
  const isWrong = typed !== null && typed.trim() !== '' && read(typed) === null;
  const change = (entered: string) => {
    setTyped(entered);
    const next = entered.trim() === '' ? undefined : read(entered);
    // What is not understood changes nothing, and keeps the draft from being saved.
    if (next !== null) onChange(next);
  };
  const id = useId();
  useEffect(() => {
    setUnread(id, isWrong);
    return () => setUnread(id, false);
  }, [id, isWrong]);
  return (
    <FieldBox label={label} bare={bare ?? false} hint={hint} fault={isWrong ? wrong(typed) : found}>
      {(ties) => (
        <input
          autoComplete="off"
          spellCheck={false}
          inputMode="text"
          value={typed ?? (value === undefined ? '' : text(value))}
          onChange={(event) => change(event.target.value)}
          onBlur={() => isWrong || setTyped(null)}
          {...rest}
          {...ties}
        />
      )}
    </FieldBox>
  );
}
