import { useTranslation } from 'react-i18next';
import { SelectInput } from '../../components/field.tsx';
import type { EventView } from '../../feed/event.ts';
import { useNames } from '../../i18n/use-names.ts';

interface Props {
  event: EventView;
  /** Race id; null for all of them. */
  race: string | null;
  onRace: (race: string | null) => void;
}

/** One race of an event, or all of them. */
export function RaceSelect({ event, race, onRace }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <SelectInput
      value={race ?? ''}
      onChange={({ target }) => onRace(target.value === '' ? null : target.value)}
    >
      <option value="">{t('races.allOf')}</option>
      {event.races.map(({ id, name }) => (
        <option key={id} value={id}>
          {names.text(name)}
        </option>
      ))}
    </SelectInput>
  );
}
