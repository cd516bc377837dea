import { message, type Message } from '../../words/message.ts';
import { batchOf, parseCommitLine, type Transaction } from './commit-line.ts';
import { Committer } from './commit.ts';
import { identityOf, JournalError, openForWriting, type Connection, type JournalIdentity } from './schema.ts';

/**
 * A line does not continue the journal. `gap`: lines before it are missing; `diverged`: the journal holds
 * other rows under the same numbers, or the line was changed.
 */
export class ReplicaError extends JournalError {
  override name = 'ReplicaError';
  readonly code: 'gap' | 'diverged';

  constructor(code: ReplicaError['code'], told: Message) {
    super(told);
    this.code = code;
  }
}

/** What a journal numbers. */
type Row = 'commit' | 'read' | 'action' | 'passing-line';

/** A journal made of another one's lines: the same rows under the same numbers, with the same heads. */
export class Replica {
  readonly path: string;
  readonly #db: Connection;
  readonly #headOfCommit;
  readonly #headOfPassing;
  #committer: Committer;
  #high: { commit: number; passingLine: number };

  private constructor(path: string, db: Connection) {
    this.path = path;
    this.#db = db;
    this.#headOfCommit = db.prepare('SELECT head FROM commits WHERE number = ?').pluck();
    this.#headOfPassing = db.prepare('SELECT head FROM passing_lines WHERE number = ?').pluck();
    this.#committer = new Committer(db);
    this.#high = this.#readHigh();
  }

  /** Makes the journal file, or goes on with it. Throws {@link JournalError} where it is another station's. */
  static open(path: string, identity: JournalIdentity): Replica {
    const db = openForWriting(path, identity);
    const { station, ops, obs } = identityOf(db);
    if (station !== identity.station || ops !== identity.ops || obs !== identity.obs) {
      db.close();
      throw new JournalError(message('journal.of-station', { path, station, wanted: identity.station }));
    }
    return new Replica(path, db);
  }

  /** The last commit and the last passing line that it holds: what comes next is above these. */
  get high(): Readonly<{ commit: number; passingLine: number }> {
    return this.#high;
  }

  /**
   * Appends lines in order; when it returns, all of them are on disk. Lines that it holds already are
   * compared and left out. Throws {@link ReplicaError}, or CommitLineError for a line that is none, and
   * then has taken none of them.
   */
  append(lines: readonly string[]): void {
    this.appendTransactions(lines.map(parseCommitLine));
  }

  appendTransactions(transactions: readonly Transaction[]): void {
    try {
      this.#db
        .transaction(() => {
          for (const transaction of transactions) this.#take(transaction);
        })
        .immediate();
    } catch (error) {
      this.#committer = new Committer(this.#db);
      this.#high = this.#readHigh();
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #take(transaction: Transaction): void {
    const { commit } = transaction;
    const news = this.#newPart(transaction);
    const batch = batchOf(news);
    if (batch.reads.length + batch.actionLines.length + batch.passingLines.length === 0) return;
    const receipt = this.#committer.commit(batch, commit?.at ?? 0);
    this.#high = { commit: receipt.commit?.number ?? this.#high.commit, passingLine: receipt.passingLines };
    if (news.reads !== undefined) this.#expect('read', news.reads.first, receipt.firstRead);
    if (news.actions !== undefined)
      this.#expect('action', news.actions.first, receipt.actions - batch.actionLines.length + 1);
    if (receipt.commit !== null && receipt.commit.head !== commit?.head)
      throw this.#diverged('commit', receipt.commit.number);
    if (news.passings !== undefined && receipt.passingHead !== news.passings.head)
      throw this.#diverged('passing-line', receipt.passingLines);
  }

  /** What of a transaction is not here yet. What is here must be the same. */
  #newPart({ commit, passings, ...rest }: Transaction): Transaction {
    const isHeld = commit !== null && commit.number <= this.#high.commit;
    if (isHeld && this.#headOfCommit.get(commit.number) !== commit.head)
      throw this.#diverged('commit', commit.number);
    if (!isHeld && commit !== null) this.#expect('commit', commit.number, this.#high.commit + 1);
    const sealed = isHeld || commit === null ? { commit: null } : { commit, ...rest };
    return { v: 1, ...sealed, passings: this.#newPassings(passings) };
  }

  #newPassings(passings: Transaction['passings']): Transaction['passings'] {
    if (passings === undefined) return undefined;
    const { first, lines, head } = passings;
    const last = first + lines.length - 1;
    if (last <= this.#high.passingLine) {
      if (this.#headOfPassing.get(last) !== head) throw this.#diverged('passing-line', last);
      return undefined;
    }
    if (first > this.#high.passingLine + 1) this.#expect('passing-line', first, this.#high.passingLine + 1);
    const next = this.#high.passingLine + 1;
    return { first: next, lines: lines.slice(next - first), head };
  }

  #expect(row: Row, found: number, expected: number): void {
    const { path } = this;
    if (found > expected) {
      const gap = { path, number: String(expected), next: String(found) };
      throw new ReplicaError('gap', message(`replica.${row}-missing`, gap));
    }
    if (found < expected) throw this.#diverged(row, found);
  }

  #diverged(row: Row, number: number): ReplicaError {
    const { path } = this;
    return new ReplicaError('diverged', message(`replica.${row}-differs`, { path, number: String(number) }));
  }

  #readHigh(): { commit: number; passingLine: number } {
    const last = (table: string) =>
      Number(this.#db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
    return { commit: last('commits'), passingLine: last('passing_lines') };
  }
}
