import type { ScheduledRead } from './virtual-mat.ts';

/** Chips that pass one after the other, every `every` milliseconds, the first `after` milliseconds from now; over two antennas in turn. */
export function passingChips(count: number, every: number, after = 300): ScheduledRead[] {
  const begin = Date.now() + after;
  return Array.from({ length: count }, (_, index) => {
    const time = begin + index * every;
    const chip = `E2000000000000000000${index.toString(16).toUpperCase().padStart(4, '0')}`;
    return {
      time,
      antenna: 1 + (index % 2),
      rssi: -50,
      truth: {
        bib: String(index),
        chip,
        point: 'finish',
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
