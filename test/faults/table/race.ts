import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../../../src/simulator/random.ts';
import { Crew } from './crew.ts';
import type { Need, Said } from './fault.ts';
import { Ground } from './ground.ts';
import { Laptop, stationProcess } from './laptop.ts';
import { LaptopClock } from './laptop-clock.ts';
import { Ledger } from './ledger.ts';
import { Mat } from './mat.ts';
import { onNetwork, SecondLaptop } from './second-laptop.ts';

/** Runners at each mat: one in so many milliseconds. */
const everyMs = 40;
const bibs = 100;
/** So long a second copy may take, on a busy machine, to have what waits. */
const copiedMs = 60_000;

/** A station did not start; the message is what it wrote. */
export class RefusedStart extends Error {
  override name = 'RefusedStart';
}

/**
 * A race under faults: a station in a process of its own with its second copy, two mats over which people run without
 * end, a crew that types, and the ledger of what truly happened.
 */
export class Race implements AsyncDisposable {
  readonly random: Random;
  readonly ledger = new Ledger();
  readonly ground: Ground;
  /** The finish has a clock and says its times; the mat at half way says none. */
  readonly finish: Mat;
  readonly half: Mat;
  readonly #clock: LaptopClock | null;
  readonly #crew: Crew;
  #laptop: Laptop | null = null;
  #second: SecondLaptop | null = null;
  #watch: ((said: Said) => void) | null = null;
  /** When the fault began. */
  struck = Date.now();
  /** When whatever the fault broke was whole again; null before that. */
  wholeSince: number | null = null;

  private constructor(
    random: Random,
    ground: Ground,
    finish: Mat,
    half: Mat,
    ledger: Ledger,
    clock: LaptopClock | null,
  ) {
    this.random = random;
    this.ground = ground;
    this.finish = finish;
    this.half = half;
    this.ledger = ledger;
    this.#clock = clock;
    this.#crew = new Crew(random, ledger, () => this.#laptop);
  }

