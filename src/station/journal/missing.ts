import { momentText } from './moment-text.ts';

/** Rows of a table by their numbers, and between which moments they lie: null where that is not known. */
export interface Span {
  from: number;
  to: number;
  since: number | null;
  until: number | null;
}

export type Table = 'reads' | 'actions';

/** What a journal that was made again does not have, or has and cannot vouch for. */
export class Missing {
  readonly #lost: (Span & { table: Table })[] = [];
  readonly #doubtful: (Span & { table: Table })[] = [];
  readonly #unknown: string[] = [];

  /** Rows that could not be read. */
  lose(table: Table, span: Span): void {
    this.#lost.push({ table, ...span });
  }

  /** Rows of one commit that can be read, and do not fit their seal. */
  doubt(table: Table, span: Span): void {
    this.#doubtful.push({ table, ...span });
  }

  /** Nobody knows how many there were. */
  loseFrom(table: Table, from: number): void {
    this.#unknown.push(`${table} from ${from} on, if there were any: the damaged file does not say`);
  }

  /** All of it, in words. */
  words(): string[] {
    // A commit that lost some of its rows does not fit its seal for that reason alone.
    const changed = this.#doubtful.filter(
      ({ table, from, to }) =>
        !this.#lost.some((lost) => lost.table === table && lost.from <= to + 1 && lost.to >= from - 1),
    );
    return [
      ...this.#lost.map(spanText),
      ...changed.map((span) => `${spanText(span)}: kept, but one of them or more was changed`),
      ...this.#unknown,
    ];
  }
}

/** `reads 5 to 9, between 2026-12-06 08:41:03 and 2026-12-06 08:41:05`. */
function spanText({ table, from, to, since, until }: Span & { table: Table }): string {
  const rows = from === to ? `${table.slice(0, -1)} ${from}` : `${table} ${from} to ${to}`;
  if (since !== null && until !== null)
    return `${rows}, between ${momentText(since)} and ${momentText(until)}`;
  if (since !== null) return `${rows}, after ${momentText(since)}`;
  return until === null ? rows : `${rows}, before ${momentText(until)}`;
}
