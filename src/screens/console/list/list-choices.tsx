import { useTranslation } from 'react-i18next';
import { dateOrders, type DateOrder, type ListMapping } from '../../../contract/list-mapping.ts';
import type { ListPreview } from '../../../contract/list-preview.ts';
import { Field, SelectInput } from '../../components/field.tsx';
import { useEvent } from '../../feed/event.ts';
import { useNames } from '../../i18n/use-names.ts';
import styles from './list-dialog.module.css';

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
    </div>
  );
}
