import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { a0Decoder, answers, command } from '../src/readers/protocol/a0.ts';
import { openPtyPort, type MatPort } from '../src/simulator/mat-port.ts';
import { Committer } from '../src/station/journal/commit.ts';
import { openForWriting } from '../src/station/journal/schema.ts';
import { answerAs, matPath } from './a0-mat.ts';
import { Child } from './child.ts';
import { measurement, quantile, type BenchOptions, type Measurement } from './measure.ts';
import { actionLines, chipOf, sampleRace } from './sample-race.ts';
import type { StationOpened, StationReport } from './station-program.ts';

const entrants = 50_000;
const screens = 3;

/** Every `stepMs` so many chips are heard, one of them for the first time. */
interface Load {
  stepMs: number;
  readsPerStep: number;
  seconds: number;
}

/**
 * 2,000 reads a second over a real serial line into a whole station with screens attached: from the first byte
 * of a chip written to the event that tells a screen of it, against the same bytes over the same line, into a durable
 * row of a database, and over the same HTTP stream, through a program that does nothing else. And how long the
 * station's event loop was held.
 */
export async function benchLive({ full }: BenchOptions): Promise<Measurement[]> {
  const { ours, baseline, at } = await runBoth({ stepMs: 10, readsPerStep: 20, seconds: full ? 60 : 10 });
  return [
    measurement('live p50', 'ms', ...at(0.5)),
    measurement('live p99', 'ms', ...at(0.99)),
    measurement('live, event loop held at most', 'ms', ours.report.held, baseline.report.held),
  ];
}

/** The same for finishers who come alone, one read each, three a second. */
export async function benchLoneFinish({ full }: BenchOptions): Promise<Measurement[]> {
  const { at } = await runBoth({ stepMs: 331, readsPerStep: 1, seconds: full ? 120 : 40 });
  return [
    measurement('lone-finish p50', 'ms', ...at(0.5)),
    measurement('lone-finish p99', 'ms', ...at(0.99)),
  ];
}

async function runBoth(load: Load) {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  try {
    const path = join(folder, 'journal.db');
    const db = openForWriting(path);
    new Committer(db).commit(
      { reads: [], actionLines: actionLines(sampleRace(entrants).actions), passingLines: [] },
      0,
    );
    db.close();
    const baseline = await run(
      load,
      echoedChips(),
      (mat) => new Child('echo-program.ts', matPath(mat), folder),
    );
    const ours = await run(
      load,
      chipsOfRows,
      (mat) => new Child('station-program.ts', folder, `serial:${matPath(mat)}?protocol=a0&point=p11`),
    );
    const at = (part: number) => [quantile(ours.delays, part), quantile(baseline.delays, part)] as const;
    return { ours, baseline, at };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One program at the other end of a line, under load. */
async function run(
  load: Load,
  chipsOf: ChipsOf,
  start: (mat: MatPort) => Child,
): Promise<{ delays: number[]; report: StationReport }> {
  const mat = await openPtyPort();
  answerAs(mat);
  const child = start(mat);
  const over = new AbortController();
  try {
    const { address } = await child.said<StationOpened>();
    const written = new Map<string, number>();
    const delays: number[] = [];
    const arrived = (event: string) => {
      for (const chip of chipsOf(event)) {
        const from = written.get(chip);
        if (from !== undefined) delays.push(performance.now() - from);
        written.delete(chip);
      }
    };
    for (let screen = 0; screen < screens; screen += 1)
      void watch(address, over.signal, screen === 0 ? arrived : () => undefined).catch(() => undefined);
    await wait(1500);
    await child.ask<StationReport>('report');
    await play(mat, load, (chip) => written.set(chip, performance.now()));
    await wait(500);
    return { delays, report: await child.ask<StationReport>('report') };
  } finally {
    over.abort();
    await child.end();
    await mat.close();
  }
}

async function play(
  mat: MatPort,
  { stepMs, readsPerStep, seconds }: Load,
  firstWritten: (chip: string) => void,
): Promise<void> {
  const from = performance.now();
  const steps = (seconds * 1000) / stepMs;
  for (let step = 0; step < steps;) {
    for (; step < steps && performance.now() - from >= step * stepMs; step += 1) {
      const chips = Array.from({ length: readsPerStep }, (_, back) => step - back).filter(
        (index) => index >= 0,
      );
      const frames = chips.map((index) =>
        answers.tag(1, command.fastInventory, { epc: chipOf(index % entrants), antenna: 1, rssi: -60 }),
      );
      firstWritten(chipOf(step % entrants));
      mat.write(Buffer.concat(frames));
    }
    await wait(1);
  }
}

async function watch(address: string, signal: AbortSignal, arrived: (event: string) => void): Promise<void> {
  const { body } = await fetch(`${address}/api/feed`, { signal });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) arrived(event);
  }
}

/** The chips that an event tells of. */
type ChipsOf = (event: string) => Iterable<string>;

const chipsOfRows: ChipsOf = (event) =>
  Array.from(event.matchAll(/"chip":"([0-9A-F]+)"/g), ([, chip = '']) => chip);

function echoedChips(): ChipsOf {
  const decoder = a0Decoder();
  return (event) => {
    const [, hex = ''] = /^data: ([0-9a-f]+)$/m.exec(event) ?? [];
    const found = decoder.push(Buffer.from(hex, 'hex'));
    return found.filter((one) => one.type === 'read').map(({ chip }) => chip);
  };
}
