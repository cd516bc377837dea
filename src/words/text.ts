import type { Language } from '../timing/model/race.ts';
import { dictionary } from './dictionary.ts';
import type { Message, Params, TextCode, Value } from './message.ts';

/** The text of a code in a language. Of forms that depend on a number, the one for the parameter `count`. */
export function text<Code extends TextCode>(
  language: Language,
  code: Code,
  ...[params]: Params<Code>
): string {
  return messageText(language, { code, params });
}

/** The text of a message; of one with a code that this version does not know, the code and its values. */
export function messageText(language: Language, { code, params = {} }: Message): string {
  const pattern = patternOf(language, code, params);
  if (pattern === undefined) return [code, ...Object.values(params).map(written)].join(' ');
  return pattern.replace(slot, (whole, around: string | undefined, within: string, name: string) => {
    const value = params[name ?? within];
    if (value === undefined) return whole;
    if (around === undefined) return written(value);
    return messageText(language, { code: `${around}${written(value)}` });
  });

  function written(value: Value): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return numbers(language).format(value);
    if ('code' in value) return messageText(language, value);
    const comma = value.every((one) => typeof one === 'object') ? '; ' : ', ';
    const chinese = { '; ': '；', ', ': '、' }[comma];
    return value.map(written).join(language === 'zh-CN' ? chinese : comma);
  }
}

/** Whether the dictionary has a text for a code, with its context where it has some. */
export function isKnown({ code, params = {} }: Message): boolean {
  return patternOf('en', code, params) !== undefined;
}

/** `{{name}}` is a value, `$t(columns.{{name}})` the text whose code ends with it: the format of i18next. */
const slot = /\$t\(([\w.-]*)\{\{(\w+)\}\}\)|\{\{(\w+)\}\}/g;

/** The text with its slots: of this context and this number, where the dictionary tells them apart. */
function patternOf(language: Language, code: string, params: Readonly<Record<string, Value>>) {
  const { context, count } = params;
  const all = flat(language);
  const names = typeof context === 'string' ? [`${code}_${context}`, code] : [code];
  const plural = typeof count === 'number' ? `_${plurals(language).select(count)}` : '_other';
  return names.map((name) => all.get(name) ?? all.get(name + plural)).find((found) => found !== undefined);
}

type Tree = { readonly [key: string]: string | Tree };

function entriesOf(tree: Tree, before = ''): [code: string, text: string][] {
  return Object.entries(tree).flatMap(([key, branch]): [string, string][] =>
    typeof branch === 'string' ? [[before + key, branch]] : entriesOf(branch, `${before}${key}.`),
  );
}

const flat = perLanguage((language) => new Map(entriesOf(dictionary[language])));
const plurals = perLanguage((language) => new Intl.PluralRules(language));
const numbers = perLanguage(
  (language) => new Intl.NumberFormat(language, { useGrouping: 'min2', maximumFractionDigits: 3 }),
);

/** Made once for each language, when it is first needed. */
function perLanguage<Made>(make: (language: Language) => Made): (language: Language) => Made {
  const made = new Map<Language, Made>();
  return (language) => {
    const one = made.get(language) ?? make(language);
    made.set(language, one);
    return one;
  };
}
