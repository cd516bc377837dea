import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/problem.ts';
import type { Language } from '../../../timing/model/race.ts';
import { getResultsColumns, postPreset } from '../../api/paper-calls.ts';
import { problemsOf } from '../../api/http.ts';
import { Button } from '../button.tsx';
import { Field, SelectInput, TextInput } from '../field.tsx';
import { ProblemList } from '../problem-list.tsx';
import styles from './columns-choice.module.css';

/** Ids of columns in the order in which they are wanted; null: the usual ones. */
export type ChosenColumns = readonly string[] | null;
type Known = Awaited<ReturnType<typeof getResultsColumns>>;

interface Props {
  race: string;
  language: Language;
  onLanguage: (language: Language) => void;
  value: ChosenColumns;
  onChange: (columns: ChosenColumns) => void;
}

/** Which columns a table has: the usual ones, those of a preset, or chosen one by one and kept under a name. */
export function ColumnsChoice({ race, language, onLanguage, value, onChange }: Props) {
  const { t } = useTranslation();
  const [preset, setPreset] = useState('');
  const [known, ask] = useColumns(race, language);
  const choose = (name: string) => {
    setPreset(name);
    const own = known?.presets.find((one) => one.name === name);
    if (own !== undefined) {
      onChange(own.columns);
      onLanguage(own.language);
    } else onChange(name === '' ? null : (known?.columns.map(({ id }) => id) ?? null));
  };
  return (
    <>
      <Field label={t('saveResults.columns')}>
        <SelectInput
          value={value === null ? '' : preset}
          disabled={known === null}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{t('saveResults.usualColumns')}</option>
          {known?.presets.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          <option value={own}>{t('saveResults.ownColumns')}</option>
        </SelectInput>
      </Field>
      {value === null || known === null ? null : (
        <>
          <Columns known={known} value={value} onChange={onChange} />
          <Preset
            key={preset}
            name={preset === own ? '' : preset}
            columns={value}
            language={language}
            onSaved={(name) => {
              void ask().then(() => (name === null ? choose('') : setPreset(name)));
            }}
          />
        </>
      )}
    </>
  );
}

/** What no preset can be called. */
const own = '\u0000';

interface ColumnsProps {
  known: Known;
  value: readonly string[];
  onChange: Props['onChange'];
}

/** Those that are chosen first, in their order, then the others. */
function Columns({ known, value, onChange }: ColumnsProps) {
  const { t } = useTranslation();
  const headings = new Map(known.columns.map(({ id, heading }) => [id, heading]));
  const others = known.columns.filter(({ id }) => !value.includes(id));
  const shown = [...value.filter((id) => headings.has(id)), ...others.map(({ id }) => id)];
  const move = (id: string, by: number) => {
    const next = [...value];
    const at = next.indexOf(id);
    next.splice(at, 1);
    next.splice(at + by, 0, id);
    onChange(next);
  };
  return (
    <ul className={styles['columns']} aria-label={t('saveResults.columns')}>
      {shown.map((id) => {
        const at = value.indexOf(id);
        const heading = headings.get(id) ?? id;
        return (
          <li key={id} className={styles['column']}>
            <label className={styles['name']}>
              <input
                type="checkbox"
                checked={at >= 0}
                onChange={() => onChange(at >= 0 ? value.filter((one) => one !== id) : [...value, id])}
              />
              {heading}
            </label>
            <Button
              kind="quiet"
              disabled={at <= 0}
              aria-label={t('saveResults.earlier', { column: heading })}
              onClick={() => move(id, -1)}
            >
              <ArrowUp />
            </Button>
            <Button
              kind="quiet"
              disabled={at < 0 || at === value.length - 1}
              aria-label={t('saveResults.later', { column: heading })}
              onClick={() => move(id, 1)}
            >
              <ArrowDown />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

interface PresetProps {
  name: string;
  columns: readonly string[];
  language: Language;
  /** Called with its name, or with null when it was taken away. */
  onSaved: (name: string | null) => void;
}

/** Keeps columns and language under a name, for this event and the command line. */
function Preset({ name: given, columns, language, onSaved }: PresetProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(given);
  const [problems, setProblems] = useState<Problem[]>([]);
  const send = async (preset: { columns: string[]; language: Language } | null) => {
    setProblems([]);
    try {
      await postPreset({ name: name.trim(), preset });
      onSaved(preset === null ? null : name.trim());
    } catch (error) {
      setProblems(problemsOf(error));
    }
  };
  return (
    <>
      <div className={styles['preset']}>
        <Field label={t('saveResults.presetName')}>
          <TextInput maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Button
          disabled={name.trim() === '' || columns.length === 0}
          onClick={() => void send({ columns: [...columns], language })}
        >
          {t('saveResults.keepPreset')}
        </Button>
        {given === '' || name.trim() !== given ? null : (
          <Button onClick={() => void send(null)}>{t('saveResults.dropPreset')}</Button>
        )}
      </div>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </>
  );
}

/** Columns and presets as the station has them, and a way to ask again; null until it has said so. */
function useColumns(race: string, language: Language) {
  const [known, setKnown] = useState<Known | null>(null);
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const found = await getResultsColumns(language, race || undefined, signal).catch(() => null);
      if (found !== null && signal?.aborted !== true) setKnown(found);
    },
    [race, language],
  );
  useEffect(() => {
    const left = new AbortController();
    void ask(left.signal);
    return () => left.abort();
  }, [ask]);
  return [known, ask] as const;
}
