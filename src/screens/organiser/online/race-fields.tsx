import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../components/field.tsx';
import styles from '../organiser.module.css';
import type { Faults, RaceDraft } from './race-draft.ts';

interface Fields {
  draft: RaceDraft;
  faults: Faults;
  set: (part: Partial<RaceDraft>) => void;
}

type Kind<Value> = { [Key in keyof RaceDraft]: RaceDraft[Key] extends Value ? Key : never }[keyof RaceDraft];

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['large']}>{title}</legend>
      <div className={styles['fields']}>{children}</div>
    </fieldset>
  );
}

type Props = Fields &
  Omit<ComponentProps<'input'>, 'name'> & {
    name: Exclude<Kind<string>, 'club' | 'city' | 'nationality'> | 'name';
    label?: string;
    onValue?: (value: string) => void;
  };

/** A field of the form with its hint, or with what is wrong in the place of that. */
export function DraftField({ draft, faults, set, name, label, value, onValue, ...rest }: Props) {
  const { t } = useTranslation();
  const fault = faults[name];
  const hint = t(`review.form.hint.${name}`, { defaultValue: '' });
  const told =
    fault === undefined ? hint : <span className={styles['fault']}>{t(`review.form.fault.${fault}`)}</span>;
  return (
    <Field label={label ?? t(`review.form.${name}`)} {...(told === '' ? {} : { hint: told })}>
      <TextInput
        value={value ?? (draft[name] as string)}
        aria-invalid={fault !== undefined}
        onChange={({ target }) =>
          onValue === undefined ? set({ [name]: target.value }) : onValue(target.value)
        }
        {...rest}
      />
    </Field>
  );
}

export function Check({ draft, set, name }: Fields & { name: Kind<boolean> }) {
  const { t } = useTranslation();
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={draft[name]}
        onChange={({ target }) => set({ [name]: target.checked })}
      />
      <span>{t(`review.form.${name}`)}</span>
    </label>
  );
}
