import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A chip over the mat, and what the mat's clock showed. */
export interface ToldRead {
  chip: string;
  time: number;
}

/** A mat with a clock that says a line of text for each read over TCP, by a line that can be held up. */
export class TellingMat implements AsyncDisposable {
  readonly #server: Server;
  readonly #repeats: boolean;
  #station: Socket | null = null;
  /** What waits on the line while it is held up. */
  #held: string[] | null = null;
  /** All that it ever said. */
  readonly told: ToldRead[] = [];

  private constructor(repeats: boolean) {
    this.#repeats = repeats;
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#station = socket;
      socket.on('error', () => undefined);
      socket.on('close', () => (this.#station = this.#station === socket ? null : this.#station));
      if (this.#repeats) socket.write(this.told.map(lineOf).join(''));
    });
  }

  /** `repeats`: to each station that connects it first says again all that it ever said. */
  static async open(repeats = false): Promise<TellingMat> {
    const mat = new TellingMat(repeats);
    mat.#server.listen(0, '127.0.0.1');
    await once(mat.#server, 'listening');
    return mat;
  }

  /** The reader address for a station. */
  get address(): string {
    return `tcp:127.0.0.1:${(this.#server.address() as AddressInfo).port}?protocol=csv&point=finish`;
  }

  get isConnected(): boolean {
    return this.#station !== null;
  }

  /** A new chip runs over it at `time` of its clock. */
  say(time: number): void {
    const read = { chip: `E2${(this.told.length + 1).toString(16).toUpperCase().padStart(22, '0')}`, time };
    this.told.push(read);
    if (this.#held !== null) this.#held.push(lineOf(read));
    else this.#station?.write(lineOf(read));
  }

  /** From now on nothing comes through, and nothing is lost. */
  hold(): void {
    this.#held = [];
  }

  /** What waited comes through, all at once. */
  release(): void {
    this.#station?.write((this.#held ?? []).join(''));
    this.#held = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#station?.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

const lineOf = ({ chip, time }: ToldRead) => `${time},${chip},finish\n`;
