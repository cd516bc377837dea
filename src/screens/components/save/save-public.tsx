import { Download } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicFormat } from '../../../contract/results-formats.ts';
import type { Language } from '../../../timing/model/race.ts';
import { languages } from '../../../words/language.ts';
import { resultsFile } from '../../api/calls.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../button.tsx';
import { DialogActs } from '../dialog.tsx';
import { Field, SelectInput } from '../field.tsx';
import { useListsOf } from '../use-lists-of.ts';
import { ColumnsChoice, type ChosenColumns } from './columns-choice.tsx';
import { RaceField } from '../race-field.tsx';

/** Formats that people choose; CSV in GB18030 is for Chinese programs that do not read UTF-8. */
export type SavedFormat = PublicFormat | 'csv-gb18030';

/** Tables, in which columns can be chosen. */
const tables: ReadonlySet<SavedFormat> = new Set(['xlsx', 'ods', 'csv', 'csv-gb18030']);

interface Props {
  format: SavedFormat;
  race: string;
  onRace: (race: string) => void;
  list: string | undefined;
  onClose: () => void;
  /** The choice of the format. */
  children: ReactNode;
}

/** A file for everybody: of which race and list, in which language, with which columns. */
export function SavePublic({ format, race, onRace, list: shownList, onClose, children }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const form = useId();
  const own = useLanguage();
  const [list, setList] = useState(shownList ?? '');
  const [language, setLanguage] = useState<Language>(own);
  const [columns, setColumns] = useState<ChosenColumns>(null);
  const page = useListsOf(race);
  const races = page?.races ?? [];
  // A list in which nobody has a place yet is no file.
  const taken = (page?.lists ?? []).filter(({ finishers }) => finishers > 0);
  const lists = races.length > 1 && race === '' ? [] : taken;
  const chosen = lists.some(({ id }) => id === list) ? list : '';
  const hasColumns = tables.has(format);
  const save = () => {
    const link = document.createElement('a');
    const isGb = format === 'csv-gb18030';
    link.href = resultsFile({
      format: isGb ? 'csv' : format,
      lang: language,
      encoding: isGb ? 'gb18030' : 'utf-8',
      race: race || undefined,
      list: chosen || undefined,
      columns: hasColumns && columns !== null ? columns.join(',') : undefined,
    });
    link.download = '';
    link.click();
    onClose();
  };
  return (
    <>
      <form
        id={form}
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {children}
        <RaceField races={races} value={race} onChange={onRace} hasAll />
        <Field label={t('saveResults.list')}>
          <SelectInput
            value={chosen}
            disabled={lists.length === 0}
            onChange={(event) => setList(event.target.value)}
          >
            <option value="">{t('saveResults.everybody')}</option>
            {page === null
              ? null
              : lists.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {names.list(page.race, id, name)}
                  </option>
                ))}
          </SelectInput>
        </Field>
        <Field label={t('saveResults.language')}>
          <SelectInput value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
            {Object.entries(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </SelectInput>
        </Field>
        {hasColumns ? (
          <ColumnsChoice
            race={race}
            language={language}
            onLanguage={setLanguage}
            value={columns}
            onChange={setColumns}
          />
        ) : null}
      </form>
      <DialogActs>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" type="submit" form={form} disabled={columns?.length === 0}>
          <Download />
          {t('saveResults.save')}
        </Button>
      </DialogActs>
    </>
  );
}
