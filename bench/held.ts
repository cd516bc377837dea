import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answers, command } from '../src/readers/protocol/a0.ts';
import { openPtyPort, type MatPort } from '../src/simulator/mat-port.ts';
import { Committer } from '../src/station/journal/commit.ts';
import { JournalReader } from '../src/station/journal/journal-reader.ts';
import type { NewRead } from '../src/station/journal/rows.ts';
import { openForWriting } from '../src/station/journal/schema.ts';
import { StationRace } from '../src/station/race/station-race.ts';
import type { Action } from '../src/timing/model/actions.ts';
import type { Ms } from '../src/timing/model/race.ts';
import { answerAs, matPath } from './a0-mat.ts';
import { Child } from './child.ts';
import { measurement, quantile, type BenchOptions, type Measurement } from './measure.ts';
import { actionLines, chipOf, crossing, gun, sampleRace } from './sample-race.ts';
import type { StationOpened, StationReport } from './station-program.ts';

const entrants = 52_000;
const listed = 50_000;
const readsPerCommit = 2000;
/** A tag of 96 bits is a frame of 21 bytes: at 115,200 baud the line is never idle. */
const frameMs = (21 * 10 * 1000) / 115_200;
/** The last finisher came in so long ago. */
const since: Ms = 600_000;
const quietMs = 4000;
/** What is asked for goes on inside the station after its answer: warnings, forecasts, screens. */
const afterMs = 2500;
/** So often the journal is looked at for what the mat read. */
const triesMax = 20;

/** While a mat is read: how long the loop that stamps the reads was held at most, one that does nothing, the station's own, and how far off the stamps were. */
interface Held {
  held: number;
  idle: number;
  station: number;
  stamp: number;
}

/**
 * A station with 52,000 finishers, at its finish a 0xA0 mat that reads without a pause over a real serial line.
 * For each thing that a crew may ask for meanwhile: how long the loop that stamps the reads was held at most, the
 * station's own loop, and the 99th percentile of the stamps' error, with it (`ours`, `station`, `stamp`) and in the
 * seconds before it (`baseline`, `stationBaseline`, `stampBaseline`). `idle` is what the machine held in the same seconds
 * a process that does nothing.
 */
