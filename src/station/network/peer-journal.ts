import type { JournalPosition } from '../../contract/peers.ts';
import { chainStart } from '../../contract/chain.ts';
import { batchOf, parseCommitLine, type Transaction } from '../journal/commit-line.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { StoredRead } from '../journal/rows.ts';
import { ReplicaWriter } from './replica-writer.ts';

/** Rows of another station's journal that are on disk here now. */
export interface PeerRows {
  station: string;
  reads: StoredRead[];
  actionLines: string[];
}

/** The journal of another station, as far as it is here. */
export class PeerJournal {
  readonly reader: JournalReader;
  readonly path: string;
  readonly #onRows: (rows: PeerRows) => void;
  #writer: ReplicaWriter | null = null;
  #last: Promise<void> = Promise.resolve();
  #held: { commits: number; passingLines: number; reads: number; actions: number };

  /** Opens a replica that is there. Throws JournalError where it is none. */
  constructor(path: string, onRows: (rows: PeerRows) => void) {
    this.path = path;
    this.#onRows = onRows;
    this.reader = new JournalReader(path);
    this.#held = {
      commits: this.reader.count('commits'),
      passingLines: this.reader.count('passing_lines'),
      reads: this.reader.count('reads'),
      actions: this.reader.count('actions'),
    };
  }

  get station(): string {
    return this.reader.identity.station;
  }

  /** How much is here. */
  get held(): Readonly<{ commits: number; passingLines: number; reads: number; actions: number }> {
    return this.#held;
  }

  /** From where on more is wanted. */
  get position(): JournalPosition {
    const { commits: commit, passingLines: passingLine } = this.#held;
    return {
      commit,
      head: this.reader.headAt('commits', commit) ?? '',
      passingLine,
      passingHead:
        passingLine === 0
          ? chainStart(this.reader.identity.obs)
          : (this.reader.headAt('passing_lines', passingLine) ?? ''),
    };
  }

  /** Puts lines of the journal on disk and then tells of their rows; see {@link ReplicaWriter.append}. */
  append(lines: string[]): Promise<void> {
    if (lines.length === 0) return Promise.resolve();
    const done = this.#last.then(() => this.#append(lines));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #append(lines: string[]): Promise<void> {
    this.#writer ??= await ReplicaWriter.open(this.path, this.reader.identity);
    await this.#writer.append(lines).catch(async (error: unknown) => {
      await this.#writer?.close();
      this.#writer = null;
      throw error;
    });
    const transactions = lines.map(parseCommitLine);
    const rows = {
      station: this.station,
      reads: transactions.flatMap(storedReads),
      actionLines: transactions.flatMap(({ actions }) => actions?.lines ?? []),
    };
    for (const { commit, reads, actions, passings } of transactions) {
      this.#held = {
        commits: commit?.number ?? this.#held.commits,
        passingLines:
          passings === undefined ? this.#held.passingLines : passings.first + passings.lines.length - 1,
        reads: reads === undefined ? this.#held.reads : reads.first + reads.rows.length - 1,
        actions: actions === undefined ? this.#held.actions : actions.first + actions.lines.length - 1,
      };
    }
    this.#onRows(rows);
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#writer?.close();
    this.#writer = null;
    this.reader.close();
  }
}

function storedReads(transaction: Transaction): StoredRead[] {
  const first = transaction.reads?.first ?? 0;
  return batchOf(transaction).reads.map((read, index) => ({ ...read, number: first + index }));
}
