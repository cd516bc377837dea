import { useTranslation } from 'react-i18next';
import { useNumber } from '../i18n/use-ages.ts';
import { useLanguage } from '../i18n/language.ts';
import { distanceText } from './draft/distance.ts';
import { durationText } from './draft/duration.ts';

/** Rules that are one of several, each with its words. */
const rules = ['rankBy', 'rounding', 'ageRule', 'noStartRead', 'otherWave', 'cutOffFrom', 'beyond'] as const;
type Rule = (typeof rules)[number];

/** Fields that people wrote themselves: shown as they are. */
const written = ['name', 'en', 'ru', 'zh-CN', 'zone', 'date', 'id', 'country', 'division'];
/** Durations that are typed as hours and minutes; other seconds are numbers. */
const durations = ['cutOffSeconds', 'minTimeSeconds', 'notBeforeSeconds'];

/** What a field of the file says, in words; null of what has none that fit a line. */
export function useValueText(): {
  label: (path: string) => string | null;
  value: (path: string, value: unknown) => string | null;
} {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = useNumber();
  const say = t as (key: string) => string;
  const fieldOf = (path: string) => path.split('.').at(-1) ?? '';
  const label = (path: string) => {
    const field = fieldOf(path);
    if (isRule(field)) return say(`editor.rules.${field}.label`);
    if (field === 'distance') return t('editor.course.distance');
    return field === 'cutOffSeconds' ? t('editor.course.closes') : null;
  };
  const value = (path: string, said: unknown) => {
    const field = fieldOf(path);
    if (said === undefined || said === null) return '–';
    if (typeof said === 'number') {
      if (field === 'distance') return distanceText(said, language);
      return durations.includes(field) ? durationText(said) : number(said);
    }
    if (typeof said !== 'string') return null;
    if (isRule(field)) return say(`editor.rules.${field}.${said}`);
    return written.includes(field) && said.length <= 40 ? said : null;
  };
  return { label, value };
}

function isRule(field: string): field is Rule {
  return (rules as readonly string[]).includes(field);
}
