import { formatReaderAddress, parseReaderAddress } from '../../readers/address.ts';
import { ReaderRefusal, type Ports, type Reader, type ReaderPulse } from '../../readers/reader.ts';
import { connectReader } from '../../readers/session/session.ts';
import type { MatView } from '../../contract/mat-view.ts';
import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import type { StationClock } from '../process/clock.ts';
import type { NewRead } from '../journal/rows.ts';
import type { KnownClock } from '../../readers/session/clock-history.ts';
import { KnownReads } from './known-reads.ts';
import { ReaderIntake, sourceOf } from './reader-intake.ts';
import type { SightingsPage } from '../journal/sightings.ts';

export interface PoolParts {
  clock: StationClock;
  /** Venue's zone; undefined while there is no race. */
  zone: () => string | undefined;
  /** Whether the crew said how far a reader's clock was off when it showed `readerTime`. */
  isCorrected: (source: string, readerTime: Ms) => boolean;
  /** The race's own name of a mat, and the points of the race that lie on these; see {@link ReadRules}. */
  mat: (heard: string) => string;
  pointsOn: (mats: readonly string[]) => string[] | undefined;
  /** What the journal has of readers with a clock, above a read's number, a page of it. */
  recorded: (after: number) => SightingsPage;
  /** What the journal tells of the clock of a source; null where it tells nothing. */
  knownClock: (source: string) => KnownClock | null;
  /** How far the station's clock is ahead of another station's which found the clock of the reader at this address to be right. */
  ahead: (address: string) => Ms;
  /** Who looks at the readers' lines. */
  ports: Ports;
  onRead: (read: NewRead) => void;
  /** Settles when all that {@link PoolParts.onRead} was told of is on disk. */
  written: () => Promise<void>;
  /** A time without a chip, of a timer at this mat; `key` is the same whenever it is told again. */
  onTime: (time: { point: string; time: Ms; key: string }) => void;
  onState: () => void;
}

/** So many guns of a reader are proposed. */
const gunsKept = 3;

interface Connected {
  reader: Reader;
  intake: ReaderIntake;
  /** The latest first. */
  guns: { time: Ms; at: Ms }[];
}

/** The readers of this station: connected, kept connected, and asked how they are. */
export class ReaderPool {
  readonly #readers = new Map<string, Connected>();
  readonly #parts: PoolParts;
  readonly #known: KnownReads;

  constructor(parts: PoolParts) {
    this.#parts = parts;
    this.#known = new KnownReads(parts.recorded);
  }

  /** Connects a reader; one that is connected already stays as it is. */
  connect(text: string): void {
    const address = parseReaderAddress(text);
    const key = formatReaderAddress(address);
    if (this.#readers.has(key)) return;
    const { clock, zone, isCorrected, knownClock, ports, onRead, onState } = this.#parts;
    if (address.clock !== null) clock.simulate(address.clock);
    const source = sourceOf(address);
    const ahead = () => this.#parts.ahead(source);
    const intake = new ReaderIntake(address, this.#known, ahead, onRead);
    const reader = connectReader(address, {
      now: clock.now,
      zone: () => zone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      isCorrected: (readerTime) => isCorrected(source, readerTime),
      ahead,
      known: (point = address.point) => knownClock(sourceOf({ ...address, point })),
      ports,
      onRead: (read) => intake.take(read),
      recorded: async () => {
        await intake.settle();
        await this.#parts.written();
      },
      onPulse: (pulse) => this.#pulse(key, source, pulse),
      onState,
    });
    this.#readers.set(key, { reader, intake, guns: [] });
  }

  async disconnect(text: string): Promise<void> {
    const key = formatReaderAddress(parseReaderAddress(text));
    const connected = this.#readers.get(key);
    this.#readers.delete(key);
    await connected?.reader.close();
    const clocks = [...this.#readers.values()].map(({ reader }) => reader.address.clock);
    this.#parts.clock.simulate(clocks.find((clock) => clock !== null) ?? null);
  }

  /** Sets a reader's clock to the station's. Rejects with {@link ReaderRefusal}. */
  async setClock(text: string): Promise<void> {
    await this.#connected(text).reader.setClock();
  }

  /** Fetches what a reader stored since an instant: how much came, and how much was not recorded yet. Rejects with {@link ReaderRefusal}. */
  async fetchStored(text: string, since: Ms): Promise<{ came: number; added: number }> {
    const { reader, intake } = this.#connected(text);
    return intake.count(() => reader.fetchStored(since));
  }

  /** A gun is proposed; a time without a chip is recorded. */
  #pulse(
    key: string,
    source: string,
    { kind, time, readerTime, point, arrived, channel }: ReaderPulse,
  ): void {
    const { mat, onTime, onState } = this.#parts;
    if (kind === 'time') {
      onTime({ point: mat(point), time, key: `${source} ${channel} ${readerTime}` });
      return;
    }
    const connected = this.#readers.get(key);
    if (connected === undefined || connected.guns.some((gun) => gun.time === time)) return;
    connected.guns = [{ time, at: arrived }, ...connected.guns].slice(0, gunsKept);
    onState();
  }

  mats(): MatView[] {
    return [...this.#readers].map(([address, { reader, intake, guns }]) => {
      const point = this.#parts.mat(reader.address.point);
      const points = this.#parts.pointsOn([point, ...intake.heardAt.map(this.#parts.mat)]);
      return {
        address,
        point,
        ...(points === undefined ? {} : { points }),
        protocol: reader.address.protocol,
        repeats: intake.repeats,
        late: intake.late.view,
        ...(guns.length === 0 ? {} : { guns }),
        ...reader.health(),
      };
    });
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#readers.values()].map(async ({ reader, intake }) => {
        await reader.close();
        await intake.settle();
      }),
    );
  }

  #connected(text: string): Connected {
    const connected = this.#readers.get(formatReaderAddress(parseReaderAddress(text)));
    if (connected === undefined) throw new ReaderRefusal(message('reader.not-here'));
    return connected;
  }
}
