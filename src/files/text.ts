import { isUtf8 } from 'node:buffer';
import type { Choice, Problem } from '../contract/problem.ts';
import { guessEncoding, type Guess, type Hints } from './encoding/guess.ts';
import type { Parsed } from './event-json.ts';

/** How a file's bytes are to be read. */
export interface TextOptions extends Hints {
  /** Name of the encoding, where a person chose it; otherwise the bytes decide. */
  encoding?: string | undefined;
}

/** So many encodings are offered, and so many cells shown of each. */
const choicesMax = 6;
const samplesMax = 4;

/**
 * The text of a file that people made. UTF-8 and UTF-16 are recognised with and without a byte order mark; any other
 * encoding is taken only where one alone gives plausible text, otherwise the problem `encoding-unsure` has the choice.
 * Characters that were lost before, and control characters, are refused with their line.
 */
export function decodeText(bytes: Uint8Array, file: string, options: TextOptions): Parsed<string> {
  const refused = (problem: Omit<Problem, 'file'>): Parsed<string> => ({
    ok: false,
    problems: [{ file, ...problem }],
  });
  if (isWorkbook(bytes))
    return refused({ code: 'workbook', message: 'this is an Excel workbook; save it as CSV UTF-8' });
  const { encoding = marked(bytes) } = options;
  if (encoding !== null) {
    const text = withoutDosEnd(new TextDecoder(encoding).decode(bytes));
    const problem = brokenCharacter(text, encoding);
    return problem === null ? { ok: true, value: text, warnings: [] } : refused(problem);
  }
  const { certain, possible } = guessEncoding(bytes, options);
  if (certain !== null) return { ok: true, value: certain.text, warnings: [] };
  if (possible.length === 0)
    return refused({
      code: 'encoding-unknown',
      message: 'this is no text in any known encoding; save it as CSV UTF-8',
    });
  return refused(unsure(possible.slice(0, choicesMax)));
}

/** XLSX is a ZIP archive, XLS a compound file. */
function isWorkbook(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return head === '504b0304' || head === 'd0cf11e0';
}

/** The encoding that the bytes themselves leave no doubt of. */
function marked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes.includes(0)) return zeros(bytes, 1) >= zeros(bytes, 0) ? 'utf-16le' : 'utf-16be';
  return isUtf8(bytes) || isBrokenUtf8(bytes) ? 'utf-8' : null;
}

/** ASCII in UTF-16 has a zero in every other byte. */
function zeros(bytes: Uint8Array, remainder: number): number {
  let count = 0;
  for (let at = remainder; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1;
  return count;
}

/** Whether a file is in UTF-8 but for a few bytes, such as a line pasted from another file. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const beyondAscii = text.match(/[^\0-\x7F]/gu) ?? [];
  const broken = beyondAscii.filter((character) => character === '\uFFFD').length;
  return beyondAscii.length >= 4 && broken * 4 <= beyondAscii.length;
}

/** DOS ended its files with Ctrl+Z. */
function withoutDosEnd(text: string): string {
  const body = text.trimEnd();
  return body.endsWith('\u001A') ? body.slice(0, -1) : text;
}

function brokenCharacter(text: string, encoding: string): Omit<Problem, 'file'> | null {
  const found = /[^\P{Cc}\t\n\r]|\uFFFD/u.exec(text);
  if (found === null) return null;
  const line = text.slice(0, found.index).split(/\r\n|\n|\r/).length;
  const value = text
    .slice(0, found.index + 20)
    .split(/[\n\r\t,;]/)
    .findLast((cell) => cell.includes(found[0]))
    ?.trim();
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return {
    code: 'broken-character',
    message: `a character is broken (U+${code}, read as ${encoding}); correct it there, or choose another encoding`,
    line,
    params: { character: `U+${code}`, encoding, value: value ?? '' },
    ...(value === undefined ? {} : { value }),
  };
}

function unsure(possible: readonly Guess[]): Omit<Problem, 'file'> {
  const choices = choicesOf(possible);
  const shown = choices.map(({ value, samples }) => `${value} (${samples.join(', ')})`).join(' or ');
  return {
    code: 'encoding-unsure',
    message: `it is not certain in which encoding this file is: ${shown}; name it with --encoding, or save the file as CSV UTF-8`,
    params: { encodings: choices.map(({ value }) => value).join(', ') },
    choices,
  };
}

/** Each encoding with the first cells that come out differently. */
function choicesOf(possible: readonly Guess[]): Choice[] {
  const cells = possible.map(({ text }) => text.split(/[\t\n\r,;]+/).map((cell) => cell.trim()));
  const [first = [], ...others] = cells;
  const seen = new Set<string>();
  const differing = first.flatMap((cell, at) => {
    const isSame =
      others.every((other) => other[at] === cell) && (others.length > 0 || !/[^\0-\x7F]/.test(cell));
    if (isSame || seen.has(cell) || seen.size >= samplesMax) return [];
    seen.add(cell);
    return [at];
  });
  return possible.map(({ encoding }, index) => ({
    value: encoding,
    samples: differing.map((at) => cells[index]?.[at]?.slice(0, 40) ?? ''),
  }));
}
