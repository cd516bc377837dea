import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { CopyView, DiskView } from '../../contract/disk-view.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { SecondCopy } from './second-copy.ts';

/** A thread ends within this, except where its stick does not answer. */
const endMs = 11_000;

/** The replica of another station's journal. */
export interface KeptReplica {
  path: string;
  identity: JournalIdentity;
  /** What people call the station. */
  name: string;
  /** How many the replica has. */
  commits: () => number;
}

/** Where the second copy of the own journal is now. */
export type CopyPlace = Pick<CopyView, 'dir' | 'sameDisk'>;

/**
 * Second copies of the replicas of other stations' journals, beside that of the own: the laptop that followed may be
 * the only one that is left, and its disk may fail too.
 */
export class ReplicaCopies {
  readonly #self: string;
  readonly #onChange: () => void;
  readonly #copies = new Map<string, { name: string; copy: SecondCopy }>();
  #dir: string | null = null;

  /** `self` is this station. */
  constructor(self: string, onChange: () => void) {
    this.#self = self;
    this.#onChange = onChange;
  }

  /** Keeps copies of all replicas where the second copy of the own journal is; null where there is none. */
  keepIn(place: CopyPlace | null, replicas: readonly KeptReplica[]): void {
    if (this.#dir !== (place?.dir ?? null)) {
      void this.close();
      this.#dir = place?.dir ?? null;
    }
    if (place === null) return;
    for (const replica of replicas) {
      const { station } = replica.identity;
      if (!this.#copies.has(station))
        this.#copies.set(station, { name: replica.name, copy: this.#open(replica, place) });
    }
  }

  /** There is more in a replica. */
  committed(station: string): void {
    this.#copies.get(station)?.copy.committed();
  }

  /** The second copy as it stands with those of the replicas; of several troubles, the own journal's. */
  shownIn(disk: DiskView): DiskView {
    const own = disk.copy;
    if (!own) return disk;
    const views = [...this.#copies.values()].map(({ name, copy }) => {
      const view = copy.view();
      return { ...view, detail: `${name}: ${view.detail}` };
    });
    const behind = views.reduce((sum, view) => sum + view.behind, own.behind);
    const inTrouble = [own, ...views].find(({ state }) => state !== 'ok' && state !== 'catching-up');
    const { state, detail } = inTrouble ?? own;
    return { ...disk, copy: { ...own, state, detail, behind } };
  }

  /** Brings all of them up to date, as long as the stick answers. False where it does not: its threads hold the process. */
  async close(): Promise<boolean> {
    const ended = [...this.#copies.values()].map(async ({ copy }) => {
      await copy.close();
      await copy.abandon();
    });
    this.#copies.clear();
    return Promise.race([Promise.all(ended).then(() => true), setTimeout(endMs, false, { ref: false })]);
  }

  #open({ path, identity, name, commits }: KeptReplica, { dir, sameDisk }: CopyPlace): SecondCopy {
    const journal = { journal: path, journalDisk: statSync(path).dev, identity, name };
    const settings = { ...journal, dir, otherDisk: sameDisk !== true, keptBy: this.#self };
    return new SecondCopy(settings, commits, this.#onChange);
  }
}
