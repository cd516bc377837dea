import { useTranslation } from 'react-i18next';
import type { ResultsPage } from '../../contract/rows.ts';
import { useNames } from '../i18n/use-names.ts';
import { Field, SelectInput } from './field.tsx';

interface Props {
  races: NonNullable<ResultsPage['races']>;
  value: string;
  onChange: (race: string) => void;
  /** Whether all of them together may be chosen. */
  hasAll: boolean;
}

/** Which race, where there are several. */
export function RaceField({ races, value, onChange, hasAll }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  if (races.length < 2) return null;
  return (
    <Field label={t('saveResults.race')}>
      <SelectInput value={value} onChange={(event) => onChange(event.target.value)}>
        {hasAll ? <option value="">{t('saveResults.allRaces')}</option> : null}
        {races.map(({ id, name }) => (
          <option key={id} value={id}>
            {names.text(name)}
          </option>
        ))}
      </SelectInput>
    </Field>
  );
}
