import type { FaultScore } from '../contract/rehearsal.ts';
import type { VirtualMat } from '../simulator/virtual-mat.ts';
import type { Ms } from '../timing/model/race.ts';
import { faults, type Laptop, type PlannedFault } from './faults.ts';

interface Watched extends PlannedFault {
  /** When it happened, in race time and on the wall; null before. */
  begun: { race: Ms; wall: number } | null;
  /** Wall clock. */
  mended: number | null;
}

/** Lets the planned faults happen, and remembers when the crew mended them. */
export class FaultWatch {
  readonly #watched: readonly Watched[];
  readonly #mat: (id: string) => VirtualMat | null;
  readonly #laptop: Laptop;
  #asking = false;

  constructor(plan: readonly PlannedFault[], mat: (id: string) => VirtualMat | null, laptop: Laptop) {
    this.#watched = plan.map((fault) => ({ ...fault, begun: null, mended: null }));
    this.#mat = mat;
    this.#laptop = laptop;
  }

  /** Begins what is due, and sees what is mended. `actions` gives the types of what the crew did since an instant. */
  look(now: Ms, actions: (since: Ms) => Promise<ReadonlySet<string>>): void {
    for (const one of this.#watched) {
      if (one.begun !== null || one.at > now) continue;
      one.begun = { race: now, wall: Date.now() };
      faults[one.fault].begin({ mat: this.#matOf(one), laptop: this.#laptop });
    }
    if (!this.#asking) void this.#askAndSee(actions);
  }

  /** What became of each fault, in the order in which they happened. */
  scores(): FaultScore[] {
    return this.#watched.map(({ fault, mat, begun, mended }) => ({
      fault,
      mat,
      at: begun?.race ?? null,
      after: begun === null || mended === null ? null : (mended - begun.wall) / 1000,
      ...(faults[fault].harmless === true ? { harmless: true as const } : {}),
    }));
  }

  async #askAndSee(actions: (since: Ms) => Promise<ReadonlySet<string>>): Promise<void> {
    const open = this.#watched.filter(({ begun, mended }) => begun !== null && mended === null);
    if (open.length === 0) return;
    this.#asking = true;
    for (const one of open) {
      // A laptop that does not answer says that nothing was done.
      const done = await actions(one.begun?.race ?? 0).catch(() => new Set<string>());
      const traces = { mat: this.#matOf(one), laptop: this.#laptop, actions: done };
      if (faults[one.fault].isMended(traces)) one.mended = Date.now();
    }
    this.#asking = false;
  }

  #matOf({ mat }: PlannedFault): VirtualMat | null {
    return mat === null ? null : this.#mat(mat);
  }
}
