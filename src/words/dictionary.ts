import type { Language } from '../timing/model/race.ts';
import * as en from './en/index.ts';
import { ru } from './ru/index.ts';
import { zh } from './zh-CN/index.ts';

/** The English texts, of which the others are translations. */
export type English = typeof en;

/**
 * What more than the screens say, in each language: texts by code, in the format of i18next (`{{name}}` for a value,
 * `_one`, `_few` … for plural forms, `$t(…)` for another text), so that the screens take it as it is.
 */
export const dictionary = { en, 'zh-CN': zh, ru } satisfies Record<Language, object>;
