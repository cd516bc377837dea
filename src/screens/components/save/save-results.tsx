import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  officialFormatSchema,
  publicFormatSchema,
  type OfficialFormat,
} from '../../../contract/results-formats.ts';
import { useOwnDevice } from '../../api/own-device.ts';
import { Dialog } from '../dialog.tsx';
import { Field, SelectInput } from '../field.tsx';
import { SaveOfficial } from './save-official.tsx';
import { SavePublic, type SavedFormat } from './save-public.tsx';

const publicFormats: readonly SavedFormat[] = [
  ...(['xlsx', 'ods', 'csv', 'csv-gb18030'] as const),
  ...publicFormatSchema.options.filter((name) => !['xlsx', 'ods', 'csv'].includes(name)),
];

interface Props {
  /** What is shown where it is opened, and so what is proposed. */
  race?: string | undefined;
  list?: string | undefined;
  onClose: () => void;
  finalFocus?: () => HTMLElement | null;
}

/** Saves results as a file: for everybody, or at the laptop for officials. */
export function SaveResults({ race: shownRace, list, onClose, finalFocus }: Props) {
  const { t } = useTranslation();
  const isLaptop = useOwnDevice(({ device }) => device === null);
  const [format, setFormat] = useState<SavedFormat | OfficialFormat>('xlsx');
  const [race, setRace] = useState(shownRace ?? '');
  const official = officialFormatSchema.safeParse(format);
  const choice: ReactNode = (
    <Field label={t('saveResults.format')} hint={t(`saveResults.for.${format}`)}>
      <SelectInput
        autoFocus
        value={format}
        onChange={(event) => setFormat(event.target.value as typeof format)}
      >
        <optgroup label={t('saveResults.forEverybody')}>
          {publicFormats.map((name) => (
            <option key={name} value={name}>
              {t(`saveResults.formats.${name}`)}
            </option>
          ))}
        </optgroup>
        {isLaptop ? (
          <optgroup label={t('saveResults.forOfficials')}>
            {officialFormatSchema.options.map((name) => (
              <option key={name} value={name}>
                {t(`saveResults.formats.${name}`)}
              </option>
            ))}
          </optgroup>
        ) : null}
      </SelectInput>
    </Field>
  );
  return (
    <Dialog
      title={t('saveResults.title')}
      onClose={onClose}
      {...(finalFocus === undefined ? {} : { finalFocus })}
    >
      {official.success ? (
        <SaveOfficial format={official.data} race={race} onRace={setRace} onClose={onClose}>
          {choice}
        </SaveOfficial>
      ) : (
        <SavePublic format={format as SavedFormat} race={race} onRace={setRace} list={list} onClose={onClose}>
          {choice}
        </SavePublic>
      )}
    </Dialog>
  );
}
