import type { Problem } from '../contract/problem.ts';
import { chipKey } from '../timing/model/chip.ts';
import { clubKey } from '../timing/model/club.ts';
import type { Entry } from '../timing/model/race.ts';

interface Line {
  line: number;
  entry: Entry;
}

/** A chip that a list takes from an entry that it does not name. */
export interface TakenChip {
  chip: string;
  /** Who loses it. */
  bib: string;
}

/**
 * Bibs that are there twice, and chips of two bibs, of the list or of the entries that it does not name. With `mayTake`
 * the list may take chips of these, which are then told.
 */
export function findDoubles(
  lines: readonly Line[],
  others: Iterable<Entry>,
  file: string,
  mayTake = false,
): { problems: Problem[]; taken: TakenChip[] } {
  const problems: Problem[] = [];
  const taken: TakenChip[] = [];
  const lineOfBib = new Map<string, number>();
  const bibOfChip = new Map<string, string>();
  const listed = new Set(lines.map(({ entry }) => entry.bib));
  for (const entry of others)
    if (!listed.has(entry.bib)) for (const chip of entry.chips) bibOfChip.set(chipKey(chip), entry.bib);
  for (const { line, entry } of lines) {
    const { bib } = entry;
    const before = lineOfBib.get(bib);
    if (bib !== '' && before !== undefined)
      problems.push({
        code: 'bib-twice',
        message: `bib ${bib} is also in line ${before}`,
        file,
        line,
        value: bib,
        params: { bib, before },
      });
    lineOfBib.set(bib, line);
    for (const chip of entry.chips) {
      const holder = bibOfChip.get(chipKey(chip));
      if (holder !== undefined && holder !== bib && mayTake && !listed.has(holder))
        taken.push({ chip, bib: holder });
      else if (holder !== undefined && holder !== bib)
        problems.push({
          code: 'chip-twice',
          message: `chip ${chip} of bib ${bib} is also the chip of bib ${holder}`,
          file,
          line,
          value: chip,
          params: { chip, bib, holder },
        });
      bibOfChip.set(chipKey(chip), bib);
    }
  }
  return { problems, taken };
}

/** Shorter names differ by a letter and are two clubs. */
const letterMayDiffer = 8;
/** Of more clubs than this only letters and accents are compared. */
const clubsCompared = 5000;

/**
 * Clubs that may be one: they differ in accents, punctuation, a legal form or one letter. They stay two; somebody must
 * look. What differs only in case, blanks or Unicode form is one club (timing/club).
 */
export function similarClubs(lines: readonly Line[], others: Iterable<Entry>, file: string): Problem[] {
  const lineOf = new Map<string, { line: number | undefined; club: string }>();
  for (const { club } of others)
    if (club !== undefined && !lineOf.has(clubKey(club)))
      lineOf.set(clubKey(club), { line: undefined, club });
  for (const { line, entry } of lines)
    if (entry.club !== undefined && !lineOf.has(clubKey(entry.club)))
      lineOf.set(clubKey(entry.club), { line, club: entry.club });
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { line, club } of lineOf.values()) {
    const shapes = shapesOf(club).slice(0, lineOf.size > clubsCompared ? 1 : Infinity);
    const like = shapes.map((shape) => seen.get(shape)).find((other) => other !== undefined);
    if (like !== undefined && line !== undefined)
      problems.push({
        code: 'club-similar',
        message: `club "${club}" is nearly "${like}" and counts as another; write both alike if they are one`,
        file,
        line,
        value: club,
        params: { club, other: like },
      });
    for (const shape of shapes) if (!seen.has(shape)) seen.set(shape, club);
  }
  return problems;
}

/** What two clubs that may be one have in common: their letters without marks, and those with any one letter left out. */
function shapesOf(club: string): string[] {
  const letters = clubKey(club)
    .replace(/\b(?:e\.? ?v\.?|a\.?s\.?b\.?l\.?)$/u, '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < letterMayDiffer) return letters === '' ? [] : [letters];
  const signs = Array.from(letters);
  const shorter = signs.flatMap((sign, at) =>
    // The last letter and a figure tell teams of one club apart: Harriers A and Harriers B.
    at === signs.length - 1 || /\p{N}/u.test(sign) ? [] : [signs.toSpliced(at, 1).join('')],
  );
  return [letters, ...shorter];
}
