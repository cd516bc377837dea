import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../words/language.ts';
import { Button } from '../../components/button.tsx';
import { useLanguage, type Language } from '../../i18n/language.ts';
import { textIn, type LocalText } from '../../i18n/local-text.ts';
import { Mark } from '../../components/mark.tsx';
import { withText } from '../draft/local-name.ts';
import styles from './fields.module.css';
import { TextField } from './text-field.tsx';
import { useFault } from './use-fault.ts';

interface Props {
  label: string;
  path: string;
  value: LocalText | undefined;
  onChange: (value: LocalText) => void;
  placeholder?: string;
  autoFocus?: boolean;
}

/** A name: one text for all, or one in each language. */
export function NameField({ label, path, value, onChange, placeholder, autoFocus }: Props) {
  const { t } = useTranslation();
  const shown = useLanguage();
  const fault = useFault(path);
  const all = Object.keys(languages) as Language[];
  const split = () =>
    onChange(Object.fromEntries(all.map((one) => [one, value === undefined ? '' : textIn(value, shown)])));
  if (typeof value !== 'object')
    return (
      <div className={styles['languages']}>
        <TextField
          {...{ label, path, onChange, placeholder: placeholder ?? '', autoFocus: autoFocus ?? false }}
          value={value ?? ''}
        />
        <div>
          <Button kind="quiet" onClick={split}>
            <Languages />
            {t('editor.inLanguages')}
          </Button>
        </div>
      </div>
    );
  return (
    <fieldset className={styles['languages']} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={styles['label']} style={{ padding: 0, marginBottom: 4 }}>
        {label}
      </legend>
      {all.map((language) => (
        <label key={language} className={styles['language']}>
          {languages[language]}
          <input
            className={styles['input']}
            lang={language}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={fault !== null}
            value={value[language] ?? ''}
            onChange={(event) => onChange(withText(value, language, event.target.value))}
          />
        </label>
      ))}
      {fault === null ? null : (
        <span className={styles['fault']}>
          <Mark level="bad" />
          {fault}
        </span>
      )}
    </fieldset>
  );
}

interface BareProps extends Omit<Props, 'autoFocus'> {
  bare?: boolean;
}

/** A name in the shown language alone, for a row of a table: other languages keep theirs. */
export function ShortNameField({ value, onChange, bare = true, ...rest }: BareProps) {
  const language = useLanguage();
  const text = value === undefined ? '' : typeof value === 'string' ? value : (value[language] ?? '');
  return (
    <TextField
      {...rest}
      bare={bare}
      value={text}
      placeholder={rest.placeholder ?? (value === undefined ? '' : textIn(value, language))}
      onChange={(next) => onChange(withText(value, language, next))}
    />
  );
}
