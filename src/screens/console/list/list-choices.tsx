import { useTranslation } from 'react-i18next';
import { dateOrders, type DateOrder, type ListMapping } from '../../../contract/list-mapping.ts';
import type { ListPreview } from '../../../contract/list-preview.ts';
import type { Sex } from '../../../timing/model/race.ts';
import { Field, SelectInput, TextInput } from '../../components/field.tsx';
import { useEvent } from '../../feed/event.ts';
import { useNames } from '../../i18n/use-names.ts';
import styles from './list-dialog.module.css';

const sexes: readonly Sex[] = ['F', 'M', 'X'];
/** Names of races that are asked at once. */
const askedMax = 12;

interface Props {
  preview: ListPreview;
  race: string | undefined;
  onMapping: (more: Partial<ListMapping>) => void;
  onRace: (race: string | undefined) => void;
}

/** What a person can say of the whole list: which sheet, where it begins, how dates are written, whose race it is. */
export function ListChoices({ preview, race, onMapping, onRace }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { sheets, mapping, rows, isOrderAsked } = preview;
  const hasDates = mapping.columns.includes('birthDate');
  const isRaceOpen = race !== undefined || preview.problems.some(({ code }) => code === 'race-needed');
  return (
    <div className={styles['choices']}>
      {sheets.length < 2 ? null : (
        <Field label={t('listPreview.sheet')}>
          <SelectInput
            value={mapping.sheet ?? ''}
            onChange={({ target }) => onMapping({ sheet: target.value, headRows: 0, columns: [] })}
          >
            {sheets.map(({ name, rows: count }) => (
              <option key={name} value={name}>{`${name} (${count})`}</option>
            ))}
          </SelectInput>
        </Field>
      )}
      <Field label={t('listPreview.first')}>
        <SelectInput
          value={mapping.headRows}
          onChange={({ target }) => onMapping({ headRows: Number(target.value) })}
        >
          {rows.map(({ line }, index) => (
            <option key={line} value={index}>
              {line}
            </option>
          ))}
        </SelectInput>
      </Field>
      {!hasDates ? null : (
        <Field label={t('listPreview.order')}>
          <SelectInput
            value={mapping.dates ?? ''}
            onChange={({ target }) =>
              onMapping({ dates: (target.value || undefined) as DateOrder | undefined })
            }
          >
            <option value="">{isOrderAsked ? t('listPreview.orders.ask') : '–'}</option>
            {dateOrders.map((order) => (
              <option key={order} value={order}>
                {t(`listPreview.orders.${order}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
      )}
      <ForEverybody preview={preview} onMapping={onMapping} />
      {!isRaceOpen ? null : (
        <Field label={t('listPreview.race')}>
          <SelectInput value={race ?? ''} onChange={({ target }) => onRace(target.value || undefined)}>
            <option value="">{t('listPreview.raceNone')}</option>
            {event?.races.map(({ id, name }) => (
              <option key={id} value={id}>
                {names.text(name)}
              </option>
            ))}
          </SelectInput>
        </Field>
      )}
      <RacesMeant preview={preview} onMapping={onMapping} />
    </div>
  );
}

/** What a new entry needs and the list has no column for. */
function ForEverybody({ preview, onMapping }: Pick<Props, 'preview' | 'onMapping'>) {
  const { t } = useTranslation();
  const { mapping, problems } = preview;
  const missing = problems.flatMap(({ code, params }) => {
    const columns = code === 'columns-missing' ? params?.['columns'] : undefined;
    return typeof columns === 'string' ? columns.split(', ') : [];
  });
  return (
    <>
      {mapping.sex === undefined && !missing.includes('sex') ? null : (
        <Field label={t('listPreview.sex')}>
          <SelectInput
            value={mapping.sex ?? ''}
            onChange={({ target }) => onMapping({ sex: (target.value || undefined) as Sex | undefined })}
          >
            <option value="">{t('listPreview.sexAsk')}</option>
            {sexes.map((sex) => (
              <option key={sex} value={sex}>
                {t(`desk.sexes.${sex}`)}
              </option>
            ))}
          </SelectInput>
        </Field>
      )}
      {mapping.columns.includes('bib') ||
      (mapping.firstBib === undefined && !missing.includes('bib')) ? null : (
        <Field label={t('listPreview.firstBib')}>
          <TextInput
            inputMode="numeric"
            defaultValue={mapping.firstBib ?? ''}
            onChange={({ target }) => {
              const first = Number(target.value);
              onMapping({ firstBib: /^[1-9]\d{0,5}$/.test(target.value) ? first : undefined });
            }}
          />
        </Field>
      )}
    </>
  );
}

/** What the list calls races and no race is called: each is asked once. */
function RacesMeant({ preview, onMapping }: Pick<Props, 'preview' | 'onMapping'>) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { mapping, problems } = preview;
  const unknown = problems.flatMap(({ code, value }) => (code === 'race-unknown' ? (value ?? []) : []));
  const texts = [...new Set([...Object.keys(mapping.races ?? {}), ...unknown])].slice(0, askedMax);
  return texts.map((text) => (
    <Field key={text} label={t('listPreview.raceOf', { text })}>
      <SelectInput
        value={mapping.races?.[text] ?? ''}
        onChange={({ target }) => {
          const { [text]: _before, ...others } = mapping.races ?? {};
          onMapping({ races: target.value === '' ? others : { ...others, [text]: target.value } });
        }}
      >
        <option value="">{t('listPreview.raceNone')}</option>
        {event?.races.map(({ id, name }) => (
          <option key={id} value={id}>
            {names.text(name)}
          </option>
        ))}
      </SelectInput>
    </Field>
  ));
}
