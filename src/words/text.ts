import { createInstance } from 'i18next';
import type { Language } from '../timing/model/race.ts';
import { dictionary } from './dictionary.ts';
import type { Message, Params, TextCode, Value } from './message.ts';

/** Of its own: the screens and the shell have other texts in theirs, and one language at a time. */
const texts = createInstance({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  nsSeparator: false,
  resources: Object.fromEntries(
    Object.entries(dictionary).map(([language, translation]) => [language, { translation }]),
  ),
  interpolation: { escapeValue: false },
});
void texts.init();

/** The text of a code in a language. Of forms that depend on a number, the one for the parameter `count`. */
export function text<Code extends TextCode>(
  language: Language,
  code: Code,
  ...[params]: Params<Code>
): string {
  return messageText(language, { code, params });
}

/** The text of a message; of one with a code that this version does not know, the code and its values. */
export function messageText(language: Language, message: Message): string {
  const { params = {} } = message;
  const values = Object.entries(params).map(([name, value]) => [name, valueText(language, value)] as const);
  if (!isKnown(message)) return [message.code, ...values.map(([, value]) => value)].join(' ');
  // A text within the text takes its language from what is replaced.
  const replace = { ...Object.fromEntries(values), lng: language };
  return texts.t(message.code, { ...params, lng: language, replace });
}

/** Whether the dictionary has a text for a code, with its context where it has some. */
export function isKnown(message: Message): message is Message & { code: TextCode } {
  return texts.exists(message.code, { ...message.params, lng: 'en' });
}

/** A value as a language writes it: a text as it is, a list with its commas. */
export function valueText(language: Language, value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numbers(language).format(value);
  if ('code' in value) return messageText(language, value);
  const comma = value.every((one) => typeof one === 'object') ? '; ' : ', ';
  const chinese = { '; ': '；', ', ': '、' }[comma];
  return value.map((one) => valueText(language, one)).join(language === 'zh-CN' ? chinese : comma);
}

const formats = new Map<Language, Intl.NumberFormat>();

/** Made once for each language, when it is first needed. */
function numbers(language: Language): Intl.NumberFormat {
  const known = formats.get(language);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, { useGrouping: 'min2', maximumFractionDigits: 3 });
  formats.set(language, made);
  return made;
}
