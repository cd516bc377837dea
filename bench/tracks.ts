import FitParser from 'fit-file-parser';
import { CopyIndex, findCopies } from '../src/tracks/checks/find-copies.ts';
import type { CopyKeys } from '../src/tracks/checks/copy-keys.ts';
import { readTrack } from '../src/tracks/formats/read-track.ts';
import { judgeTrack } from '../src/tracks/judge.ts';
import { Random } from '../src/simulator/random.ts';
import { townCourse } from '../test/tracks/generator/course.ts';
import { recorded } from '../test/tracks/generator/device.ts';
import { received, receptions } from '../test/tracks/generator/receiver.ts';
import { motionOver } from '../test/tracks/generator/runner.ts';
import { fitOf } from '../test/tracks/generator/write-fit.ts';
import { elapsed, measurement, median, shortest, type Measurement } from './measure.ts';

const rounds = 5;
const marathon = 42_195;
const runs = 100_000;
/** Keys of a marathon of four hours: a sixth of its minutes, and an eighth of its pieces of a way. */
const timedKeys = 40;
const wayKeys = 60;

/**
 * Reading, measuring and checking a run of five hours against only parsing its file; and finding a copy among a hundred
 * thousand runs by the index against going through all of their keys.
 */
export function benchTracks(): Measurement[] {
  return [...judging(), ...searching()];
}

function judging(): Measurement[] {
  const random = new Random(1);
  const course = townCourse(random, { lat: 25.04, lon: 102.71 }, marathon + 500);
  const motion = motionOver(random, marathon + 300, { speed: 2.36 });
  const bytes = fitOf(
    recorded(received(random, course, motion, { start: 1_777_600_000_000, reception: receptions.open })),
  );
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const parse = () =>
    new FitParser({ force: false }).parse(content, (error) => {
      if (error !== undefined) throw new Error(error);
    });
  const read: number[] = [];
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    baseline.push(elapsed(parse));
    ours.push(elapsed(() => judgeTrack(readTrack(bytes), { distance: marathon })));
    read.push(elapsed(() => readTrack(bytes)));
  }
  const hours = (motion.metres.length / 3600).toFixed(1);
  return [
    measurement(`track, ${hours} h of FIT: read`, 'ms', median(read), median(baseline)),
    measurement(`track, ${hours} h of FIT: read, measured and checked`, 'ms', median(ours), median(baseline)),
  ];
}

function searching(): Measurement[] {
  const random = new Random(2);
  const keys: CopyKeys[] = Array.from({ length: runs }, () => ({
    timed: someKeys(random, timedKeys),
    ways: someKeys(random, wayKeys),
  }));
  const index = new CopyIndex(keys);
  const wanted = keys[runs >> 1]!;
  const found = findCopies(index, wanted);
  if (found.length !== 1 || found[0]!.run !== runs >> 1) throw new Error(`found ${found.length} runs`);
  const ours = shortest(20, () => findCopies(index, wanted));
  const baseline = shortest(3, () => goneThrough(keys, wanted));
  return [measurement(`track, a copy among ${runs} runs`, 'ms', ours, baseline)];
}

function someKeys(random: Random, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, () => Math.floor(random.next() * 2 ** 32)).sort();
}

/** The same answer without an index. */
function goneThrough(keys: readonly CopyKeys[], { timed, ways }: CopyKeys): number {
  const wanted = new Set([...timed, ...ways]);
  let found = 0;
  for (const run of keys) {
    let shared = 0;
    for (const key of run.timed) if (wanted.has(key)) shared += 1;
    for (const key of run.ways) if (wanted.has(key)) shared += 1;
    if (shared * 2 >= wanted.size) found += 1;
  }
  return found;
}
