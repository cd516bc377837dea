import type { ScheduledRead } from './virtual-mat.ts';

/** Chips that pass one after the other, every `every` milliseconds, the first `after` milliseconds from now; over two antennas in turn. */
export function passingChips(
  count: number,
  every: number,
  after = 300,
  chipOf: (index: number) => string = epc,
): ScheduledRead[] {
  const begin = Date.now() + after;
  return Array.from({ length: count }, (_, index) => {
    const time = begin + index * every;
    const chip = chipOf(index);
    return {
      time,
      antenna: 1 + (index % 2),
      rssi: -50,
      truth: {
        bib: String(index),
        chip,
        point: 'finish',
        mat: 'finish',
        time,
        reads: 1,
        firstRead: time,
        lastRead: time,
        sent: 0,
        firstSent: null,
        lastSent: null,
      },
    };
  });
}

/** A chip of Gen2 readers. */
function epc(index: number): string {
  return `E2000000000000000000${index.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A chip of IPICO readers; all others read it as well. */
export function shortChip(index: number): string {
  return `058000${index.toString(16).toUpperCase().padStart(6, '0')}`;
}
