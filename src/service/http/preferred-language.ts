import type { Language } from '../../timing/model/race.ts';
import { languageOfTag } from '../../words/language.ts';

const known = new Map<string, Language>();
const knownMax = 1000;

/** The first language of an `Accept-Language` that the pages are written in; English where none is. */
export function preferredLanguage(accepted: string | undefined): Language {
  if (accepted === undefined) return 'en';
  const before = known.get(accepted);
  if (before !== undefined) return before;
  const tags = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';');
      const q = params
        .map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1])
        .find((value) => value !== undefined);
      return { tag, weight: q === undefined ? 1 : Number(q) };
    })
    .sort((one, other) => other.weight - one.weight);
  const language =
    tags.map(({ tag }) => languageOfTag(tag)).find((candidate) => candidate !== undefined) ?? 'en';
  if (known.size < knownMax) known.set(accepted, language);
  return language;
}
