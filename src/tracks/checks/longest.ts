import type { Stretch } from '../measure/line.ts';
import type { Window } from '../measure/windows.ts';

export interface Longest {
  seconds: number;
  stretch: Stretch;
}

/** The longest row of windows that are all so; null where none is. */
export function longestWindows(
  windows: readonly Window[],
  isSo: (window: Window) => boolean,
): Longest | null {
  const rows: Longest[] = [];
  let isOpen = false;
  for (const window of windows) {
    const last = rows.at(-1);
    if (!isSo(window)) isOpen = false;
    else if (isOpen && last !== undefined) {
      last.seconds += window.seconds;
      last.stretch = { from: last.stretch.from, to: window.stretch.to };
    } else {
      rows.push({ seconds: window.seconds, stretch: window.stretch });
      isOpen = true;
    }
  }
  return rows.reduce<Longest | null>(
    (longest, row) => (row.seconds > (longest?.seconds ?? 0) ? row : longest),
    null,
  );
}

/** The longest stretch in which a column has one value above `least`; null where it has none. */
export function longestSame(time: Float64Array, values: Float64Array, least: number): Longest | null {
  let longest: Longest | null = null;
  let from = -1;
  for (let index = 0; index < values.length; index += 1) {
    if (!(values[index]! > least)) {
      from = -1;
      continue;
    }
    if (from < 0 || values[index] !== values[from]) from = index;
    const seconds = (time[index]! - time[from]!) / 1000;
    if (seconds > (longest?.seconds ?? 0)) longest = { seconds, stretch: { from, to: index } };
  }
  return longest;
}