  /** Opens the mats and starts the station. */
  static async begin(seed: number, needs: ReadonlySet<Need>): Promise<Race> {
    const ledger = new Ledger();
    const ground = new Ground({ own: needs.has('mounts'), second: needs.has('second disk') });
    const hasSecond = needs.has('second laptop') || needs.has('second disk');
    const finish = await Mat.open({ point: 'finish', protocol: 'csv', chips: 'F001' }, ledger);
    const half = await Mat.open({ point: 'half', protocol: 'a0', chips: 'A001' }, ledger);
    const clock = needs.has('clock') ? new LaptopClock(ground.path) : null;
    const race = new Race(new Random(seed), ground, finish, half, ledger, clock);
    try {
      mkdirSync(ground.copy);
      const network = hasSecond ? onNetwork : [];
      await race.start(...race.#files(), ...race.readerArgs, `--copy=${ground.copy}`, ...network);
      if (hasSecond) race.#second = await SecondLaptop.follow(race.laptop, ground.second.path);
      race.goOn();
      return race;
    } catch (error) {
      await race[Symbol.asyncDispose]();
      throw error;
    }
  }

  get readerArgs(): string[] {
    return [this.finish, this.half].map(({ address }) => `--reader=${address}`);
  }

  get laptop(): Laptop {
    if (this.#laptop === null) throw new Error('the fault has ended the station and not started it again');
    return this.#laptop;
  }

  get second(): SecondLaptop {
    if (this.#second === null) throw new Error('a fault of the second laptop must say that it needs one');
    return this.#second;
  }

  get laptopClock(): LaptopClock {
    if (this.#clock === null)
      throw new Error('a fault that sets the laptop clock must say that it needs one');
    return this.#clock;
  }

  get #environment(): NodeJS.ProcessEnv {
    return { HOME: this.ground.path, ...this.#clock?.environment };
  }

  /** The station's folder. */
  get data(): string {
    return this.ground.data;
  }

  /** Waits for any moment up to so many milliseconds. */
  async pause(longestMs: number, shortestMs = 0): Promise<void> {
    await wait(this.random.whole(shortestMs, longestMs));
  }

  /** Starts the station, after `kill` or `end`. Throws {@link RefusedStart}. */
  async start(...args: string[]): Promise<void> {
    this.whole();
    try {
      this.#laptop = await Laptop.start(this.data, args, this.#environment, this.ledger, () => this.#tell());
    } catch (error) {
      throw new RefusedStart((error as Error).message, { cause: error });
    }
    this.#tell();
  }

  /** Starts a station on another folder, and kills it again as soon as it is ready. Throws {@link RefusedStart}. */
  async startElsewhere(data: string): Promise<Said> {
    try {
      const laptop = await Laptop.start(data, [], this.#environment, new Ledger(), () => undefined);
      await laptop.kill();
      return laptop.said;
    } catch (error) {
      throw new RefusedStart((error as Error).message, { cause: error });
    }
  }

  /** Kills a station at some moment of its start. */
  async startAndKill(longestMs: number, data = this.data): Promise<void> {
    await using process = stationProcess(data, [], this.#environment);
    await this.pause(longestMs);
    await process.kill();
  }

  async kill(): Promise<void> {
    const laptop = this.laptop;
    this.#laptop = null;
    await laptop.kill();
  }

  /** Ends the station in order; gives its exit code and what it said. */
  async end(): Promise<{ code: number | null; said: Said }> {
    const laptop = this.laptop;
    this.#laptop = null;
    const code = await laptop.stop();
    this.#watch?.(laptop.said);
    return { code, said: laptop.said };
  }

  /** Kills the station at some moment after it was asked to end. */
  async endAndKill(longestMs: number): Promise<void> {
    this.laptop.process.child.kill('SIGTERM');
    await this.pause(longestMs);
    await this.kill();
  }

  /** Copies the data directory and the second copy, of a station that is off; gives the new data directory. */
  copyOfFolders(): string {
    const [data, copy] = ['data', 'copy'].map((name) =>
      join(this.ground.path, `${name}-${this.random.whole(1, 2 ** 30)}`),
    ) as [string, string];
    cpSync(this.data, data, { recursive: true });
    cpSync(this.ground.copy, copy, { recursive: true });
    const settings = join(data, 'settings.json');
    const text = readFileSync(settings, 'utf8');
    writeFileSync(settings, text.replaceAll(JSON.stringify(this.ground.copy), JSON.stringify(copy)));
    return data;
  }

  /** Waits until a screen or the terminal says something. Throws where it does not in so long. */
  async says(what: (said: Said) => boolean, patienceMs?: number): Promise<void> {
    if (await this.laptop.says(what, patienceMs)) return;
    const { screen, terminal } = this.laptop.said;
    throw new Error(`it never said so: ${what.toString()}\n${JSON.stringify(screen.disk)}\n${terminal}`);
  }

  /**
   * Waits until what mats said since the fault began, up to now, is on the stick; from here on a station has to keep it,
   * shown or not. Throws where it does not come there.
   */
  async promiseCopied(): Promise<void> {
    const until = Date.now();
    const chips = this.ledger.heardBetween(this.struck, until);
    for (const end = until + copiedMs; ; await wait(200)) {
      const text = this.#stickText();
      const missing = chips.filter((chip) => !text.includes(chip));
      if (missing.length === 0) break;
      if (Date.now() > end) throw new Error(`the second copy has no ${missing.slice(0, 3).join()}`);
    }
    this.ledger.promise(this.struck, until);
  }

  /** Whatever was broken is whole from this moment on. */
  whole(): void {
    this.wholeSince = Date.now();
  }

  /** Whether the station said something from now on, until the answer is asked for. */
  listensFor(what: (said: Said) => boolean): () => boolean {
    let heard = false;
    this.#watch = (said) => (heard ||= what(said));
    return () => {
      this.#tell();
      return heard;
    };
  }

  /** Waits, while nothing new happens, until other laptops have what the first has. Throws where it does not come to that. */
  async comesTogether(...others: SecondLaptop[]): Promise<void> {
    this.rest();
    for (const other of [this.second, ...others]) await other.agrees(this.laptop, this.ledger);
    this.goOn();
  }

  /** The last runners go over the mats, and the station is ended in order; gives its exit code. */
  async finishDay(): Promise<number | null> {
    await this.#crew.goHome();
    this.rest();
    return (await this.end()).code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const laptop = this.#laptop;
    this.#laptop = null;
    const home = this.#crew.goHome();
    for (const disk of [this.ground.disk, this.ground.stick]) disk.thaw();
    await laptop?.process[Symbol.asyncDispose]();
    await this.#second?.[Symbol.asyncDispose]();
    await home;
    for (const mat of [this.finish, this.half]) await mat[Symbol.asyncDispose]();
    await this.ground[Symbol.asyncDispose]();
  }

  /** Nobody runs and nobody types from now on. */
  rest(): void {
    this.#crew.rests = true;
    for (const mat of [this.finish, this.half]) mat.rest();
  }

  goOn(): void {
    this.#crew.rests = false;
    for (const mat of [this.finish, this.half]) mat.run(everyMs);
  }

  #stickText(): string {
    const { path } = this.ground.stick;
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ndjson'),
    );
    return files.map((name) => readFileSync(join(path, name), 'utf8')).join('');
  }

  #tell(): void {
    if (this.#laptop !== null) this.#watch?.(this.#laptop.said);
  }

  /** The race and a start list whose first runners have the finish mat's first chips. */
  #files(): string[] {
    const [raceFile, list] = [join(this.ground.path, 'race.json'), join(this.ground.path, 'list.csv')];
    writeFileSync(
      raceFile,
      JSON.stringify({
        id: 'faults',
        name: { en: 'Faults' },
        date: new Date().toISOString().slice(0, 10),
        zone: 'UTC',
        points: [
          { id: 'start', kind: 'start', distance: 0 },
          { id: 'half', kind: 'split', distance: 1500 },
          { id: 'finish', kind: 'finish', distance: 3000 },
        ],
        waves: [{ id: 'A', gun: new Date(Date.now() - 1_200_000).toISOString() }],
      }),
    );
    const rows = Array.from({ length: bibs }, (_, index) => {
      const chip = `F001${(index + 1).toString(16).toUpperCase().padStart(20, '0')}`;
      return `${index + 1},Runner ${index + 1},${index % 2 === 0 ? 'F' : 'M'},${chip}`;
    });
    writeFileSync(list, `bib,name,sex,chip\n${rows.join('\n')}\n`);
    return [`--race=${raceFile}`, `--entries=${list}`];
  }
}
