import { expect, it } from 'vitest';
import { honestRun } from '../../../test/tracks/generator/honest.ts';
import { measure } from './measures.ts';
import { about, drawnRun, withoutEnds } from './profile.ts';

const run = honestRun(7, { distance: 10_000, isGoodWatch: true });
const measured = measure(run.track, run.distance);
const drawn = drawnRun(measured);

it('has no more points than are drawn, from the start to where the distance was reached', () => {
  const { profile } = drawn;
  for (const column of Object.values(profile)) expect(column).toHaveLength(600);
  expect(profile.along[0]).toBeLessThan(10);
  expect(profile.along.at(-1)).toBeGreaterThan(9950);
  expect(profile.along.at(-1)).toBeLessThanOrEqual(10_000.1);
  expect(profile.seconds.at(-1)!).toBeLessThanOrEqual(measured.measures.finish!.seconds);
});

it('lies about its middle, as long as the way was', () => {
  const { east, north, along } = drawn.profile;
  for (const column of [east, north]) expect(Math.max(...column) + Math.min(...column)).toBeCloseTo(0, -2);
  let length = 0;
  for (let index = 1; index < east.length; index += 1)
    length += Math.hypot(east[index]! - east[index - 1]!, north[index]! - north[index - 1]!);
  expect(length / along.at(-1)!).toBeGreaterThan(0.9);
  expect(length / along.at(-1)!).toBeLessThan(1.1);
});

it('without its ends shows neither where somebody set out nor where they came to', () => {
  const trimmed = withoutEnds(drawn.profile);
  expect(trimmed.along[0]).toBeGreaterThanOrEqual(200);
  expect(trimmed.along.at(-1)).toBeLessThanOrEqual(drawn.profile.along.at(-1)! - 200);
  expect(withoutEnds({ ...trimmed, along: trimmed.along.map(() => 0) }).east).toEqual([]);
});

it('about the middle of another run lies where it lies beside that', () => {
  const { lat, lon } = drawn.middle;
  const moved = about({ lat: lat + 0.001, lon }, drawn);
  expect(moved.north[0]! - drawn.profile.north[0]!).toBeCloseTo(-111, -1);
  expect(moved.east[0]).toBeCloseTo(drawn.profile.east[0]!, 0);
});
