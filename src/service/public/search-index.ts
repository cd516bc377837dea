import type { Entry } from '../../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { RaceResults } from '../../timing/timing.ts';
import { searchedTexts, searchText, withoutGaps } from '../../timing/views/find.ts';
import { spelled } from './spelling.ts';

/** So many letters in a row are looked up at once; of scripts whose letters are words, one or two as well. */
const gramLength = 3;
/** Answers to short texts, which most names fit, are kept until an entry changes. */
const keptMax = 500;

interface Indexed {
  entry: Entry;
  bib: string;
  /** Everything that may be typed for this entry, without gaps, one text on each line. */
  texts: string;
}

/**
 * The entrants of a race by what may be typed for them: the beginning of a bib, or a part of a name in any script, of a
 * Latin name, of a club, or of a Chinese name as it is typed in pinyin. Finds the same people as looking through all of
 * them does (`timing/views/find`), and those by pinyin.
 */
export class SearchIndex {
  readonly #known: (Indexed | null)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #grams = new Map<string, number[]>();
  readonly #kept = new Map<string, string[]>();
  #bibs: { typed: string; bib: string }[] = [];
  #of: { results: RaceResults; revision: number } | null = null;

  /** Whether it knows all entrants as they are now. */
  isUpToDate(results: RaceResults): boolean {
    return this.#of?.results === results && this.#of.revision === results.entriesRevision;
  }

  /** Takes over the entries that are new, other or gone, in steps; nobody may search meanwhile. */
  *update(results: RaceResults): Steps<void> {
    const revision = results.entriesRevision;
    this.#of = null;
    this.#kept.clear();
    const gone = new Set(this.#numbers.keys());
    const fresh: Entry[] = [];
    yield* forEachInSteps(results.entries(), (entry) => {
      gone.delete(entry.bib);
      const number = this.#numbers.get(entry.bib);
      if (number === undefined || this.#known[number]?.entry !== entry) fresh.push(entry);
    });
    for (const bib of gone) this.#forget(bib);
    yield* forEachInSteps(fresh, (entry) => {
      this.#forget(entry.bib);
      this.#add(entry);
    });
    if (fresh.length > 0 || gone.size > 0)
      this.#bibs = this.#known
        .flatMap((one) => (one === null ? [] : [{ typed: one.bib, bib: one.entry.bib }]))
        .sort((one, other) => compareTexts(one.typed, other.typed));
    yield;
    this.#of = { results, revision };
  }

  /** Bibs of those who fit what was typed, in no order. */
  *find(typed: string): Steps<string[]> {
    const wanted = searchText(typed);
    const joined = withoutGaps(wanted);
    const kept = this.#kept.get(wanted);
    if (kept !== undefined) return kept;
    const found = new Set(this.#withBib(wanted));
    const candidates = joined === '' ? [] : this.#candidates(joined);
    yield* forEachInSteps(candidates, (one) => {
      if (one?.texts.includes(joined) === true) found.add(one.entry.bib);
    });
    const bibs = [...found];
    if (candidates === this.#known) this.#keep(wanted, bibs);
    return bibs;
  }

  #add(entry: Entry): void {
    const { bib, joined } = searchedTexts(entry);
    const spelling = spelled(entry.name);
    const texts = spelling === null ? joined : [...joined, withoutGaps(searchText(spelling))];
    const number = this.#known.push({ entry, bib, texts: texts.join('\n') }) - 1;
    this.#numbers.set(entry.bib, number);
    for (const text of texts)
      for (const gram of gramsOf(text)) {
        const numbers = this.#grams.get(gram);
        if (numbers === undefined) this.#grams.set(gram, [number]);
        else if (numbers.at(-1) !== number) numbers.push(number);
      }
  }

  #forget(bib: string): void {
    const number = this.#numbers.get(bib);
    if (number === undefined) return;
    this.#known[number] = null;
    this.#numbers.delete(bib);
  }

  /** Those among whom all who have a text in theirs are; all where the text is too short to tell. */
  #candidates(joined: string): readonly (Indexed | null)[] {
    const grams = [...gramsOf(joined)];
    if (grams.length === 0) return this.#known;
    let fewest: readonly number[] | null = null;
    for (const gram of grams) {
      const numbers = this.#grams.get(gram) ?? [];
      if (fewest === null || numbers.length < fewest.length) fewest = numbers;
    }
    return (fewest ?? []).map((number) => this.#known[number] ?? null);
  }

  #withBib(beginning: string): string[] {
    let low = 0;
    let high = this.#bibs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#bibs[middle]!.typed < beginning) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; this.#bibs[at]?.typed.startsWith(beginning) === true; at += 1)
      found.push(this.#bibs[at]!.bib);
    return found;
  }

  #keep(wanted: string, bibs: string[]): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= keptMax && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(wanted, bibs);
  }
}

/** Letters of these scripts say as much as a syllable or a word. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function* gramsOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at += 1) {
    if (at + gramLength <= text.length) yield text.slice(at, at + gramLength);
    if (!dense.test(text[at]!)) continue;
    yield text[at]!;
    if (at + 2 <= text.length) yield text.slice(at, at + 2);
  }
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
