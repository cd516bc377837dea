import { message, type Message } from '../../words/message.ts';
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
  readonly #unknown: Message[] = [];

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
    this.#unknown.push(message(`missing.${table}-from`, { from: String(from) }));
  }

  /** All of it, for people. */
  told(): Message[] {
    // A commit that lost some of its rows does not fit its seal for that reason alone.
    const changed = this.#doubtful.filter(
      ({ table, from, to }) =>
        !this.#lost.some((lost) => lost.table === table && lost.from <= to + 1 && lost.to >= from - 1),
    );
    return [
      ...this.#lost.map(spanTold),
      ...changed.map((span) => message('missing.kept-changed', { rows: spanTold(span) })),
      ...this.#unknown,
    ];
  }
}

/** `3 reads and 2 actions`. */
export function rowsTold({ reads, actions }: Record<Table, number>): Message {
  return message('missing.rows', {
    reads: message('explain.reads', { count: reads }),
    actions: message('missing.actions', { count: actions }),
  });
}

/** `reads 5 to 9, between 2026-12-06 08:41:03 and 2026-12-06 08:41:05`. */
function spanTold({ table, from, to, since, until }: Span & { table: Table }): Message {
  const rows =
    from === to
      ? message(`missing.one-of-${table}`, { number: String(from) })
      : message(`missing.some-${table}`, { from: String(from), to: String(to) });
  if (since !== null && until !== null)
    return message('missing.between', { rows, since: momentText(since), until: momentText(until) });
  if (since !== null) return message('missing.after', { rows, since: momentText(since) });
  return until === null ? rows : message('missing.before', { rows, until: momentText(until) });
}
