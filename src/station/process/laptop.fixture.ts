import type { LaptopClocks } from './clock.ts';

/** A moment at which the clocks of a test begin. */
export const noon = 1_763_985_600_000;

/** A laptop whose clocks a test moves. */
export class ClockedLaptop implements LaptopClocks {
  #wall = noon;
  #elapsed = 5000;
  #uptime = 90_000;
  #boot = 'first';

  wall = () => this.#wall;
  elapsed = () => this.#elapsed;
  /** Told in steps, as systems do. */
  uptime = () => Math.floor(this.#uptime / 10) * 10;
  boot = () => this.#boot;

  pass(ms: number): void {
    this.#wall += ms;
    this.#elapsed += ms;
    this.#uptime += ms;
  }

  sleep(ms: number): void {
    this.#wall += ms;
    this.#uptime += ms;
  }

  set(step: number): void {
    this.#wall += step;
  }

  /** Another process: what went by is counted anew. */
  newProcess(): void {
    this.#elapsed = 700;
  }

  switchOffAndOn(ms: number): void {
    this.#wall += ms;
    this.#uptime = 20_000;
    this.#boot = 'second';
    this.newProcess();
  }
}
