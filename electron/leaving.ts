import { app } from 'electron';
import { leavingConfirmed } from './quit-question.ts';
import { raceIsRunning } from './race-running.ts';
import type { StationProcess } from './station-process.ts';
import type { Windows } from './windows.ts';

/** The way out of the shell: asks first while a race is running, stops the station, then quits. */
export class Leaving {
  readonly #station: Pick<StationProcess, 'address' | 'stop'>;
  readonly #windows: Pick<Windows, 'close' | 'console'>;
  #state: 'no' | 'asking' | 'yes' = 'no';

  constructor(
    station: Pick<StationProcess, 'address' | 'stop'>,
    windows: Pick<Windows, 'close' | 'console'>,
  ) {
    this.#station = station;
    this.#windows = windows;
  }

  /** Whether the station is on its way down: from here on the app may quit. */
  get decided(): boolean {
    return this.#state === 'yes';
  }

  /** Leaves where no race is running or the person means it. */
  async ask(): Promise<void> {
    if (this.#state !== 'no') return;
    this.#state = 'asking';
    const { address } = this.#station;
    if (
      address === null ||
      !(await raceIsRunning(address)) ||
      (await leavingConfirmed(this.#windows.console))
    )
      await this.now();
    else this.#state = 'no';
  }

  /** Leaves without a question. */
  async now(): Promise<void> {
    if (this.#state === 'yes') return;
    this.#state = 'yes';
    await this.#station.stop();
    this.#windows.close();
    app.quit();
  }
}
