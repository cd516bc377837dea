import type { Context } from 'hono';
import { languages } from '../../words/language.ts';
import type { Language } from '../../timing/model/race.ts';
import type { Reader } from '../public/pages/reader.ts';
import { preferredLanguage } from './preferred-language.ts';

/** Who reads a page: in the language that the address names, else in the browser's. */
export function readerOf(context: Context, embedded = false): Reader {
  const asked = context.req.query('lang');
  const chosen = asked !== undefined && asked in languages;
  const language = chosen ? (asked as Language) : preferredLanguage(context.req.header('accept-language'));
  return { language, chosen, embedded };
}
