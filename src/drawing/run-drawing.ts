/**
 * A recorded run as lines to draw, for the service's pages and for the screens alike: numbers in, numbers and the `d` of an
 * SVG path out. Distances are metres, durations seconds; boxes are in the units of the picture.
 */
export interface Columns {
  east: readonly number[];
  north: readonly number[];
  /** Metres from the start, rising. */
  along: readonly number[];
  seconds: readonly number[];
}

export interface Box {
  width: number;
  height: number;
  /** Room that stays empty at every edge. */
  edge: number;
}

export interface Range {
  low: number;
  high: number;
}

/** Places in a picture, one for each point of the run. */
export interface Places {
  x: readonly number[];
  y: readonly number[];
}

/** The way true to scale, north above, in the middle of the box. Several ways over each other share the frame of the first ones. */
export function wayIn({ width, height, edge }: Box, way: Way, frame: readonly Way[] = [way]): Places {
  const east = rangeOf(frame.flatMap((one) => one.east));
  const north = rangeOf(frame.flatMap((one) => one.north));
  const [wide, high] = [east.high - east.low, north.high - north.low];
  const scale = Math.min((width - 2 * edge) / Math.max(wide, 1), (height - 2 * edge) / Math.max(high, 1));
  const [left, top] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return {
    x: way.east.map((metres) => left + (metres - east.low) * scale),
    y: way.north.map((metres) => top + (north.high - metres) * scale),
  };
}

type Way = Pick<Columns, 'east' | 'north'>;

/**
 * A curve over the way: the whole run is as wide as the box; what is null leaves a gap. A range whose low is above its high
 * stands on its head, as a pace does: the fewer seconds, the higher.
 */
export function curveIn(
  { width, height, edge }: Box,
  along: readonly number[],
  values: readonly (number | null)[],
  { low, high }: Range,
): string {
  const length = Math.max(along.at(-1) ?? 0, 1);
  const span = high - low || 1;
  let path = '';
  let isDown = false;
  for (const [index, value] of values.entries()) {
    if (value === null) isDown = false;
    else {
      const x = edge + ((along[index] ?? 0) / length) * (width - 2 * edge);
      const y = height - edge - ((value - low) / span) * (height - 2 * edge);
      path += `${isDown ? 'L' : 'M'}${short(x)} ${short(y)}`;
      isDown = true;
    }
  }
  return path;
}

/** The `d` of places from one point up to another, both in it. */
export function pathOf({ x, y }: Places, from = 0, to = x.length - 1): string {
  let path = '';
  for (let index = from; index <= to; index += 1)
    path += `${index === from ? 'M' : 'L'}${short(x[index] ?? 0)} ${short(y[index] ?? 0)}`;
  return path;
}

/** The points of a stretch that is given in metres from the start; one that is short has two points all the same. */
export function pointsOf(
  along: readonly number[],
  stretch: { from: number; to: number },
): { from: number; to: number } {
  const last = along.length - 1;
  const from = Math.max(
    0,
    along.findLastIndex((metres) => metres <= stretch.from),
  );
  const after = along.findIndex((metres) => metres >= stretch.to);
  const to = after === -1 ? last : after;
  return { from: Math.min(from, Math.max(0, last - 1)), to: Math.min(last, Math.max(to, from + 1)) };
}

export interface Kilometre {
  /** Metres from the start. */
  from: number;
  to: number;
  /** Seconds for each kilometre. */
  pace: number;
}

/** The pace of each kilometre, of the last one as far as it goes; what is shorter than 100 m is left out. */
export function kilometresOf({ along, seconds }: Pick<Columns, 'along' | 'seconds'>): Kilometre[] {
  const length = along.at(-1) ?? 0;
  const kilometres: Kilometre[] = [];
  for (let from = 0; length - from >= 100; from += 1000) {
    const to = Math.min(from + 1000, length);
    const taken = secondsAt(along, seconds, to) - secondsAt(along, seconds, from);
    kilometres.push({ from, to, pace: (taken / (to - from)) * 1000 });
  }
  return kilometres;
}

/** When so many metres were reached, between two points in proportion. */
export function secondsAt(along: readonly number[], seconds: readonly number[], metres: number): number {
  const after = along.findIndex((one) => one >= metres);
  if (after === -1) return seconds.at(-1) ?? 0;
  if (after === 0) return seconds[0] ?? 0;
  const [before, here] = [along[after - 1]!, along[after]!];
  const part = here === before ? 0 : (metres - before) / (here - before);
  return seconds[after - 1]! + part * (seconds[after]! - seconds[after - 1]!);
}

/** The pace around each point: seconds for each kilometre over 400 m, null where nobody moved. */
export function paceCurve({ along, seconds }: Pick<Columns, 'along' | 'seconds'>): (number | null)[] {
  const reach = 200;
  const length = along.at(-1) ?? 0;
  return along.map((metres) => {
    const [from, to] = [Math.max(0, metres - reach), Math.min(length, metres + reach)];
    const taken = secondsAt(along, seconds, to) - secondsAt(along, seconds, from);
    return to - from < 50 || taken <= 0 ? null : (taken / (to - from)) * 1000;
  });
}

/** Lowest and highest of what is there; 0 and 1 where nothing is. */
export function rangeOf(values: readonly (number | null)[]): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values)
    if (value !== null) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return low > high ? { low: 0, high: 1 } : { low, high };
}

/** A tenth of a unit is finer than any screen shows. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
