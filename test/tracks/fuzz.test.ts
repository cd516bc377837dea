import { expect, it } from 'vitest';
import { Random } from '../../src/simulator/random.ts';
import { RefusedFile } from '../../src/tracks/formats/refused.ts';
import { readTrack } from '../../src/tracks/formats/read-track.ts';
import { judgeTrack } from '../../src/tracks/judge.ts';
import { recorded } from './generator/device.ts';
import { townCourse } from './generator/course.ts';
import { received, receptions } from './generator/receiver.ts';
import { motionOver } from './generator/runner.ts';
import { fitOf } from './generator/write-fit.ts';
import { gpxOf, tcxOf } from './generator/write-xml.ts';

const files = 400;

function smallRun() {
  const random = new Random(1);
  const course = townCourse(random, { lat: 43.2, lon: 76.9 }, 700);
  const motion = motionOver(random, 400, { speed: 3 });
  return recorded(received(random, course, motion, { start: 1_777_600_000_000, reception: receptions.open }));
}

/** Bytes changed, cut out, doubled or put elsewhere, a few times. */
function damaged(random: Random, bytes: Uint8Array): Uint8Array {
  let result = Buffer.from(bytes);
  for (let change = random.whole(1, 6); change > 0 && result.length > 20; change -= 1) {
    const at = random.whole(0, result.length - 1);
    const length = random.whole(1, 40);
    switch (random.whole(0, 4)) {
      case 0:
        result[at] = random.whole(0, 255);
        break;
      case 1:
        result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
        break;
      case 2:
        result = Buffer.concat([result.subarray(0, at + length), result.subarray(at)]);
        break;
      case 3:
        result = result.subarray(0, at);
        break;
      default:
        result.fill(random.whole(0, 255), at, Math.min(result.length, at + length));
    }
  }
  return result;
}

/** Checksums that fit again, so that the damage reaches what is behind them. */
function withChecksum(bytes: Uint8Array): Uint8Array {
  const result = Buffer.from(bytes);
  if (result.length < 16) return result;
  result.writeUInt32LE(result.length - 16, 4);
  result.writeUInt16LE(crcOf(result.subarray(0, 12)), 12);
  result.writeUInt16LE(crcOf(result.subarray(0, -2)), result.length - 2);
  return result;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

it.each([
  ['FIT', fitOf(smallRun()), (bytes: Uint8Array) => bytes],
  ['FIT with checksums that fit', fitOf(smallRun()), withChecksum],
  ['GPX', gpxOf(smallRun()), (bytes: Uint8Array) => bytes],
  ['TCX', tcxOf(smallRun()), (bytes: Uint8Array) => bytes],
])('a damaged %s file is read or refused with a reason, and grows into nothing', (_name, bytes, mend) => {
  const random = new Random(7);
  const outcomes = { read: 0, refused: 0 };
  for (let file = 0; file < files; file += 1) {
    const broken = mend(damaged(random, bytes));
    try {
      const track = readTrack(broken);
      expect(track.samples.time.length).toBeLessThanOrEqual(broken.length);
      expect(new Set(Object.values(track.samples).map(({ length }) => length)).size).toBe(1);
      judgeTrack(track, { distance: 400 });
      outcomes.read += 1;
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      outcomes.refused += 1;
    }
  }
  expect(outcomes.read + outcomes.refused).toBe(files);
  expect(outcomes.refused).toBeGreaterThan(0);
});
