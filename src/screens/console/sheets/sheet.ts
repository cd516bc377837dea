/** Times and bibs beside each other, matched by their order. */
export interface Sheet {
  times: readonly string[];
  bibs: readonly string[];
}

export type Side = keyof Sheet;

export const emptySheet: Sheet = { times: [], bibs: [] };

/** How many rows have something in them. */
export const rowCount = ({ times, bibs }: Sheet): number => Math.max(times.length, bibs.length);

/** Writes a cell. */
export function written(sheet: Sheet, side: Side, row: number, text: string): Sheet {
  return filled(sheet, side, row, [text]);
}

/** Writes cells from a row on, over what stands there. */
export function filled(sheet: Sheet, side: Side, row: number, texts: readonly string[]): Sheet {
  const cells = sheet[side];
  const before = Array.from({ length: row }, (_, index) => cells[index] ?? '');
  return { ...sheet, [side]: trimmed([...before, ...texts, ...cells.slice(row + texts.length)]) };
}

/** An empty cell on one side: everything from there on is one row further down. */
export function inserted(sheet: Sheet, side: Side, row: number): Sheet {
  if (row >= sheet[side].length) return sheet;
  return { ...sheet, [side]: sheet[side].toSpliced(row, 0, '') };
}

/** Takes a cell out on one side: everything behind it is one row further up. */
export function removed(sheet: Sheet, side: Side, row: number): Sheet {
  return row >= sheet[side].length ? sheet : { ...sheet, [side]: trimmed(sheet[side].toSpliced(row, 1)) };
}

function trimmed(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** A time that was read from a text, as the station tells it. */
export interface ReadTime {
  /** Milliseconds. */
  time: number;
  place: number | null;
  bib: string | null;
}

/**
 * Puts times that were read into the sheet from a row on; where they say their places, each at its place, so that places
 * without a time stay empty. Bibs that stand beside them come along.
 */
export function withTimes(sheet: Sheet, row: number, read: readonly ReadTime[]): Sheet {
  const arePlaced =
    read.length > 0 && read.every(({ place }, index) => (place ?? 0) > (read[index - 1]?.place ?? 0));
  const first = read[0]?.place ?? 1;
  const at = ({ place }: ReadTime, index: number) =>
    arePlaced && place !== null ? (row === 0 ? place - 1 : row + place - first) : row + index;
  const last = read.at(-1);
  // A number far beyond the times is no place: it would leave a sheet of nothing.
  const isFar = last !== undefined && at(last, read.length - 1) > row + 20 * read.length + 100;
  return read.reduce((made, time, index) => {
    const where = isFar ? row + index : at(time, index);
    const timed = written(made, 'times', where, timeOf(time.time));
    return time.bib === null ? timed : written(timed, 'bibs', where, time.bib);
  }, sheet);
}

/** `H:MM:SS`, with as much of a fraction as there is. */
export function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const whole = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = String(milliseconds % 1000)
    .padStart(3, '0')
    .replace(/0+$/u, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
