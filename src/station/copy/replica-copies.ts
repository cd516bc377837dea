import type { CopyView, DiskView } from '../../contract/feed.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { SecondCopy } from './second-copy.ts';

/** The replica of another station's journal. */
export interface KeptReplica {
  path: string;
  identity: JournalIdentity;
  /** What people call the station. */
  name: string;
  commits: number;
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
  readonly #copies = new Map<string, SecondCopy>();
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
      if (!this.#copies.has(station)) this.#copies.set(station, this.#open(replica, place));
    }
  }

  /** There is more in a replica. */
  committed(station: string): void {
    this.#copies.get(station)?.committed();
  }

  /** The second copy as it stands with those of the replicas; of several troubles, the own journal's. */
  shownIn(disk: DiskView, replicas: readonly KeptReplica[]): DiskView {
    const own = disk.copy;
    if (!own) return disk;
    const views = replicas.flatMap(({ identity, name, commits }) => {
      const view = this.#copies.get(identity.station)?.view(commits);
      return view === undefined ? [] : [{ ...view, detail: `${name}: ${view.detail}` }];
    });
    const behind = views.reduce((sum, view) => sum + view.behind, own.behind);
    const inTrouble = [own, ...views].find(({ state }) => state !== 'ok' && state !== 'catching-up');
    const { state, detail } = inTrouble ?? own;
    return { ...disk, copy: { ...own, state, detail, behind } };
  }

  /** Brings all of them up to date, as long as the stick answers, and lets go of it. */
  async close(): Promise<void> {
    const copies = [...this.#copies.values()];
    this.#copies.clear();
    await Promise.all(copies.map((copy) => copy.close()));
  }

  #open({ path, name }: KeptReplica, { dir, sameDisk }: CopyPlace): SecondCopy {
    const settings = { dir, otherDisk: !sameDisk, journal: path, name, keptBy: this.#self };
    return new SecondCopy(settings, this.#onChange);
  }
}
