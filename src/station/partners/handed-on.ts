import { passingGoneLineSchema, passingLineSchema, type PassingLine } from '../../contract/sync.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { JournalReader } from '../journal/journal-reader.ts';

/** Which of a passing's moments counts at a point. */
export type Counts = 'first' | 'strongest' | 'last';

/** A passing as programs of partners get it: no name, nothing of the person but the bib. */
export interface HandedOn {
  /** Its number in the journal; a later one with the same id replaces it. */
  number: number;
  id: string;
  point: string;
  chip: string | null;
  bib: string | null;
  /** The moment that counts at its point, and the first at which the chip was heard. */
  time: Ms;
  first: Ms;
  rssi: number | null;
  /** A chip, or who made a time without one. */
  source: PassingLine['passing']['source'];
  /** Whether it is said for the first time. */
  isFirst: boolean;
}

/** A passing that turned out to be part of another. */
export interface Gone {
  number: number;
  id: string;
  gone: true;
}

/** The journal's own passings, as they are handed on. Only what is on disk is there. */
export class HandedOnPassings {
  readonly #journal: Pick<JournalReader, 'lines' | 'count'>;
  readonly #counts: (point: string) => Counts;

  constructor(journal: Pick<JournalReader, 'lines' | 'count'>, counts: (point: string) => Counts) {
    this.#journal = journal;
    this.#counts = counts;
  }

  /** The number of the last one. */
  get last(): number {
    return this.#journal.count('passing_lines');
  }

  /** Those above a number, at most so many; lines of a newer version are passed over. */
  after(number: number, limit: number): { passings: (HandedOn | Gone)[]; last: number } {
    const lines = this.#journal.lines('passing_lines', number, limit);
    const passings = lines.flatMap((one) => this.#read(one.number, JSON.parse(one.line)) ?? []);
    return { passings, last: lines.at(-1)?.number ?? number };
  }

  #read(number: number, line: unknown): HandedOn | Gone | null {
    const gone = passingGoneLineSchema.safeParse(line);
    if (gone.success) return { number, id: gone.data.id, gone: true };
    const parsed = passingLineSchema.safeParse(line);
    return parsed.success ? this.#handedOn(number, parsed.data) : null;
  }

  #handedOn(number: number, { version, passing }: PassingLine): HandedOn {
    const { id, point, chip, bib, rssi, source, first } = passing;
    const time = passing[this.#counts(point)];
    return { number, id, point, chip, bib, time, first, rssi, source, isFirst: version === 1 };
  }
}
