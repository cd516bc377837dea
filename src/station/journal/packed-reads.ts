import type { NewRead } from './rows.ts';

/** Reads in a few flat arrays: they are copied to another thread in one piece instead of one by one. */
export interface PackedReads {
  /** Each address and each point once. */
  names: string[];
  chips: string[];
  /** For each read, {@link columns} numbers; NaN where the reader said nothing. */
  numbers: Float64Array<ArrayBuffer>;
  /** The frames of all reads, one after the other. */
  raw: Uint8Array<ArrayBuffer>;
}

const columns = 9;

export function packReads(reads: readonly NewRead[]): PackedReads {
  const names = new Map<string, number>();
  const chips: string[] = [];
  const numbers = new Float64Array(reads.length * columns);
  const raw = new Uint8Array(reads.reduce((sum, read) => sum + read.raw.length, 0));
  let at = 0;
  let end = 0;
  for (const read of reads) {
    raw.set(read.raw, end);
    end += read.raw.length;
    chips.push(read.chip);
    numbers[at] = numberOf(names, read.source);
    numbers[at + 1] = numberOf(names, read.point);
    numbers[at + 2] = read.antenna;
    numbers[at + 3] = read.rssi ?? NaN;
    numbers[at + 4] = read.time;
    numbers[at + 5] = read.readerTime ?? NaN;
    numbers[at + 6] = read.arrived;
    numbers[at + 7] = end;
    numbers[at + 8] = read.earliest ?? NaN;
    at += columns;
  }
  return { names: [...names.keys()], chips, numbers, raw };
}

export function unpackReads({ names, chips, numbers, raw }: PackedReads): NewRead[] {
  let begin = 0;
  return chips.map((chip, index) => {
    const at = index * columns;
    const end = numbers[at + 7]!;
    const earliest = orNull(numbers[at + 8]!);
    const read = {
      source: names[numbers[at]!]!,
      point: names[numbers[at + 1]!]!,
      chip,
      antenna: numbers[at + 2]!,
      rssi: orNull(numbers[at + 3]!),
      time: numbers[at + 4]!,
      readerTime: orNull(numbers[at + 5]!),
      arrived: numbers[at + 6]!,
      raw: raw.subarray(begin, end),
      ...(earliest === null ? {} : { earliest }),
    };
    begin = end;
    return read;
  });
}

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
