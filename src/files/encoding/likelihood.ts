import { columnOf } from '../head/columns.ts';
import type { CharacterModel } from './characters.ts';
import type { LetterModel } from './letters.ts';
import { cellWords } from './names.ts';

/** What the words of an encoding are made of. */
export interface WordModel {
  letters?: LetterModel;
  characters?: CharacterModel;
  /** Whether kana belong to it. */
  kana?: boolean;
}

/** What a character is, as far as its neighbours matter. */
type Kind = 'ascii' | 'plain' | 'letter' | 'other' | 'han' | 'kana' | 'half-kana' | 'mark' | 'sign';

const known = new Set(cellWords.trim().split(/\s+/));
/** A cell that says what cells of a start list say: a heading, a sex. */
const knownCell = -1.5;
/** Something that no name has. */
const never = -6;
const seldom = -3;

/**
 * log10 of how likely it is that people wrote these cells, of all that the encoding can write. Only what is beyond
 * ASCII counts: the rest is the same in every encoding.
 */
export function likelihood(cells: Iterable<string>, model: WordModel): number {
  let sum = 0;
  for (const cell of cells) sum += likelihoodOf(cell, model);
  return sum;
}

function likelihoodOf(cell: string, model: WordModel): number {
  const plain = cell.trim().replace(/^["']+|["']+$/g, '');
  if (!/[^\0-\x7F]/.test(plain)) return 0;
  if (known.has(plain.toLowerCase()) || columnOf(plain) !== undefined) return knownCell;
  const blanks = plain.match(/[^\S \u3000]/gu)?.length ?? 0;
  return plain
    .split(/[\s"()\u3000]+/)
    .filter((word) => /[^\0-\x7F]/.test(word))
    .reduce((sum, word) => sum + wordLikelihood(word, model), blanks * seldom);
}

function wordLikelihood(word: string, model: WordModel): number {
  const signs = Array.from(word);
  const kinds = signs.map(kindOf);
  let sum = 0;
  for (const [at, sign] of signs.entries()) {
    const kind = kinds[at] ?? 'ascii';
    const [before, after] = [signs[at - 1] ?? '', signs[at + 1] ?? ''];
    sum += neighbours(kinds[at - 1], kind, before, sign) + caseOf(signs, at);
    sum += signLikelihood(kind, before, sign, after, kinds[at - 1], kinds[at + 1], model);
  }
  for (const run of runsOf(signs, kinds, ['han'])) sum += model.characters?.(run) ?? never * run.length;
  return sum;
}

function signLikelihood(
  kind: Kind,
  before: string,
  sign: string,
  after: string,
  kindBefore: Kind | undefined,
  kindAfter: Kind | undefined,
  model: WordModel,
): number {
  switch (kind) {
    case 'ascii':
    case 'plain':
    case 'han':
      return 0;
    case 'letter':
    case 'other':
      return model.letters?.(before, sign, after) ?? never;
    case 'kana':
      return model.kana === true ? -1.9 : -4;
    case 'half-kana':
      return model.kana === true && isSpoken(before, sign) ? -2.2 : never;
    case 'mark':
      return isMisplaced(sign, isLetter(kindBefore), isLetter(kindAfter)) ? never : seldom;
    case 'sign':
      return never;
  }
}

/** What it costs that these two stand side by side in a word. */
function neighbours(before: Kind | undefined, kind: Kind, signBefore: string, sign: string): number {
  if (before === undefined || before === kind) return 0;
  const both = new Set([before, kind]);
  const latin = both.has('plain') ? 'plain' : both.has('letter') ? 'letter' : null;
  const eastern = both.has('han') || both.has('kana') || both.has('half-kana');
  if (both.has('other') && (latin !== null || eastern)) return -5;
  if (eastern && latin === 'letter') return -5;
  if (eastern && latin === 'plain')
    return /[a-z]/.test(before === 'plain' ? signBefore : sign) ? seldom : -0.7;
  return both.has('half-kana') && (both.has('han') || both.has('kana')) ? seldom : 0;
}

/** What it costs that a capital stands after a small letter, or a small one after two capitals. */
function caseOf(signs: readonly string[], at: number): number {
  const [first = '', before = '', sign = ''] = [signs[at - 2], signs[at - 1], signs[at]];
  const beyondAscii = /[^\0-\x7F]/.test(before + sign);
  if (!beyondAscii) return 0;
  if (isSmall(before) && isCapital(sign)) return seldom;
  return isCapital(first) && isCapital(before) && isSmall(sign) ? -2 : 0;
}

/** Few marks stand within words; quotation marks open before a word and close after it. */
function isMisplaced(mark: string, afterLetter: boolean, beforeLetter: boolean): boolean {
  if (afterLetter && beforeLetter) return !/[’·・‧•–]/.test(mark);
  return /[«“‘]/.test(mark) ? afterLetter : /[»…°]/.test(mark) && beforeLetter;
}

/** Whether this half-width kana may stand here: a sound mark needs its sound, small ones and the long mark another kana. */
function isSpoken(before: string, sign: string): boolean {
  if (sign === 'ﾞ') return /[ｳｶ-ﾄﾊ-ﾎ]/.test(before);
  if (sign === 'ﾟ') return /[ﾊ-ﾎ]/.test(before);
  return /[ｧ-ｯｰ]/.test(sign) ? /[ｱ-ﾟ]/.test(before) : /[ｦｱ-ﾝ]/.test(sign);
}

const isSmall = (sign: string) => /^\p{Ll}$/u.test(sign);
const isCapital = (sign: string) => /^\p{Lu}$/u.test(sign);
const isLetter = (kind: Kind | undefined) =>
  kind !== undefined && kind !== 'ascii' && kind !== 'mark' && kind !== 'sign';

function kindOf(sign: string): Kind {
  if (/[A-Za-z]/.test(sign)) return 'plain';
  if (sign <= '\x7F') return 'ascii';
  if (/[\p{Script=Han}\p{Script=Hangul}々〇]/u.test(sign) && /[^\u3000-\u3004\u3130-\u318F]/.test(sign))
    return 'han';
  if (/[\uFF61-\uFF9F]/.test(sign)) return 'half-kana';
  if (/[\u3041-\u30FAー]/.test(sign)) return 'kana';
  if (
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u.test(sign) &&
    /[\p{L}\p{M}]/u.test(sign)
  )
    return 'other';
  if (/\p{Script=Latin}/u.test(sign) && /[^ªº]/.test(sign)) return 'letter';
  return /[‘’“”„«»–—…№°·•・‧、。，：；！？（）［］／－＋Ａ-Ｚａ-ｚ０-９]/.test(sign) ? 'mark' : 'sign';
}

/** Runs of neighbours of these kinds. */
function runsOf(signs: readonly string[], kinds: readonly Kind[], wanted: readonly Kind[]): string[][] {
  const runs: string[][] = [];
  for (const [at, sign] of signs.entries()) {
    if (!wanted.includes(kinds[at] ?? 'ascii')) continue;
    if (at > 0 && kinds[at] === kinds[at - 1]) runs.at(-1)?.push(sign);
    else runs.push([sign]);
  }
  return runs;
}
