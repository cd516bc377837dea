import { useTranslation } from 'react-i18next';
import { SelectField } from '../fields/choices.tsx';

/** What a list may be made once for each of. */
type By = 'sex' | 'category' | 'division' | 'club' | 'nationality' | 'wave';

interface Props<Choice extends By> {
  path: string;
  value: Choice | undefined;
  choices: readonly Choice[];
  onChange: (by: Choice | undefined) => void;
}

/** Whether a list is one, or one for each sex, category and so on. */
export function ByField<Choice extends By>({ path, value, choices, onChange }: Props<Choice>) {
  const { t } = useTranslation();
  const textOf = (by: By) => t(`editor.lists.byEach.${by}`);
  return (
    <SelectField<Choice | ''>
      label={t('editor.lists.by')}
      path={path}
      value={value ?? ''}
      choices={[
        { value: '', text: t('editor.lists.byNothing') },
        ...choices.map((value) => ({ value, text: textOf(value) })),
      ]}
      onChange={(by) => onChange(by === '' ? undefined : by)}
    />
  );
}
