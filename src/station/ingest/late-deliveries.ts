import type { Ms } from '../../timing/model/race.ts';

/** Reads that come so long after they were made are late; less is what lines and programs take now and then. */
const lateMs: Ms = 20_000;
/** What is late again so soon belongs to the same trouble. */
const sameMs: Ms = 60_000;

/** Reads that came long after they were made. */
export interface LateView {
  /** When the first of them came, and when reads came on time again; null while they do not. */
  from: Ms;
  until: Ms | null;
  reads: number;
  /** How late the latest of them was, and the one that was most late. */
  lag: Ms;
  most: Ms;
}

/** Notices that a line delivers late: a cable was out, a box or a modem keeps reads back. */
export class LateDeliveries {
  readonly #lateMs: Ms;
  /** The latest trouble; null where there was none. */
  view: LateView | null = null;

  /** `rate`: how fast race time runs. */
  constructor(rate: number) {
    this.#lateMs = lateMs * rate;
  }

  /** A read that was made at `made` came at `arrived`. */
  take(made: Ms, arrived: Ms): void {
    const lag = arrived - made;
    const { view } = this;
    if (lag < this.#lateMs) {
      if (view !== null && view.until === null) this.view = { ...view, until: arrived };
      return;
    }
    const isSame = view !== null && arrived - (view.until ?? arrived) < sameMs;
    this.view = isSame
      ? { ...view, until: null, reads: view.reads + 1, lag, most: Math.max(view.most, lag) }
      : { from: arrived, until: null, reads: 1, lag, most: lag };
  }
}
