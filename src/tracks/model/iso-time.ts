const pattern =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Milliseconds of UTC of an ISO 8601 time with up to twelve digits after the second, as tracks have it. One without a
 * zone is taken as UTC, as both formats demand it. NaN where it is none.
 */
export function isoTime(text: string): number {
  const match = pattern.exec(text.trim());
  if (match === null) return NaN;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
  const numbers = [month, day, hour, minute, second].map(Number) as [number, number, number, number, number];
  const [m, d, h, min, s] = numbers;
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || min > 59 || s > 60) return NaN;
  const seconds = daysSince1970(Number(year), m, d) * 86_400 + h * 3600 + min * 60 + s;
  return seconds * 1000 + Number(`${fraction}000`.slice(0, 3)) - offsetOf(zone);
}

/** Days of the Gregorian calendar. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.replaceAll(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
