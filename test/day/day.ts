import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { Random } from '../../src/simulator/random.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { verifyJournal } from '../../src/station/archive/verify.ts';
import { actionOfLine } from '../../src/station/race/action-lines.ts';
import { PassingBuilder } from '../../src/timing/passings/passing-builder.ts';
import { PassingTable } from '../../src/timing/passings/passing-table.ts';
import { runNow } from '../../src/timing/steps.ts';
import { ReadRules } from '../../src/timing/passings/read-rules.ts';
import { Timing } from '../../src/timing/timing.ts';
import { beginAt, trueTime } from './clocks.ts';
import { disk } from './disk.ts';
import { Laptop } from './laptop.ts';
import { Line, port, type Delivered } from './line.ts';
import { Service } from './service.ts';
import { begin, entries, race, runners } from './day-race.ts';

const raceMs = 60_000;
/** After the last fault: the reader comes back, and what waits is written. */
const recoveryMs = 6_000;
/** No pause between two tries to deliver is longer. */
const deliveryMs = 35_000;

/** What happens on such a day. */
const faults = [
  'cable',
  'noise',
  'cut',
  'twice',
  'in-pieces',
  'reader-restart',
  'disk-refuses',
  'disk-slow',
  'death',
  'service-down',
  'network-trouble',
  'clock-set',
] as const;

/** One life of the station's process. */
interface Life {
  /** Reads in the journal when it began. */
  from: number;
  /** What the line brought it. */
  delivered: Delivered[];
  /** Reads of the journal that it told of. */
  told: number;
}

/** A day of racing with faults, all of it following from a seed, in time that the test makes. */
export class Day {
  readonly #random: Random;
  readonly #path: string;
  readonly #service: Service;
  readonly #line: Line;
  readonly #lives: Life[] = [];
  readonly #actionsTold: string[] = [];
  /** For how long the process will be gone that dies with the next read. */
  #doom: number | null = null;
  #laptop: Laptop | null = null;

  constructor(seed: number, folder: string) {
    this.#random = new Random(seed);
    this.#path = join(folder, 'journal.db');
    this.#service = new Service(this.#random);
    this.#line = new Line((read) => this.#took(read));
  }

  /** Lives through the day, and checks what must be true after any. */
  async run(): Promise<void> {
    vi.setSystemTime(begin);
    beginAt(begin);
    vi.stubGlobal('fetch', this.#service.fetch);
    vi.spyOn(Math, 'random').mockImplementation(() => this.#random.next());
    disk.mood = { refuses: false, delay: 3 };
    port.line = this.#line;
    this.#boot();
    this.#planCrossings();
    for (let count = this.#random.whole(4, 14); count > 0; count -= 1)
      this.#at(this.#random.whole(500, raceMs), () => this.#fault(this.#random.pick(faults)));
    for (let count = 3; count > 0; count -= 1)
      this.#at(this.#random.whole(10_000, raceMs), () => this.#act());
    await vi.advanceTimersByTimeAsync(raceMs);
    this.#heal();
    await vi.advanceTimersByTimeAsync(recoveryMs);
    this.#line.plug(false);
    this.#alive().sayAll();
    await vi.advanceTimersByTimeAsync(deliveryMs);
    const { timing } = this.#alive().race;
    const stopped = this.#alive().stop();
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
    this.#line.stop();
    this.#check(timing);
  }

  #at(ms: number, task: () => void): void {
    setTimeout(task, ms);
  }

  #alive(): Laptop {
    if (this.#laptop === null) throw new Error('no station runs at the end of the day');
    return this.#laptop;
  }

  #boot(): void {
    void Laptop.start(this.#path, this.#line).then((laptop) => {
      this.#laptop = laptop;
      const from = laptop.journal.count('reads');
      this.#lives.push({ from, delivered: [], told: from });
      if (laptop.race.timing.race === null)
        this.#note(laptop, laptop.recorder.record('crew', { type: 'race.define', race }));
      if (laptop.race.timing.counts().entries < runners)
        void laptop.recorder.recordList('crew', 'entries.csv', entries);
    });
  }

  /** Once it is told, an action must stay. */
  #note(laptop: Laptop, recorded: Promise<string>): void {
    void recorded.then((id) => this.#laptop === laptop && this.#actionsTold.push(id));
  }

  /** Each runner is heard several times, some again when the gap has just not passed, or just has. */
  #planCrossings(): void {
    for (const { chips } of entries) {
      const crossed = this.#random.whole(12_000, raceMs - 5_000);
      const pauses = [this.#random.whole(0, 300), race.passingGap + this.#random.whole(-40, 40)];
      for (const pause of this.#random.chance(0.3) ? pauses : pauses.slice(0, 1))
        for (let read = 0; read < 4; read += 1)
          this.#at(crossed + pause + read * this.#random.whole(40, 200), () =>
            this.#line.hear(chips[0] ?? ''),
          );
    }
  }

