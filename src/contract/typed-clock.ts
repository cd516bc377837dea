import { instantOfClock } from '../timing/model/race-day.ts';

/** A moment as a browser's field for day and time has it, `2026-12-01T08:30`, by the clocks of a zone; null where it is none. */
export function instantTyped(typed: string, zone: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(typed.trim());
  if (match === null) return null;
  const [, date = '', hours, minutes, seconds = 0] = match;
  if (Number.isNaN(Date.parse(date))) return null;
  return instantOfClock(date, ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000, zone);
}

/** The same the other way round. */
export function typedClock(instant: number, zone: string): string {
  const format = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(instant).replace(' ', 'T');
}
