import { setTimeout as sleep } from 'node:timers/promises';
import type { PeerDisk } from '../../contract/peers-view.ts';
import type { DiskView } from '../../contract/disk-view.ts';
import type { MatView } from '../../contract/mat-view.ts';
import type { JournalPosition, PeerState } from '../../contract/peers.ts';
import { chainStart } from '../../contract/chain.ts';
import { commitLine } from '../journal/commit-line.ts';
import type { JournalReader } from '../journal/journal-reader.ts';

/** How often a follower is told how this station is, whether anything happened or not. */
const stateMs = 1000;
/** How long a station that stops waits for its followers to take the rest. */
const finishMs = 1000;
/** Transactions that are read from the journal at a time: what is live waits no longer than that. */
const transactionsMax = 100;

/** How a station is whose journal is sent: what its peers show of it. */
export interface StationState {
  mats: MatView[];
  /** Null for a replica. */
  disk: DiskView | null;
}

/** This station's journal as others follow it: what they lack, then what comes. */
export class JournalStream {
  readonly #journal: JournalReader;
  readonly #station: () => StationState;
  /** One for each follower; a new connection ends the one before, which may be dead. */
  readonly #connections = new Map<string, AbortController>();
  readonly #misfits = new Map<string, string>();
  readonly #waiting = new Set<() => void>();
  #finishing = false;

  constructor(journal: JournalReader, station: () => StationState) {
    this.#journal = journal;
    this.#station = station;
  }

  /** There is more in the journal. */
  nudge(): void {
    for (const wake of this.#waiting) wake();
  }

  end(follower: string): void {
    this.#connections.get(follower)?.abort();
    this.#connections.delete(follower);
  }

  /** Ends all connections when their followers have everything, or when they are too slow for that. */
  async finish(): Promise<void> {
    this.#finishing = true;
    this.nudge();
    const late = performance.now() + finishMs;
    while (this.#connections.size > 0 && performance.now() < late) await sleep(finishMs / 50);
    for (const follower of this.#connections.keys()) this.end(follower);
    this.#finishing = false;
  }

  /** What kept a follower from going on when it asked last; null where nothing did. */
  misfitOf(follower: string): string | null {
    return this.#misfits.get(follower) ?? null;
  }

  /** Why this journal cannot go on from what a follower holds, in words for people; null where it can. */
  misfit(follower: string, position: JournalPosition): string | null {
    const misfit = this.#compare(position);
    if (misfit === null) this.#misfits.delete(follower);
    else this.#misfits.set(follower, misfit);
    return misfit;
  }

  #compare({ commit, head, passingLine, passingHead }: JournalPosition): string | null {
    const { obs } = this.#journal.identity;
    const heads = [
      [head, this.#journal.headAt('commits', commit)],
      [passingHead, passingLine === 0 ? chainStart(obs) : this.#journal.headAt('passing_lines', passingLine)],
    ];
    if (heads.every(([theirs, own]) => theirs === own)) return null;
    return heads.some(([, own]) => own === undefined)
      ? 'the other laptop holds more of this journal than the journal itself: its data directory was put back from an older copy. Both copies count; start it with a new, empty --data and pair again'
      : 'the other laptop holds another journal of the same station: its data directory was copied and both went on. Both copies count; start one of them with a new, empty --data and pair again';
  }

  /** Text to send to a follower: whole lines, until `end`. */
  async *follow(follower: string, position: JournalPosition, end: AbortSignal): AsyncGenerator<string> {
    const connection = new AbortController();
    this.end(follower);
    this.#connections.set(follower, connection);
    const signal = AbortSignal.any([end, connection.signal]);
    signal.addEventListener('abort', () => this.nudge(), { once: true });
    let { commit, passingLine } = position;
    let stateAt = -Infinity;
    try {
      while (!signal.aborted) {
        const transactions = this.#journal.transactionsAfter(commit, passingLine, transactionsMax);
        for (const { commit: sealed, passings } of transactions) {
          commit = sealed?.number ?? commit;
          if (passings !== undefined) passingLine = passings.first + passings.lines.length - 1;
        }
        if (transactions.length > 0) yield transactions.map((each) => `${commitLine(each)}\n`).join('');
        else if (this.#finishing) return;
        const now = performance.now();
        if (now - stateAt >= stateMs) {
          stateAt = now;
          yield `${JSON.stringify(this.#state())}\n`;
        }
        if (transactions.length === 0) await this.#next(stateAt + stateMs - now);
      }
    } finally {
      if (this.#connections.get(follower) === connection) this.#connections.delete(follower);
    }
  }

  #state(): PeerState {
    const { mats, disk } = this.#station();
    return {
      t: 'state',
      commits: this.#journal.count('commits'),
      passingLines: this.#journal.count('passing_lines'),
      reads: this.#journal.count('reads'),
      mats,
      disk: disk === null || disk.state === 'ok' ? null : troubleOf(disk),
    };
  }

  async #next(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#waiting.add(resolve);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(resolve);
  }
}

function troubleOf({ trouble, waiting }: DiskView): PeerDisk {
  return { trouble: trouble ?? 'failing', waiting: waiting ?? 0 };
}
