import { useTranslation } from 'react-i18next';
import { messageText, valueText } from '../../../words/text.ts';
import { useLanguage } from '../../i18n/language.ts';
import type { Fault } from '../draft/check.ts';
import { useDraftState } from '../draft/draft-store.ts';

/** Reasons that an organiser is told in other words than the writer of a file. */
const ownWords = [
  'missing',
  'number',
  'few',
  'further',
  'cut-off',
  'ages',
  'list-winners',
  'exchange',
  'other-mat',
  'two-mats',
] as const;
type OwnWords = (typeof ownWords)[number];

/** What is wrong with a field, in the words of an organiser. */
export function useFaultText(): (fault: Fault) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ reason }) => {
    const code = reason.code.replace('fileReason.', '');
    if (!isOwn(code)) return messageText(language, reason);
    // The slots of these texts are those of the reasons in whose place they stand.
    const say = t as (key: string, params: object) => string;
    const params = Object.entries(reason.params ?? {}).map(([name, value]) => [
      name,
      valueText(language, value),
    ]);
    return say(`editor.fault.${code}`, Object.fromEntries(params) as object);
  };
}

/** What is wrong with the field of this path; null where nothing is. */
export function useFault(path: string): string | null {
  const text = useFaultText();
  const fault = useDraftState(({ checked }) => checked.faults.find((one) => one.path === path));
  return fault === undefined ? null : text(fault);
}

function isOwn(code: string): code is OwnWords {
  return (ownWords as readonly string[]).includes(code);
}
