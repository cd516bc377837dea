const halfHour = 1_800_000;
/** Zones lie up to 14 hours from UTC. */
const halfHoursMax = 28;

/**
 * The smallest shift by whole or half hours, in milliseconds, that brings a run into a window: some apps write the local
 * time as if it were UTC. 0 where it is inside already, null where none does.
 */
export function shiftInto(start: number, end: number, from: number, to: number): number | null {
  for (let halfHours = 0; halfHours <= halfHoursMax; halfHours += 1)
    for (const shift of [-halfHours * halfHour, halfHours * halfHour])
      if (start + shift >= from && end + shift <= to) return shift === 0 ? 0 : shift;
  return null;
}
