import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeLine } from '../src/readers/protocol/csv.ts';
import { Child } from './child.ts';
import { median, measurement, type BenchOptions, type Measurement } from './measure.ts';
import type { Whole } from './replay-program.ts';
import { chipOf, crossing, gun, sampleRace } from './sample-race.ts';

const readsPerPassing = 4;
const mats = 8;

/**
 * `goldline replay` of 640,000 reads (and with `full` of 2.4 million) in one log for each mat, whole, against a
 * program that splits the same lines, writes the same rows and sorts their times.
 */
export async function benchReplay({ full }: BenchOptions): Promise<Measurement[]> {
  const races = [{ name: 'replay 640k', entrants: 20_000, points: mats, rounds: 3 }];
  if (full) races.push({ name: 'replay 2400k', entrants: 50_000, points: 12, rounds: 3 });
  const measured: Measurement[] = [];
  for (const race of races) measured.push(...(await measure(race)));
  return measured;
}

async function measure({
  name,
  entrants,
  points,
  rounds,
}: {
  name: string;
  entrants: number;
  points: number;
  rounds: number;
}) {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  try {
    const { race, entries, logs } = await writeRace(folder, entrants, points);
    const ours: Whole[] = [];
    const baseline: Whole[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const file = (what: string) => join(folder, `${round}-${what}`);
      baseline.push(
        await new Child(
          'bare-replay-program.ts',
          file('bare.db'),
          ...logs.map(({ path }) => path),
        ).said<Whole>(),
      );
      const args = logs.map(({ point, path }) => `--log=${point}=${path}?protocol=csv`);
      const data = file('data');
      ours.push(
        await new Child(
          'replay-program.ts',
          `--race=${race}`,
          `--entries=${entries}`,
          ...args,
          `--data=${data}`,
          `--out=${file('results.csv')}`,
        ).said<Whole>(),
      );
      for (const done of ['bare.db', 'data']) rmSync(file(done), { recursive: true, force: true });
    }
    const of = (what: 'took' | 'memory') =>
      [median(ours.map((one) => one[what])), median(baseline.map((one) => one[what]))] as const;
    return [measurement(name, 'ms', ...of('took')), measurement(name, 'MB', ...of('memory'))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files that a crew has after such a race. */
async function writeRace(folder: string, entrants: number, points: number) {
  const sample = sampleRace(entrants);
  const race = {
    ...sample.race,
    points: [...sample.race.points.slice(0, points - 1), sample.race.points.at(-1)!],
  };
  const raceFile = join(folder, 'race.json');
  const { zone, id, name, date, categories } = race;
  writeFileSync(
    raceFile,
    JSON.stringify({
      id,
      name,
      date,
      zone,
      points: race.points,
      categories,
      waves: [{ id: 'A', gun: new Date(gun).toISOString() }],
    }),
  );
  const entriesFile = join(folder, 'entries.csv');
  writeFileSync(
    entriesFile,
    [
      'bib,name,sex,birthDate,chip',
      ...sample.entries.map(({ bib, name, sex, birthDate, chips }) =>
        [bib, name, sex, birthDate, chips[0]].join(),
      ),
    ].join('\n'),
  );
  const logs: { point: string; path: string }[] = [];
  for (const { id: point, distance } of race.points) {
    const path = join(folder, `${point}.csv`);
    await writeLog(path, point, distance, entrants);
    logs.push({ point, path });
  }
  return { race: raceFile, entries: entriesFile, logs };
}

async function writeLog(path: string, point: string, distance: number, entrants: number): Promise<void> {
  const order = Array.from({ length: entrants }, (_, index) => index).sort(
    (one, other) => crossing(one, distance) - crossing(other, distance),
  );
  const log = createWriteStream(path);
  for (const index of order)
    for (let nth = 0; nth < readsPerPassing; nth += 1) {
      const time = crossing(index, distance) + nth * 150;
      const read = { time, chip: chipOf(index), point, antenna: nth + 1, rssi: -62 + ((nth * 7) % 5) };
      if (!log.write(encodeLine(read))) await once(log, 'drain');
    }
  log.end();
  await once(log, 'finish');
}
