import { useTranslation } from 'react-i18next';
import { SelectField } from '../fields/choices.tsx';

/** The choices of a rule; the first is the usual one. */
export type Usual<Choice extends string> = readonly [Choice, ...Choice[]];

interface Props<Choice extends string> {
  label: string;
  path: string;
  choices: Usual<Choice>;
  text: (choice: Choice) => string;
  value: string | undefined;
  onChange: (value: Choice | undefined) => void;
}

/** A rule that is one of several, in words; the usual one is not written into the file. */
export function RuleChoice<Choice extends string>(props: Props<Choice>) {
  const { label, path, choices, text, value, onChange } = props;
  const { t } = useTranslation();
  const [usual] = choices;
  const chosen = choices.find((choice) => choice === value) ?? usual;
  return (
    <SelectField
      label={label}
      path={path}
      value={chosen}
      choices={choices.map((choice) => ({
        value: choice,
        text: choice === usual ? t('editor.usual', { what: text(choice) }) : text(choice),
      }))}
      onChange={(next) => onChange(next === usual ? undefined : next)}
    />
  );
}
