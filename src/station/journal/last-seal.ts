import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { message, type Message } from '../../words/message.ts';
import type { JournalReader } from './journal-reader.ts';
import { rowsTold } from './missing.ts';
import { momentText } from './moment-text.ts';
import type { Receipt } from './rows.ts';

/** The last commit of a journal that is known beside the journal itself: its seal, and how many rows there were then. */
export const lastSealSchema = z.object({
  station: z.string(),
  commit: z.number().int(),
  head: z.string(),
  reads: z.number().int(),
  actions: z.number().int(),
  /** When it was written, by the laptop's clock. */
  at: z.number().int(),
});
export type LastSeal = z.infer<typeof lastSealSchema>;

/** Two places in the file, written in turn: where one is cut off, the other holds. */
const slotBytes = 512;

/**
 * Remembers the last commit in a small file beside the journal, `journal.seal`: a journal that lost its end holds together
 * in itself, and only something beside it can tell. It is not synced, so that it costs nothing; after a power cut it may
 * be behind the journal, and is never ahead of it.
 */
export class SealKeeper {
  readonly #path: string;
  readonly #station: string;
  #file: number | null = null;
  #slot = 0;

  /** @param path of the journal @param now where it stands: what was remembered before counts no more */
  constructor(path: string, now: LastSeal) {
    this.#path = sealPath(path);
    this.#station = now.station;
    this.#write(now);
    this.#write(now);
  }

  /** A commit is on disk. */
  committed({ commit, reads, actions, at }: Receipt): void {
    if (commit === null) return;
    this.#write({ station: this.#station, commit: commit.number, head: commit.head, reads, actions, at });
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #write(seal: LastSeal): void {
    const text = JSON.stringify({ ...seal, sum: sumOf(seal) });
    try {
      this.#file ??= this.#open();
      writeSync(this.#file, `${text.padEnd(slotBytes - 1)}\n`, this.#slot * slotBytes);
      this.#slot = 1 - this.#slot;
    } catch {
      // The disk's trouble is told where reads are written.
    }
  }

  #open(): number {
    // What is there is written over, not cut off first: on a full disk there is no room for a new file.
    return openSync(this.#path, existsSync(this.#path) ? 'r+' : 'w');
  }
}

/** The last commit that was remembered beside a journal; null where none was, or it cannot be read. */
export function rememberedSeal(journal: string): LastSeal | null {
  let text: string;
  try {
    text = readFileSync(sealPath(journal), 'utf8');
  } catch {
    return null;
  }
  return newestSeal(text.split('\n').map(sealIn));
}

/** The one of these that goes furthest. */
export function newestSeal(seals: readonly (LastSeal | null | undefined)[]): LastSeal | null {
  return seals.reduce<LastSeal | null>(
    (newest, seal) => (seal && seal.commit > (newest?.commit ?? -1) ? seal : newest),
    null,
  );
}

/** Where a journal stands now, to be remembered; null where nothing was committed yet. */
export function sealOfJournal(journal: JournalReader, at: number): LastSeal {
  return {
    station: journal.identity.station,
    commit: journal.count('commits'),
    head: journal.head,
    reads: journal.count('reads'),
    actions: journal.count('actions'),
    at,
  };
}

/** What a journal does not have of what it is known to have had; null where it goes at least as far. */
export function lostEnd(journal: JournalReader, last: LastSeal | null): Message | null {
  if (last === null || last.station !== journal.identity.station) return null;
  const commits = journal.count('commits');
  if (commits >= last.commit && journal.headOfCommit(last.commit) === last.head) return null;
  const until = momentText(last.at);
  if (commits >= last.commit) return message('missing.other-journal', { until });
  const reads = Math.max(0, last.reads - journal.count('reads'));
  const actions = Math.max(0, last.actions - journal.count('actions'));
  const since = journal.momentOfCommit(commits);
  const lost = {
    from: String(commits + 1),
    to: String(last.commit),
    rows: rowsTold({ reads, actions }),
    until,
  };
  return since === null
    ? message('missing.end', lost)
    : message('missing.end-since', { ...lost, since: momentText(since) });
}

function sealIn(text: string): LastSeal | null {
  try {
    const { sum, ...rest } = JSON.parse(text) as Record<string, unknown>;
    const seal = lastSealSchema.parse(rest);
    return sum === sumOf(seal) ? seal : null;
  } catch {
    return null;
  }
}

function sumOf(seal: LastSeal): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(seal)))
    .digest('hex')
    .slice(0, 16);
}

function sealPath(journal: string): string {
  return journal.replace(/\.db$/, '.seal');
}
