import { chainNext, chainStart } from '../../contract/chain.ts';
import type { StoredAction } from './readable.ts';
import { sealedText, type NewRead } from './rows.ts';
import { identityOf, type Connection } from './schema.ts';

/** The seals of a damaged file: each can be made again from the one before, as long as both can be read. */
export class ReadableSeals {
  readonly #commit;
  readonly #action;
  readonly #ops: string | null;
  readonly #actionLines = new Map<number, string[]>();
  /** Commits, first and last, in which an action may have been that cannot be read any more. */
  readonly #gaps: [number, number][] = [];

  /** @param actions those that can be read, above number `after`, of which there were some up to `last` */
  constructor(db: Connection, actions: readonly StoredAction[], after: number, last: number) {
    const commit = db.prepare('SELECT at, head FROM commits WHERE number = ?');
    const action = db.prepare('SELECT head FROM actions WHERE number = ?').pluck();
    this.#commit = (number: number) =>
      orNull(() => commit.get(number) as { at: number; head: string } | undefined);
    this.#action = (number: number) => orNull(() => action.get(number) as string | undefined);
    this.#ops = orNull(() => identityOf(db).ops);
    for (const { inCommit, line } of actions)
      this.#actionLines.set(inCommit, [...(this.#actionLines.get(inCommit) ?? []), line]);
    let before = { number: after, inCommit: 0 };
    for (const action of actions) {
      if (action.number > before.number + 1) this.#gaps.push([before.inCommit, action.inCommit]);
      before = action;
    }
    if (before.number < last) this.#gaps.push([before.inCommit, Infinity]);
  }

  /** Whether these are the reads that were sealed in a commit, as far as that can be told. */
  fit(commit: number, reads: readonly NewRead[]): boolean {
    if (this.#gaps.some(([from, to]) => from <= commit && commit <= to)) return true;
    const before = this.#commit(commit - 1);
    const rows = [...reads.map(sealedText), ...(this.#actionLines.get(commit) ?? [])];
    return before !== null && this.#commit(commit)?.head === chainNext(before.head, rows.join('\n'));
  }

  /** Whether a line is the one that was sealed as this action, as far as that can be told. */
  fitsAction(number: number, line: string, head: string): boolean {
    const before = number === 1 && this.#ops !== null ? chainStart(this.#ops) : this.#action(number - 1);
    return before !== null && chainNext(before, line) === head;
  }

  /** When a commit was written; now, where that cannot be read any more. */
  at(commit: number): number {
    const at = this.#commit(commit)?.at;
    return Number.isSafeInteger(at) ? at! : Date.now();
  }
}

function orNull<Value>(read: () => Value | undefined): Value | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
