import type { ReaderPlace } from '../../readers/address.ts';
import type { Ports, Stall } from '../../readers/reader.ts';
import type { Port } from '../../readers/transport/transport.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { StationClock } from '../process/clock.ts';
import { StallWatch } from '../process/stall-watch.ts';
import { PortHost } from './port-host.ts';
import type { ToldStall } from './port-messages.ts';
import { StallsToRecord } from './stalls-to-record.ts';

/** The process that looks at a station's ports. Keeps what is to be recorded of the time in which it did not. */
export class StationPorts implements Ports {
  readonly #clock: StationClock;
  readonly #watch: StallWatch;
  readonly #host: PortHost;
  readonly toRecord: StallsToRecord;

  /** `onClockSet`: it was found that the laptop's clock was set, by so much. */
  constructor(clock: StationClock, onClockSet: (step: Ms) => void) {
    this.#clock = clock;
    this.toRecord = new StallsToRecord(clock);
    this.#watch = new StallWatch(clock, onClockSet, (stall) => this.toRecord.note(stall));
    this.#host = new PortHost((told) => this.#hear(told));
  }

  portAt(place: ReaderPlace): Port {
    return this.#host.portAt(place);
  }

  lookedAt(): number {
    return this.#host.lookedAt();
  }

  stall(): Stall | null {
    return this.#host.stall();
  }

  /** When all readers are closed. */
  async close(): Promise<void> {
    await this.#host.close();
    this.#watch.stop();
  }

  #hear({ span, length, over }: ToldStall): Stall {
    // After sleep the clock has to know of it first.
    this.#watch.latest();
    const [from, to] = [this.#clock.now(over - span), this.#clock.now(over)];
    this.toRecord.note({ from, to, length });
    return { from, length, over };
  }
}
