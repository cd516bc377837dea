import { parseReaderAddress } from '../../src/readers/address.ts';
import { connectReader } from '../../src/readers/session/session.ts';
import type { Reader } from '../../src/readers/reader.ts';
import { StationClock } from '../../src/station/process/clock.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { JournalWriter } from '../../src/station/journal/writer.ts';
import { Recorder } from '../../src/station/race/recorder.ts';
import { StationRace } from '../../src/station/race/station-race.ts';
import { Deliverer } from '../../src/station/sync/deliverer.ts';
import { ownLines, ownStreams } from '../../src/station/sync/own-streams.ts';
import { SyncClient } from '../../src/station/sync/sync-client.ts';
import { clocks, written } from './clocks.ts';
import { disk } from './disk.ts';
import type { Line } from './line.ts';

const address = 'tcp:mat:4001?protocol=a0&point=finish';

/** A station's parts, put together as the station does, in a process that can die. */
export class Laptop {
  readonly race: StationRace;
  readonly recorder: Recorder;
  readonly journal: JournalReader;
  readonly #line: Line;
  readonly #writer: JournalWriter;
  readonly #reader: Reader;
  readonly #deliverer: Deliverer;
  readonly #clock = new StationClock(written.mark, clocks);
  readonly #survey: NodeJS.Timeout;
  /** Reads and actions that were told of, so that nobody may ever miss them again. */
  acknowledged = { reads: 0, actions: 0 };
  #alive = true;

  private constructor(journal: JournalReader, writer: JournalWriter, line: Line) {
    this.journal = journal;
    this.#writer = writer;
    this.#line = line;
    const { race, lines } = StationRace.load(journal, this.#clock.now());
    this.race = race;
    writer.addPassingLines(lines);
    this.recorder = new Recorder(journal.identity.station, race, writer, this.#clock);
    this.#reader = connectReader(parseReaderAddress(address), {
      now: this.#clock.now,
      onRead: ({ stored: _stored, ...read }) => {
        if (this.#alive) writer.addRead({ ...read, source: address });
      },
      onState: () => undefined,
    });
    this.#deliverer = new Deliverer({
      client: new SyncClient(new URL('http://service'), 'token', this.#clock.now),
      url: 'http://service/',
      streams: ownStreams(journal, 'Finish'),
      lines: ownLines(journal),
      now: this.#clock.now,
      onState: () => undefined,
    });
    this.#deliverer.start();
    this.#survey = setInterval(() => this.#lookAround(), 1000);
    this.#lookAround();
  }

  static async start(path: string, line: Line): Promise<Laptop> {
    const opened: { laptop?: Laptop } = {};
    const writer = await JournalWriter.open(path, {
      onCommit: ({ reads, actionLines, receipt }) => {
        const { laptop } = opened;
        if (laptop === undefined) return;
        const now = laptop.#clock.now();
        laptop.acknowledged = { reads: receipt.reads, actions: receipt.actions };
        laptop.#deliverer.nudge();
        const stored = reads.map((read, index) => ({ ...read, number: receipt.firstRead + index }));
        if (stored.length > 0) writer.addPassingLines(laptop.race.takeReads(stored, now).lines);
        if (actionLines.length > 0) writer.addPassingLines(laptop.race.takeActions(actionLines, now).lines);
      },
      onTrouble: () => undefined,
    });
    opened.laptop = new Laptop(new JournalReader(path), writer, line);
    return opened.laptop;
  }

  /** Dies without a word, at any moment. */
  die(afterCommit: boolean): void {
    this.#alive = false;
    disk.thread?.die(afterCommit);
    this.#line.letGo();
    clearInterval(this.#survey);
    void this.#reader.close();
    void this.#deliverer.stop();
    this.journal.close();
  }

  #lookAround(): void {
    this.#clock.look();
    written.mark = this.#clock.mark();
    this.#writer.addPassingLines(this.race.quietLines(this.#clock.now()));
  }

  /** Says of all passings what they are now. */
  sayAll(): void {
    this.#writer.addPassingLines(this.race.lastLines(this.#clock.now()));
  }

  async stop(): Promise<void> {
    clearInterval(this.#survey);
    await this.#reader.close();
    await this.#deliverer.stop();
    this.sayAll();
    await this.#writer.close();
    this.journal.close();
  }
}
