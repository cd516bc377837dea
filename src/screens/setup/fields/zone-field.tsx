import { useId } from 'react';
import { TextField } from './text-field.tsx';

interface Props {
  label: string;
  path: string;
  value: string;
  onChange: (zone: string) => void;
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** An IANA zone, chosen by typing a part of its name. */
export function ZoneField({ label, path, value, onChange }: Props) {
  const id = useId();
  return (
    <>
      <TextField {...{ label, path, value, onChange }} list={id} />
      <datalist id={id}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** The zone of this machine. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