export async function benchHeld({ full }: BenchOptions): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  const shift = Date.now() - since - lastCrossing();
  const mat = await openPtyPort();
  answerAs(mat);
  let child: Child | null = null;
  let devices: Child | null = null;
  const idle = new Child('idle-program.ts');
  try {
    await idle.said();
    writeFinishedRace(join(folder, 'journal.db'), shift);
    child = new Child('station-program.ts', folder, `serial:${matPath(mat)}?protocol=a0&point=p11`);
    const { address } = await child.said<StationOpened>();
    const station = new WatchedStation(child, idle, mat, join(folder, 'journal.db'));
    devices = new Child('devices-program.ts', address);
    await devices.said();
    await wait(5000);
    const measured: Measurement[] = [];
    for (const [name, ask] of Object.entries(asked(address, gun + shift, devices))) {
      const without = await station.during(() => wait(quietMs));
      const rounds: Held[] = [];
      for (let round = 0; round < (full ? 5 : 2); round += 1)
        rounds.push(await station.during(() => ask(round).then(() => wait(afterMs))));
      const most = (of: (round: Held) => number) => Number(Math.max(...rounds.map(of)).toPrecision(3));
      measured.push({
        ...measurement(
          `held ${name}`,
          'ms',
          most(({ held }) => held),
          without.held,
        ),
        idle: most(({ idle }) => idle),
        station: most(({ station }) => station),
        stationBaseline: Number(without.station.toPrecision(3)),
        stamp: most(({ stamp }) => stamp),
        stampBaseline: Number(without.stamp.toPrecision(3)),
      });
    }
    return measured;
  } finally {
    await devices?.end();
    await child?.end();
    await idle.end();
    await mat.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a crew asks for, by name; `round` makes each time another request. */
function asked(
  address: string,
  fired: Ms,
  devices: Child,
): Record<string, (round: number) => Promise<unknown>> {
  const get = (path: string) => () => whole(fetch(`${address}${path}`));
  const post = (path: string, body: unknown) =>
    whole(
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  return {
    'results.csv': get('/api/results.csv'),
    'list import': (round) =>
      whole(
        fetch(`${address}/api/entries`, {
          method: 'POST',
          headers: { 'x-file-name': 'entries.csv' },
          body: startList(`Club ${round}`),
        }),
      ),
    gun: (round) => post('/api/guns', { wave: 'A', gun: fired + 1 + round }),
    preview: () => post('/api/preview', { actions: [{ type: 'gun.fire', wave: 'A', gun: fired + 5000 }] }),
    'chip map': get('/api/chips/map'),
    warnings: get('/api/warnings'),
    '50 devices': () => onDevices(devices),
    'results page': get('/api/results?list=overall&q=runner%2017'),
  };
}

/** Fifty devices come, follow the feed for a while, and go. */
async function onDevices(devices: Child): Promise<void> {
  await devices.ask<number>('follow');
  await wait(quietMs);
  await devices.ask<number>('leave');
}

async function whole(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text.slice(0, 300)}`);
}

/** The first 50,000 of the entrants, as a file. */
function startList(club: string): string {
  const { entries } = sampleRace(listed);
  const lines = entries.map(({ bib, name, sex, birthDate, chips }) =>
    [bib, name, sex, birthDate, club, chips[0]].join(','),
  );
  return ['bib,name,sex,birthDate,club,chip', ...lines, ''].join('\n');
}

/** A station and the mat that it reads. */
class WatchedStation {
  readonly #child: Child;
  readonly #idle: Child;
  readonly #mat: MatPort;
  readonly #journal: string;
  #next = 0;

  constructor(child: Child, idle: Child, mat: MatPort, journal: string) {
    this.#child = child;
    this.#idle = idle;
    this.#mat = mat;
    this.#journal = journal;
  }

  /** Has the mat read for as long as the work takes. */
  async during(work: () => Promise<unknown>): Promise<Held> {
    await Promise.all([this.#child.ask<StationReport>('report'), this.#idle.ask<number>('report')]);
    const written = new Map<string, number>();
    const over = new AbortController();
    const playing = this.#play(written, over.signal);
    await work();
    over.abort();
    await playing;
    const [{ portsHeld, held }, idle] = await Promise.all([
      this.#child.ask<StationReport>('report'),
      this.#idle.ask<number>('report'),
    ]);
    return { held: portsHeld, idle, station: held, stamp: quantile(await this.#errors(written), 0.99) };
  }

  /** Writes a frame whenever the line is free for the next; each chip once. */
  async #play(written: Map<string, number>, over: AbortSignal): Promise<void> {
    const from = performance.now();
    for (let frame = 0; !over.aborted;) {
      for (; performance.now() - from >= frame * frameMs; frame += 1) {
        const epc = chipOf((this.#next += 1) % entrants);
        const at = performance.timeOrigin + performance.now();
        const tag = answers.tag(1, command.fastInventory, { epc, antenna: 1, rssi: -60 });
        // What nobody takes off the line in time is lost, as on any serial line.
        if (this.#mat.write(tag)) written.set(epc, at);
      }
      await wait(1);
    }
  }

  /** How far off the stamps of these chips' reads are, in milliseconds. */
  async #errors(written: ReadonlyMap<string, number>): Promise<number[]> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      await wait(500);
      const errors = this.#errorsNow(written);
      if (errors.length >= 0.99 * written.size) return errors;
    }
    throw new Error(
      `of ${written.size} reads of the mat only ${this.#errorsNow(written).length} are in the journal`,
    );
  }

  #errorsNow(written: ReadonlyMap<string, number>): number[] {
    const journal = new JournalReader(this.#journal);
    const errors: number[] = [];
    const first = Math.min(...written.values()) - 60_000;
    for (const { chip, time } of journal.passingReads(entrants * pointsRead)) {
      const at = written.get(chip);
      if (at !== undefined && time > first) errors.push(Math.abs(time - at));
    }
    journal.close();
    return errors;
  }
}

const pointsRead = sampleRace(0).race.points.length;

function lastCrossing(): Ms {
  const { race } = sampleRace(0);
  const finish = race.points.at(-1)?.distance ?? 0;
  let last = 0;
  for (let index = 0; index < entrants; index += 1) last = Math.max(last, crossing(index, finish));
  return last;
}

/**
 * The journal of a race that everybody has run, one read at each point; all of it `shift` later than the sample. The
 * actions come last: without a race the passings alone are made.
 */
function writeFinishedRace(path: string, shift: Ms): void {
  const { race, actions } = sampleRace(entrants);
  const db = openForWriting(path);
  const journal = new JournalReader(path);
  const committer = new Committer(db);
  const station = StationRace.load(journal, 0).race;
  let passingLines: string[] = [];
  let number = 0;
  for (const { id: point, distance } of race.points)
    for (let from = 0; from < entrants; from += readsPerCommit) {
      const count = Math.min(readsPerCommit, entrants - from);
      const reads = Array.from({ length: count }, (_, index) =>
        readAt(point, from + index, crossing(from + index, distance) + shift),
      );
      committer.commit({ reads, actionLines: [], passingLines }, 0);
      const stored = reads.map((read) => ({ ...read, number: (number += 1) }));
      passingLines = station.takeReads(stored, 0).lines;
    }
  const shifted = actions.map((action): Action =>
    action.type === 'race.define'
      ? { ...action, race: { ...action.race, waves: [{ id: 'A', gun: gun + shift }] } }
      : action,
  );
  committer.commit({ reads: [], actionLines: actionLines(shifted), passingLines }, 0);
  journal.close();
  db.close();
}

function readAt(point: string, index: number, time: Ms): NewRead {
  return {
    source: `tcp:${point}:4001?protocol=a0&point=${point}`,
    point,
    chip: chipOf(index),
    antenna: 1,
    rssi: -60,
    time,
    readerTime: null,
    arrived: time,
    raw: new Uint8Array(21),
  };
}
