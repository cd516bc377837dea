import { dayMoment, durationOf } from '../entry/typed-time.ts';
import { rowCount, type Sheet } from './sheet.ts';

/** What the times of a sheet count from: a gun, or midnight at the site. */
export type Meaning = { kind: 'race'; gun: number } | { kind: 'day'; zone: string };

/** What a person should see of a row. */
export type Doubt =
  'time-wrong' | 'future' | 'no-time' | 'backwards' | 'no-bib' | 'unknown' | 'double' | 'timed';

/** A row as it would be recorded. */
export interface CheckedRow {
  /** Station time; null where there is none. */
  moment: number | null;
  /** Null where there is none. */
  bib: string | null;
  doubts: readonly Doubt[];
}

/** What is known while a sheet is checked. */
export interface Known {
  meaning: Meaning | null;
  /** Station time. */
  now: number;
  /** Bibs on the start list, of those that were asked about; `isTimed`: it has a time here already. */
  people: ReadonlyMap<string, { isTimed: boolean }>;
  /** Bibs that nobody has. */
  unknown: ReadonlySet<string>;
}

/** Nothing has passed that is still to come; clocks differ by less. */
const aheadMs = 1000;

/** What each row of a sheet says, and what is odd about it. */
export function checkSheet(sheet: Sheet, { meaning, now, people, unknown }: Known): CheckedRow[] {
  const bibs = sheet.bibs.map((bib) => bib.normalize('NFKC').trim());
  const twice = new Set(bibs.filter((bib, index) => bib !== '' && bibs.indexOf(bib) !== index));
  let latest = -Infinity;
  return Array.from({ length: rowCount(sheet) }, (_, row) => {
    const text = (sheet.times[row] ?? '').trim();
    const bib = bibs[row] ?? '';
    const moment = text === '' || meaning === null ? null : momentOf(text, meaning, now);
    const doubts: Doubt[] = [];
    if (text === '' && bib !== '') doubts.push('no-time');
    if (text !== '' && meaning !== null && moment === null) doubts.push('time-wrong');
    if (moment !== null && moment > now + aheadMs) doubts.push('future');
    if (moment !== null && moment < latest) doubts.push('backwards');
    if (moment !== null) latest = Math.max(latest, moment);
    if (text !== '' && bib === '') doubts.push('no-bib');
    if (unknown.has(bib)) doubts.push('unknown');
    if (twice.has(bib)) doubts.push('double');
    if (people.get(bib)?.isTimed === true) doubts.push('timed');
    return { moment, bib: bib === '' ? null : bib, doubts };
  });
}

/** Doubts with which nothing can be recorded. */
const stops: ReadonlySet<Doubt> = new Set(['time-wrong', 'future', 'no-time']);
/** Doubts that a person has to say yes to. */
const asks: ReadonlySet<Doubt> = new Set(['unknown', 'double', 'backwards', 'timed']);

/** How many rows cannot be recorded as they are, and how many want a yes. */
export function doubtCounts(rows: readonly CheckedRow[]): { stopping: number; asking: number } {
  return {
    stopping: rows.filter(({ doubts }) => doubts.some((doubt) => stops.has(doubt))).length,
    asking: rows.filter(({ doubts }) => doubts.some((doubt) => asks.has(doubt))).length,
  };
}

function momentOf(text: string, meaning: Meaning, now: number): number | null {
  const plain = text.normalize('NFKC').replaceAll('。', '.');
  if (meaning.kind === 'day') return dayMoment(plain, meaning.zone, now);
  const elapsed = durationOf(plain);
  return elapsed === null ? null : meaning.gun + elapsed;
}
