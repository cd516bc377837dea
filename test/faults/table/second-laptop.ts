import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PeerView } from '../../../src/contract/peers-view.ts';
import { replicaPaths } from '../../../src/station/network/replicas.ts';
import { Wire } from '../../twins/wire.ts';
import { judge } from './judge.ts';
import { Laptop } from './laptop.ts';
import { Ledger } from './ledger.ts';

const stepMs = 200;
const patienceMs = 180_000;
const triesMax = 3;
/** Both listen on loopback, and miss each other after a second. */
export const onNetwork = ['--lan=127.0.0.1:0', '--gone-after=1'];

/** The second laptop of a race: it follows the first over a wire that can fail. */
export class SecondLaptop implements AsyncDisposable {
  readonly wire: Wire;
  readonly #data: string;
  #laptop: Laptop | null = null;

  private constructor(wire: Wire, data: string) {
    this.wire = wire;
    this.#data = data;
  }

  /** Pairs a new laptop with the first, as people do: by what the first shows, and once more where it was too busy. */
  static async follow(first: Laptop, folder: string): Promise<SecondLaptop> {
    await first.says(({ screen: { peers } }) => typeof peers?.listening === 'string');
    const url = first.sections.peers?.listening ?? '';
    const wire = await Wire.to(url);
    const overWire = new URL(url);
    overWire.host = new URL(wire.address).host;
    const second = new SecondLaptop(wire, join(folder, 'second'));
    for (let tries = 1; ; tries += 1)
      try {
        const { code } = (await first.ask('peers/pin')) as { code: string };
        await second.start(...onNetwork, `--follow=${overWire.origin}`, `--pin=${code}`);
        return second;
      } catch (error) {
        if (tries < triesMax && (error as Error).message.includes('cannot be reached')) continue;
        await second[Symbol.asyncDispose]();
        throw error;
      }
  }

  get laptop(): Laptop {
    if (this.#laptop === null) throw new Error('the second laptop is off');
    return this.#laptop;
  }

  async start(...args: string[]): Promise<void> {
    this.#laptop = await Laptop.start(
      this.#data,
      ['--gone-after=1', ...args],
      {},
      new Ledger(),
      () => undefined,
    );
  }

  async kill(): Promise<void> {
    const laptop = this.laptop;
    this.#laptop = null;
    await laptop.kill();
  }

  /** Waits until it says that the first is in this state. Throws where it does not. */
  async sees(state: PeerView['state']): Promise<void> {
    const isSeen = () => this.#first()?.state === state;
    if (!(await this.laptop.says(isSeen, patienceMs)))
      throw new Error(`the second laptop never saw the first as ${state}: ${JSON.stringify(this.#first())}`);
  }

  /**
   * Waits until it has all that the first laptop showed, and both make the same results of it. Throws where they do
   * not come to that.
   */
  async agrees(first: Laptop, ledger: Ledger): Promise<void> {
    await this.sees('following');
    let apart = '';
    for (const end = Date.now() + patienceMs; Date.now() < end; await wait(stepMs)) {
      const replica = replicaPaths(this.#data).find((path) =>
        path.includes(first.sections.station?.id ?? '?'),
      );
      const missing = replica === undefined ? ['everything'] : missingIn(ledger, replica);
      const [mine, theirs] = await Promise.all([resultsAt(this.laptop), resultsAt(first)]);
      if (missing.length === 0 && mine === theirs) return;
      apart =
        missing.length > 0
          ? `it misses ${missing.length}: ${missing.slice(0, 3).join()}`
          : 'the results differ';
    }
    throw new Error(`the second laptop does not come to what the first has: ${apart}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#laptop?.process[Symbol.asyncDispose]();
    await this.wire[Symbol.asyncDispose]();
  }

  #first(): PeerView | undefined {
    return this.#laptop?.sections.peers?.stations[0];
  }
}

function missingIn(ledger: Ledger, replica: string): string[] {
  const { lostChips, lostActs, doubled, falseTimes } = judge(ledger, replica);
  return [...lostChips, ...lostActs, ...doubled, ...falseTimes];
}

/** All results, without the moment at which they were asked for. */
async function resultsAt({ address }: Laptop): Promise<string> {
  const answer = await fetch(`${address}/api/results?limit=500`);
  const { asOf: _asOf, ...page } = (await answer.json()) as { asOf: number };
  return JSON.stringify(page);
}
