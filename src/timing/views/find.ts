import { chipKey } from '../model/chip.ts';
import type { Entry } from '../model/race.ts';
import { compareBibs } from '../lists/ranking.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';

/**
 * Bibs of all entries, divisions too, that fit what was typed: the bib itself first, then by bib. A bib fits by its
 * beginning, a name or club by any part of it whatever is between its words, a chip by its end (four letters
 * or more) and in any spelling.
 */
export function* findBibs(timing: Timing, typed: string): Steps<string[]> {
  const wanted = searchText(typed);
  if (wanted === '') return [];
  const chip = chipKey(typed);
  const wearer = timing.bibOfChip(typed);
  const found: Entry[] = [];
  yield* forEachInSteps(timing.entries(), (entry) => {
    const isWearer =
      entry.bib === wearer || (chip.length >= shortestChip && hasChip(timing, entry.bib, chip));
    if (isWearer || fits(entry, wanted)) found.push(entry);
  });
  const isExact = ({ bib }: Entry) => (searchText(bib) === wanted || bib === wearer ? 0 : 1);
  const inOrder = yield* sorted(
    found,
    (one, other) => isExact(one) - isExact(other) || compareBibs(one.bib, other.bib),
  );
  return inOrder.map(({ bib }) => bib);
}

/** Fewer letters of a chip fit too many. */
const shortestChip = 4;

function hasChip(timing: Timing, bib: string, end: string): boolean {
  return timing.chipsOf(bib).some((chip) => chip.endsWith(end));
}

/** Whether an entry fits a text made by {@link searchText}: the beginning of its bib, or a part of a name or club. */
export function fits(entry: Entry, wanted: string): boolean {
  const { bib, texts } = searched(entry);
  if (bib.startsWith(wanted)) return true;
  const joined = withoutGaps(wanted);
  return texts.some((text) => text.plain.includes(wanted) || (joined !== '' && text.joined.includes(joined)));
}

interface Searched {
  bib: string;
  texts: { plain: string; joined: string }[];
}

/** Made once for each entry: fifty thousand are looked at for each letter that is typed. */
const known = new WeakMap<Entry, Searched>();

function searched(entry: Entry): Searched {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const texts = [entry.name, entry.latinName, entry.club]
    .filter((text) => text !== undefined)
    .map(searchText)
    .map((plain) => ({ plain, joined: withoutGaps(plain) }));
  const made = { bib: searchText(entry.bib), texts };
  known.set(entry, made);
  return made;
}

/** What an entry is found by: its bib, and its name, Latin name and club {@link withoutGaps}. */
export function searchedTexts(entry: Entry): { bib: string; joined: string[] } {
  const { bib, texts } = searched(entry);
  return { bib, joined: texts.map(({ joined }) => joined) };
}

/** Lower case, without accents, and with one kind of middle dot and blank. */
export function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[·•・．]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** `LI Na` is found as `lina`, `O'Brien` as `obrien`. */
export function withoutGaps(text: string): string {
  return text.replace(/[\s·'’‘`.,-]/g, '');
}
