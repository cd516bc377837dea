import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { distanceText, metresOf } from '../draft/distance.ts';
import { durationOf, durationText } from '../draft/duration.ts';
import { TypedField } from './text-field.tsx';

interface Props {
  label: string;
  path: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  bare?: boolean;
  hint?: ReactNode;
  placeholder?: string;
  autoFocus?: boolean;
}

/** Metres, typed in kilometres or metres. */
export function DistanceField(props: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <TypedField
      {...props}
      text={(metres) => distanceText(metres, language)}
      read={metresOf}
      wrong={(value) => t('editor.wrong.distance', { value })}
    />
  );
}

/** Seconds, typed as hours and minutes. */
export function DurationField(props: Props) {
  const { t } = useTranslation();
  return (
    <TypedField
      {...props}
      text={durationText}
      read={durationOf}
      wrong={(value) => t('editor.wrong.duration', { value })}
    />
  );
}

/** A number. */
export function NumberField(props: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 });
  return (
    <TypedField
      {...props}
      text={(value) => format.format(value)}
      read={numberOf}
      wrong={(value) => t('editor.wrong.number', { value })}
    />
  );
}

function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
