import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { publicFormatSchema } from '../../contract/results-formats.ts';
import { resultsFile } from '../api/calls.ts';
import { useLanguage } from '../i18n/language.ts';
import { useNames } from '../i18n/use-names.ts';
import { languages } from '../../words/language.ts';
import type { Language } from '../../timing/model/race.ts';
import { Button } from './button.tsx';
import { Dialog, DialogActs } from './dialog.tsx';
import { Field, SelectInput } from './field.tsx';
import { useListsOf } from './use-lists-of.ts';

/** CSV for Chinese programs that do not read UTF-8. */
const gb18030 = 'csv-gb18030';
const formats = [
  ...(['xlsx', 'ods', 'csv', gb18030] as const),
  ...publicFormatSchema.options.filter((name) => !['xlsx', 'ods', 'csv'].includes(name)),
];
type Format = (typeof formats)[number];

interface Props {
  /** What is shown where it is opened, and so what is proposed. */
  race?: string | undefined;
  list?: string | undefined;
  onClose: () => void;
  finalFocus?: () => HTMLElement | null;
}

/** Saves results as a file: of which race and list, in which format and language. */
export function SaveResults({ race: shownRace, list: shownList, onClose, finalFocus }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const form = useId();
  const own = useLanguage();
  const [race, setRace] = useState(shownRace ?? '');
  const [list, setList] = useState(shownList ?? '');
  const [format, setFormat] = useState<Format>('xlsx');
  const [language, setLanguage] = useState<Language>(own);
  const page = useListsOf(race);
  const races = page?.races ?? [];
  const ofAllRaces = races.length > 1 && race === '';
  const lists = ofAllRaces ? [] : (page?.lists ?? []);
  const chosen = lists.some(({ id }) => id === list) ? list : '';
  const save = () => {
    const link = document.createElement('a');
    const isGb = format === gb18030;
    link.href = resultsFile({
      format: isGb ? 'csv' : format,
      lang: language,
      encoding: isGb ? 'gb18030' : 'utf-8',
      race: race || undefined,
      list: chosen || undefined,
    });
    link.download = '';
    link.click();
    onClose();
  };
  return (
    <Dialog
      title={t('saveResults.title')}
      onClose={onClose}
      {...(finalFocus === undefined ? {} : { finalFocus })}
    >
      <form
        id={form}
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t('saveResults.format')} hint={t(`saveResults.for.${format}`)}>
          <SelectInput autoFocus value={format} onChange={(event) => setFormat(event.target.value as Format)}>
            {formats.map((name) => (
              <option key={name} value={name}>
                {t(`saveResults.formats.${name}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
        {races.length < 2 ? null : (
          <Field label={t('saveResults.race')}>
            <SelectInput value={race} onChange={(event) => setRace(event.target.value)}>
              <option value="">{t('saveResults.allRaces')}</option>
              {races.map(({ id, name }) => (
                <option key={id} value={id}>
                  {names.text(name)}
                </option>
              ))}
            </SelectInput>
          </Field>
        )}
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
      </form>
      <DialogActs>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" type="submit" form={form}>
          <Download />
          {t('saveResults.save')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
