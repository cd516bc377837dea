import { chainNext, chainStart } from '../../contract/chain.ts';
import type { Batch, NewRead, Receipt } from './rows.ts';
import { sealedText } from './rows.ts';
import type { Connection } from './schema.ts';

/** Reads of one INSERT: a statement costs more than a row. */
const readsPerInsert = 10;

interface Tail {
  number: number;
  head: string;
}

/** Appends batches to the journal, each as one durable, sealed commit. */
export class Committer {
  readonly #db: Connection;
  readonly #sources = new Map<string, number>();
  readonly #insertRead;
  readonly #insertReads;
  readonly #insertAction;
  readonly #insertLine;
  readonly #insertCommit;
  readonly #insertSource;
  #commits: Tail;
  #ops: Tail;
  #obs: Tail;
  #reads: number;

  constructor(db: Connection) {
    this.#db = db;
    this.#insertCommit = db.prepare('INSERT INTO commits (number, at, head) VALUES (?, ?, ?)');
    this.#insertSource = db.prepare('INSERT INTO sources (id, address, point) VALUES (?, ?, ?)');
    const row = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
    this.#insertRead = db.prepare(`INSERT INTO reads VALUES ${row}`);
    this.#insertReads = db.prepare(`INSERT INTO reads VALUES ${Array(readsPerInsert).fill(row).join()}`);
    this.#insertAction = db.prepare('INSERT INTO actions VALUES (?, ?, ?, ?)');
    this.#insertLine = db.prepare('INSERT INTO passing_lines VALUES (?, ?, ?)');
    const meta = (key: string) => String(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key));
    this.#commits = this.#tail('commits', '');
    this.#ops = this.#tail('actions', chainStart(meta('ops')));
    this.#obs = this.#tail('passing_lines', chainStart(meta('obs')));
    this.#reads = Number(db.prepare('SELECT coalesce(max(number), 0) FROM reads').pluck().get());
    for (const { id, address } of db.prepare('SELECT id, address FROM sources').all() as {
      id: number;
      address: string;
    }[])
      this.#sources.set(address, id);
  }

  /** Where the journal stands: its last commit, and how many rows it has. */
  get standing(): { commit: number; head: string; reads: number; actions: number } {
    const { number: commit, head } = this.#commits;
    return { commit, head, reads: this.#reads, actions: this.#ops.number };
  }

  /** One transaction; when it returns, the batch is on disk. Throws SqliteError with nothing changed. */
  commit(batch: Batch, at: number): Receipt {
    const before = { commits: this.#commits, ops: this.#ops, obs: this.#obs, reads: this.#reads };
    try {
      this.#db.transaction(() => this.#insert(batch, at)).immediate();
    } catch (error) {
      this.#commits = before.commits;
      this.#ops = before.ops;
      this.#obs = before.obs;
      this.#reads = before.reads;
      this.#sources.clear();
      for (const [id, address] of this.#db.prepare('SELECT id, address FROM sources').raw().all() as [
        number,
        string,
      ][])
        this.#sources.set(address, id);
      throw error;
    }
    return {
      at,
      commit: this.#commits === before.commits ? null : this.#commits,
      passingHead: this.#obs.head,
      firstRead: before.reads + 1,
      reads: this.#reads,
      actions: this.#ops.number,
      passingLines: this.#obs.number,
    };
  }

  #insert(batch: Batch, at: number): void {
    if (batch.reads.length + batch.actionLines.length > 0) this.#insertSealed(batch, at);
    for (const line of batch.passingLines) {
      this.#obs = { number: this.#obs.number + 1, head: chainNext(this.#obs.head, line) };
      this.#insertLine.run(this.#obs.number, line, this.#obs.head);
    }
  }

  #insertSealed(batch: Batch, at: number): void {
    const sealed = [...batch.reads.map(sealedText), ...batch.actionLines].join('\n');
    this.#commits = { number: this.#commits.number + 1, head: chainNext(this.#commits.head, sealed) };
    this.#insertCommit.run(this.#commits.number, at, this.#commits.head);
    this.#insertAllReads(batch.reads);
    for (const line of batch.actionLines) {
      this.#ops = { number: this.#ops.number + 1, head: chainNext(this.#ops.head, line) };
      this.#insertAction.run(this.#ops.number, this.#commits.number, line, this.#ops.head);
    }
  }

  #insertAllReads(reads: readonly NewRead[]): void {
    const whole = reads.length - (reads.length % readsPerInsert);
    for (let at = 0; at < whole; at += readsPerInsert)
      this.#insertReads.run(reads.slice(at, at + readsPerInsert).flatMap((read) => this.#columns(read)));
    for (const read of reads.slice(whole)) this.#insertRead.run(this.#columns(read));
  }

  #columns(read: NewRead) {
    const { source, point, chip, antenna, rssi, time, readerTime, arrived, raw, earliest = null } = read;
    this.#reads += 1;
    const [number, inCommit, from] = [this.#reads, this.#commits.number, this.#sourceId(source, point)];
    return [number, inCommit, from, chip, antenna, rssi, time, readerTime, arrived, raw, earliest];
  }

  #sourceId(address: string, point: string): number {
    const known = this.#sources.get(address);
    if (known !== undefined) return known;
    const id = this.#sources.size + 1;
    this.#insertSource.run(id, address, point);
    this.#sources.set(address, id);
    return id;
  }

  #tail(table: 'commits' | 'actions' | 'passing_lines', start: string): Tail {
    const row = this.#db.prepare(`SELECT number, head FROM ${table} ORDER BY number DESC LIMIT 1`).get();
    return (row as Tail | undefined) ?? { number: 0, head: start };
  }
}