  #act(): void {
    const laptop = this.#laptop;
    if (laptop === null) return;
    const seen = [...laptop.race.timing.passings()];
    const bib = String(this.#random.whole(1, runners));
    this.#note(
      laptop,
      seen.length > 0 && this.#random.chance(0.5)
        ? laptop.recorder.record('crew', {
            type: 'passing.void',
            passing: this.#random.pick(seen).id,
            reason: 'not him',
          })
        : laptop.recorder.record('crew', { type: 'passing.add', point: 'finish', bib, time: trueTime() }),
    );
  }

  #fault(fault: (typeof faults)[number]): void {
    const lasts = this.#random.whole(200, 8_000);
    switch (fault) {
      case 'cable':
        this.#line.plug(false);
        this.#at(lasts, () => this.#line.plug(true));
        return;
      case 'noise':
        this.#line.garble(
          Uint8Array.from({ length: this.#random.whole(1, 60) }, () => this.#random.whole(0, 255)),
        );
        return;
      case 'cut':
      case 'twice':
      case 'in-pieces':
        this.#line.spoilNext(fault);
        return;
      case 'reader-restart':
        this.#line.restart();
        return;
      case 'disk-refuses':
        disk.mood.refuses = true;
        this.#at(lasts, () => (disk.mood.refuses = false));
        return;
      case 'disk-slow':
        disk.mood.delay = this.#random.whole(50, 3000);
        this.#at(lasts, () => (disk.mood.delay = 3));
        return;
      case 'death':
        this.#doom = lasts;
        return;
      case 'service-down':
        this.#service.down = true;
        this.#at(lasts, () => (this.#service.down = false));
        return;
      case 'network-trouble':
        this.#service.trouble = 0.5;
        this.#at(lasts, () => (this.#service.trouble = 0));
        return;
      case 'clock-set':
        vi.setSystemTime(Date.now() + this.#random.pick([-1, 1]) * this.#random.whole(2_000, 3_600_000));
    }
  }

  /** A doomed process dies while a read is on its way to the disk, or when it just was written. */
  #took(read: Delivered): void {
    this.#lives.at(-1)?.delivered.push(read);
    const doom = this.#doom;
    if (doom === null) return;
    this.#doom = null;
    this.#at(this.#random.whole(0, 30), () => this.#die(doom));
  }

  #die(forMs: number): void {
    const laptop = this.#laptop;
    const life = this.#lives.at(-1);
    if (laptop === null || life === undefined) return;
    life.told = Math.max(life.told, laptop.acknowledged.reads);
    this.#laptop = null;
    laptop.die(this.#random.chance(0.5));
    this.#at(forMs, () => this.#boot());
  }

  #heal(): void {
    this.#doom = null;
    this.#line.plug(true);
    disk.mood = { refuses: false, delay: 3 };
    this.#service.down = false;
    this.#service.trouble = 0;
  }

  #check(live: Timing): void {
    const journal = new JournalReader(this.#path);
    try {
      expect(verifyJournal(journal).differences).toEqual([]);
      this.#checkReads(journal);
      const actions = journal.lines('actions').map(({ line }) => actionOfLine(line));
      expect(actions.map(({ id }) => id)).toEqual(expect.arrayContaining(this.#actionsTold));
      const { ops, obs, station } = journal.identity;
      const lines = (table: 'actions' | 'passing_lines') => journal.lines(table).map(({ line }) => line);
      expect(this.#service.lines(ops)).toEqual(lines('actions'));
      expect(this.#service.lines(obs)).toEqual(lines('passing_lines'));
      const calm = this.#calmRace(station, actions);
      for (const { bib } of entries)
        expect([live.result(bib), live.places(bib)]).toEqual([calm.result(bib), calm.places(bib)]);
    } finally {
      journal.close();
    }
  }

  /** Of each life the journal has what the line brought, from the first on, at least what was told; of the last life all. */
  #checkReads(journal: JournalReader): void {
    const kept = [...journal.reads()].map(({ chip, time }) => ({ chip, arrived: time }));
    for (const [index, { from, delivered, told }] of this.#lives.entries()) {
      const own = kept.slice(from, this.#lives[index + 1]?.from);
      expect(own).toEqual(delivered.slice(0, own.length));
      expect(from + own.length).toBeGreaterThanOrEqual(told);
      if (index === this.#lives.length - 1) expect(own).toHaveLength(delivered.length);
    }
  }

  /** The race that comes of the same reads and actions where nothing goes wrong. */
  #calmRace(station: string, actions: ReturnType<typeof actionOfLine>[]): Timing {
    const timing = new Timing();
    timing.applyAll(actions);
    const table = new PassingTable();
    const builder = new PassingBuilder(station, ReadRules.of(timing.site, timing.actions), table);
    const kept = this.#lives.flatMap(({ from, delivered }, index) =>
      delivered.slice(0, (this.#lives[index + 1]?.from ?? Infinity) - from),
    );
    for (const [index, { chip, arrived: time }] of kept.entries()) {
      const read = {
        number: index + 1,
        chip,
        time,
        readerTime: null,
        rssi: -60,
        point: 'finish',
        source: 'mat',
      };
      builder.add(read);
    }
    runNow(timing.replaceTableInSteps(table));
    return timing;
  }
}
