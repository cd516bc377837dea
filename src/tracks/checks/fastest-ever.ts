/**
 * Seconds of the fastest ever run, by metres, as known on 26 November 2026. Ratified or not, on the track or the road:
 * the question is what a body can do. Of what was read in reports: women's 1000 m, men's 10 km and half, women's
 * marathon; the others are from memory, and to be compared with the federation's lists before they refuse anybody.
 */
const fastestEver = {
  M: {
    1000: 131.96,
    5000: 755.36,
    10_000: 1571,
    // 56:42 of 2025 was not ratified, because of the lead car.
    21_097.5: 3402,
    // London, 26 April 2026: the first under two hours.
    42_195: 7170,
  },
  F: {
    1000: 148.98,
    5000: 834,
    10_000: 1726,
    21_097.5: 3772,
    42_195: 7796,
  },
} as const satisfies Record<'M' | 'F', Record<number, number>>;

/** Seconds of the fastest ever over a distance; of anybody where the sex is open. Null where none is listed. */
export function fastestOver(metres: number, sex: 'M' | 'F' | 'X'): number | null {
  const list: Readonly<Record<number, number>> = fastestEver[sex === 'F' ? 'F' : 'M'];
  return list[metres] ?? null;
}
