import { answers, command } from '../../src/readers/protocol/a0.ts';
import { openTcpPort, type MatPort } from '../../src/simulator/mat-port.ts';

const everyMs = 4;

/** A mat over which one new chip after the other runs, without end, whoever listens. */
export class EndlessMat {
  readonly #port: MatPort;
  #timer: NodeJS.Timeout | undefined;
  #chips = 0;

  private constructor(port: MatPort) {
    this.#port = port;
    this.resume();
  }

  static async open(): Promise<EndlessMat> {
    return new EndlessMat(await openTcpPort());
  }

  /** The reader address for a station. */
  get address(): string {
    const { place } = this.#port;
    if (place.transport !== 'tcp') throw new Error('the mat is on a TCP port');
    return `tcp:${place.host}:${place.port}?protocol=a0&point=finish`;
  }

  /** Nobody runs over it until {@link resume}. */
  pause(): void {
    clearInterval(this.#timer);
  }

  resume(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#run(), everyMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.pause();
    await this.#port.close();
  }

  #run(): void {
    const epc = `E2${(this.#chips + 1).toString(16).toUpperCase().padStart(22, '0')}`;
    if (this.#port.write(answers.tag(1, command.fastInventory, { epc, antenna: 1, rssi: -60 })))
      this.#chips += 1;
  }
}
