import type { ChipCheckRow } from '../../../contract/chip-check.ts';
import type { Person } from '../../../contract/rows.ts';
import type { Level } from '../../components/mark.tsx';

/** What is shown large of the last chip, or of the bib that waits for one. */
export type CheckKind =
  | 'waiting'
  | 'right'
  | 'again'
  | 'other-bib'
  | 'other-race'
  | 'second-chip'
  | 'unknown'
  | 'ignored'
  | 'blank'
  | 'no-chip'
  | 'bib-unknown';

export interface Shown {
  kind: CheckKind;
  /** Whose the chip is, or who has the bib that was typed. */
  person: Person | null;
  /** The bib that was typed; null where none waited. */
  typed: string | null;
  /** The chip that was read; empty where none was. */
  chip: string;
  /** When it was first shown, where that was some time before. */
  before: number | null;
}

/** A bib that somebody has in the hand. */
export interface Expected {
  person: Person;
  chips: number;
}

/** A bib that was in the hand, and the chip that was read with it. */
export interface Held {
  bib: string;
  chip: string;
}

export interface CheckBook {
  /** Rows of the feed that were looked at, by id. */
  seen: ReadonlySet<string>;
  shown: Shown | null;
  /** The bib that waits for its chip, and since when the last one does not wait any more. */
  expected: Expected | null;
  last: { expected: Expected; at: number } | null;
  /** The latest last. */
  held: readonly Held[];
}

export const emptyBook: CheckBook = {
  seen: new Set(),
  shown: null,
  expected: null,
  last: null,
  held: [],
};

/** A bib with two tags has both read together, in milliseconds. */
const togetherMs = 3000;
const heldMax = 100;

const levels: Record<CheckKind, Level> = {
  waiting: 'info',
  right: 'good',
  again: 'good',
  'other-bib': 'bad',
  'other-race': 'bad',
  'second-chip': 'look',
  unknown: 'bad',
  ignored: 'look',
  blank: 'bad',
  'no-chip': 'bad',
  'bib-unknown': 'bad',
};

/** Whether it is right. */
export const levelOf = ({ kind }: Shown): Level => levels[kind];

/** What a chip is, for a desk of one race (null: of all) at which a bib was typed, or none (null). */
export function kindOf(row: ChipCheckRow, typed: string | null, race: string | null): CheckKind {
  if (row.person === null) return row.verdict === 'right' ? 'unknown' : row.verdict;
  if (typed !== null && row.person.bib !== typed) return 'other-bib';
  if (race !== null && row.person.race !== race) return 'other-race';
  if (row.verdict !== 'right') return row.verdict;
  return row.before === null ? 'right' : 'again';
}

/**
 * Takes rows of the feed, newest first, that were not looked at; each is compared with the bib that waits. `race`: the
 * desk's own; null where it serves all.
 */
export function withRows(book: CheckBook, rows: readonly ChipCheckRow[], race: string | null): CheckBook {
  const fresh = rows.filter(({ id }) => !book.seen.has(id)).toReversed();
  return fresh.reduce((before, row) => withRow(before, row, race), book);
}

/** Takes rows that stood in the feed before this desk was opened: they are nothing new. */
export function withHistory(book: CheckBook, rows: readonly ChipCheckRow[]): CheckBook {
  return { ...book, seen: new Set([...book.seen, ...rows.map(({ id }) => id)]) };
}

function withRow(book: CheckBook, row: ChipCheckRow, race: string | null): CheckBook {
  const { last } = book;
  const isSecondTag = last !== null && Math.abs(row.at - last.at) < togetherMs;
  const expected = book.expected ?? (isSecondTag ? last.expected : null);
  const typed = expected?.person.bib ?? null;
  const kind = kindOf(row, typed, race);
  return {
    seen: new Set([...book.seen, row.id]),
    shown: { kind, person: row.person, typed, chip: row.chip, before: row.before },
    expected: null,
    last: book.expected === null ? last : { expected: book.expected, at: row.at },
    held:
      book.expected === null
        ? book.held
        : [...book.held, { bib: book.expected.person.bib, chip: row.chip }].slice(-heldMax),
  };
}

/** Somebody has this bib in the hand: the next chip is to be its own. */
export function withBib(book: CheckBook, expected: Expected): CheckBook {
  const { person, chips } = expected;
  const kind = chips === 0 ? 'no-chip' : 'waiting';
  const shown: Shown = { kind, person, typed: person.bib, chip: '', before: null };
  return { ...book, shown, expected: chips === 0 ? null : expected };
}

/** Nobody has the bib that was typed. */
export function withUnknownBib(book: CheckBook, typed: string): CheckBook {
  return {
    ...book,
    shown: { kind: 'bib-unknown', person: null, typed, chip: '', before: null },
    expected: null,
  };
}

/** No bib waits any more. */
export function withoutBib(book: CheckBook): CheckBook {
  return { ...book, expected: null, shown: book.shown?.kind === 'waiting' ? null : book.shown };
}
