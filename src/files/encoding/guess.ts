import type { Language } from '../../timing/model/race.ts';
import { encodings, type Encoding } from './encodings.ts';
import { likelihood } from './likelihood.ts';

/** What is known of where a file comes from. It tips the scales, no more. */
export interface Hints {
  /** IANA zone of the race. */
  zone?: string | undefined;
  /** Language of the console. */
  language?: Language | undefined;
}

/** An encoding that a file may be in, and the text that it then has. */
export interface Guess {
  encoding: string;
  text: string;
}

/** So many different cells beyond ASCII are enough to know an encoding. */
const cellsMax = 200;
/** log10 of how much likelier the best text must be than any other. */
const margin = 2.5;
/** log10 of how likely a letter is on average, at least; below, the text is in no encoding that is known here. */
const strange = { letters: -3.2, characters: -4.4 };
/** What a hint weighs, in the same measure. */
const hint = 0.7;
/** Texts that are so much less likely than the best are not worth showing; more so where the best reads like nothing. */
const hopeless = { language: 4, nothing: 8 };

/**
 * Which encodings the bytes of a file may be in that is neither UTF-8 nor UTF-16. `certain` is the one where only one
 * text is plausible, else null; `possible` are those with different texts, the likeliest first, and empty where the
 * bytes are no text in any.
 */
export function guessEncoding(bytes: Uint8Array, hints: Hints): { certain: Guess | null; possible: Guess[] } {
  const sample = sampleOf(bytes);
  const weighed = encodings
    .flatMap((encoding) => weigh(sample, encoding, hints) ?? [])
    .sort((one, other) => other.weight - one.weight);
  const possible: (Guess & Weighed)[] = [];
  for (const candidate of weighed) {
    const [best] = possible;
    if (
      best !== undefined &&
      best.weight - candidate.weight > hopeless[best.isLanguage ? 'language' : 'nothing']
    )
      break;
    if (possible.some(({ sampled }) => sampled === candidate.sampled)) continue;
    const text = textIn(bytes, candidate.encoding);
    if (text !== null) possible.push({ ...candidate, text });
  }
  const [best, next] = possible;
  if (best === undefined) return { certain: null, possible };
  const isAlone = next === undefined || best.weight - next.weight >= margin;
  return { certain: isAlone && best.isLanguage ? best : null, possible };
}

/** The text of these bytes in an encoding; null where it has characters that no text has. */
export function textIn(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return strangeCharacter.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Control characters but tabs and ends of lines, lost characters, private and unassigned ones. */
const strangeCharacter = /[^\P{C}\t\n\r\p{Cf}]|\uFFFD/u;

interface Weighed {
  encoding: string;
  /** log10 of how likely it is, up to what is the same for all. */
  weight: number;
  /** Whether it reads like a language at all. */
  isLanguage: boolean;
  sampled: string;
}

function weigh(sample: Uint8Array, encoding: Encoding, { zone, language }: Hints): Weighed | null {
  const sampled = textIn(sample, encoding.name);
  if (sampled === null) return null;
  const model = encoding.model();
  const likely = likelihood(sampled.split('\n'), model);
  const least = model.characters === undefined ? strange.letters : strange.characters;
  const beyondAscii = sampled.replace(/[\0-\x7F]/g, '').length;
  const hinted =
    (zone !== undefined && encoding.zones.test(zone) ? hint : 0) +
    (language !== undefined && encoding.languages.includes(language) ? hint : 0) -
    (encoding.seldom === true ? hint : 0);
  return {
    encoding: encoding.name,
    weight: likely + hinted,
    isLanguage: likely > least * beyondAscii,
    sampled,
  };
}

/** The different cells that have more than ASCII, one a line. What parts cells is no part of a character in any encoding. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const cells = new Set<string>();
  let from = 0;
  for (let at = 0; at <= bytes.length && cells.size < cellsMax; at += 1) {
    if (at < bytes.length && !parts.has(bytes[at] ?? 0)) continue;
    const cell = Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from).toString('latin1');
    if (/[^\0-\x7F]/.test(cell)) cells.add(cell);
    from = at + 1;
  }
  return Buffer.from([...cells].join('\n'), 'latin1');
}

const parts = new Set(Buffer.from('\t\n\r,;'));
