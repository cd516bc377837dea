import type { Ms } from '../../timing/model/race.ts';
import { localDay } from '../../timing/model/race-day.ts';

/** The local date at an instant in an IANA zone, `YYYY-MM-DD`. */
export function localDateOf(instant: Ms, zone: string): string {
  // Swedes write dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

/** When the local day of an instant began. */
export function dayBegan(instant: Ms, zone: string): Ms {
  return localDay(localDateOf(instant, zone), zone).from;
}

/** Whole years from a birth date to a local date; somebody born on 29 February has the birthday on 1 March. */
export function ageOn(date: string, birthDate: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthDate.slice(5) <= date.slice(5) ? years : years - 1;
}
