import { useTranslation } from 'react-i18next';
import type { ListDraft } from '../draft/event-draft.ts';
import { SelectField } from '../fields/choices.tsx';
import { NumberField } from '../fields/typed-fields.tsx';
import styles from '../setup-screen.module.css';

interface Props {
  label: string;
  path: string;
  bare?: boolean;
  rankBy: 'gun' | 'chip';
  value: ListDraft['basis'];
  onChange: (basis: ListDraft['basis']) => void;
}

/** Which time makes the places of a list. */
export function BasisField({ label, path, bare = false, rankBy, value, onChange }: Props) {
  const { t } = useTranslation();
  const chosen = value === undefined ? '' : typeof value === 'object' ? 'first' : value;
  return (
    <div className={styles['row']}>
      <SelectField
        {...{ label, path, bare }}
        value={chosen}
        choices={[
          { value: '', text: t('editor.lists.asRace', { basis: t(`editor.basis.${rankBy}`) }) },
          { value: 'gun', text: t('editor.basis.gun') },
          { value: 'chip', text: t('editor.basis.chip') },
          { value: 'first', text: t('editor.basis.first') },
        ]}
        onChange={(next) => onChange(next === '' ? undefined : next === 'first' ? { first: 3 } : next)}
      />
      {typeof value === 'object' ? (
        <div style={{ width: 72 }}>
          <NumberField
            bare
            label={t('editor.basis.firstCount')}
            path={`${path}.first`}
            value={value.first}
            onChange={(first) => first !== undefined && onChange({ first })}
          />
        </div>
      ) : null}
    </div>
  );
}
