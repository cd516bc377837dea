import type { Ms } from './race.ts';

const day: Ms = 86_400_000;

/** The instants at which a local date (`YYYY-MM-DD`) begins and ends in an IANA zone. */
export function localDay(date: string, zone: string): { from: Ms; to: Ms } {
  const from = daysSince1970(date) * day;
  return { from: instantOf(from, zone), to: instantOf(from + day, zone) };
}

/** The instant at which clocks in an IANA zone show so many milliseconds after midnight on a local date (`YYYY-MM-DD`). */
export function instantOfClock(date: string, sinceMidnight: Ms, zone: string): Ms {
  return instantOf(daysSince1970(date) * day + sinceMidnight, zone);
}

/** When clocks in the zone show `local`, a wall clock as if it were UTC. */
function instantOf(local: Ms, zone: string): Ms {
  const guess = local - offsetAt(local, zone);
  return local - offsetAt(guess, zone);
}

/** How far clocks in the zone are ahead of UTC. */
function offsetAt(instant: Ms, zone: string): Ms {
  const text = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(text ?? '') ?? [];
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

/** Days of the Gregorian calendar; the year begins in March, so that the leap day is its last. */
function daysSince1970(date: string): number {
  const [year = 1970, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const marchYear = month < 3 ? year - 1 : year;
  const century = Math.floor(marchYear / 100);
  const leapDays = Math.floor(marchYear / 4) - century + Math.floor(century / 4);
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  return 365 * marchYear + leapDays + inYear - 719_468;
}
