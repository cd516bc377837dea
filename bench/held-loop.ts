import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolution = 2;

/** Watches for how long this process's event loop is held. */
export class HeldLoop {
  readonly #delay = monitorEventLoopDelay({ resolution });

  constructor() {
    this.#delay.enable();
  }

  /** The longest since the last time this was asked, in milliseconds. */
  most(): number {
    const most = Math.max(0, this.#delay.max / 1e6 - resolution);
    this.#delay.reset();
    return most;
  }
}
