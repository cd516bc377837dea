import { useState } from 'react';
import { Field, TextInput } from '../components/field.tsx';

interface Props {
  label: string;
  value: number;
  least?: number;
  most?: number;
  onChange: (value: number) => void;
}

/** Millimetres or points as they are typed, with a comma or a point; what is no number in its bounds changes nothing. */
export function NumberInput({ label, value, least = -1000, most = 1000, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    const number = Number(text.trim().replace(',', '.'));
    return text.trim() === '' || !(number >= least && number <= most) ? null : Math.round(number * 10) / 10;
  };
  const isWrong = typed !== null && read(typed) === null;
  return (
    <Field label={label}>
      <TextInput
        inputMode="decimal"
        aria-invalid={isWrong}
        value={typed ?? String(value)}
        onChange={({ target }) => {
          setTyped(target.value);
          const number = read(target.value);
          if (number !== null) onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}
