import { expect, it } from 'vitest';
import {
  curveIn,
  kilometresOf,
  paceCurve,
  pathOf,
  pointsOf,
  rangeOf,
  secondsAt,
  wayIn,
} from './run-drawing.ts';

const box = { width: 120, height: 70, edge: 10 };

it('a way is true to scale, north above, in the middle of its box', () => {
  const way = wayIn(box, { east: [0, 100, 100], north: [0, 0, 100] });
  // The height is the narrow side: 50 units for 100 m, in both directions.
  expect(way).toEqual({ x: [35, 85, 85], y: [60, 60, 10] });
  expect(pathOf(way)).toBe('M35 60L85 60L85 10');
  expect(pathOf(way, 1, 2)).toBe('M85 60L85 10');
});

it('two ways over each other keep their distance', () => {
  const one = { east: [0, 100], north: [0, 0] };
  const other = { east: [0, 100], north: [50, 50] };
  const frame = [one, other];
  expect(wayIn(box, one, frame).y).toEqual([60, 60]);
  expect(wayIn(box, other, frame).y).toEqual([10, 10]);
});

it('somebody who stood still is one place in the middle', () => {
  expect(wayIn(box, { east: [7, 7], north: [3, 3] })).toEqual({ x: [60, 60], y: [35, 35] });
});

it('a curve has a gap where the device said nothing', () => {
  const curve = curveIn(box, [0, 500, 1000, 1500, 2000], [10, 20, null, 20, 10], { low: 10, high: 20 });
  expect(curve).toBe('M10 60L35 10M85 10L110 60');
});

it('a pace is higher the faster it is', () => {
  expect(curveIn(box, [0, 1000], [300, 240], { low: 300, high: 240 })).toBe('M10 60L110 10');
  expect(curveIn(box, [0, 1000], [300, 300], { low: 300, high: 300 })).toBe('M10 60L110 60');
});

it('a stretch is found by its metres, and has two points at least', () => {
  const along = [0, 100, 200, 300, 400];
  expect(pointsOf(along, { from: 150, to: 250 })).toEqual({ from: 1, to: 3 });
  expect(pointsOf(along, { from: 200, to: 200 })).toEqual({ from: 2, to: 3 });
  expect(pointsOf(along, { from: 390, to: 9000 })).toEqual({ from: 3, to: 4 });
  expect(pointsOf(along, { from: 9000, to: 9999 })).toEqual({ from: 3, to: 4 });
});

it('each kilometre has its pace, the last one as far as it goes', () => {
  const run = { along: [0, 500, 1500, 2200], seconds: [0, 150, 450, 660] };
  expect(kilometresOf(run)).toEqual([
    { from: 0, to: 1000, pace: 300 },
    { from: 1000, to: 2000, pace: 300 },
    { from: 2000, to: 2200, pace: 300 },
  ]);
  expect(kilometresOf({ along: [0, 1050], seconds: [0, 315] })).toHaveLength(1);
  expect(kilometresOf({ along: [], seconds: [] })).toEqual([]);
  expect(secondsAt(run.along, run.seconds, 1000)).toBe(300);
  expect(paceCurve(run).map((pace) => Math.round(pace ?? 0))).toEqual([300, 300, 300, 300]);
});

it('a range is that of what is there', () => {
  expect(rangeOf([null, 4, 2, null])).toEqual({ low: 2, high: 4 });
  expect(rangeOf([null])).toEqual({ low: 0, high: 1 });
});
