import { instantOf, localTime } from '../../format/times.ts';

/** What a typed time can mean: so long after a gun, or a time of day. */
export interface MeantTime {
  kind: 'race' | 'day';
  /** Station time in milliseconds. */
  moment: number;
}

/** What is known where a time is typed. */
export interface TypedWhere {
  /** The gun that race times count from; null before it was fired. */
  gun: number | null;
  /** IANA zone of the site. */
  zone: string;
  /** Station time. */
  now: number;
}

/** Between a bib and its time: on one key, unshifted, on the keyboards of all three languages. */
const timeSign = '=';

/** Nothing has passed that is still to come; clocks differ by less. */
const aheadMs = 1000;
const dayMs = 86_400_000;

/** What stands before and after the sign of a typed time; null where the line holds none. Full-width forms count too. */
export function typedTimeOf(line: string): { bib: string | null; time: string } | null {
  const text = line.normalize('NFKC');
  const at = text.indexOf(timeSign);
  if (at < 0) return null;
  const bib = text.slice(0, at).trim();
  return { bib: bib === '' ? null : bib, time: text.slice(at + 1).trim() };
}

/**
 * All that a typed time can mean: a race time `M:SS`, `H:MM:SS` from the gun, a time of day `H:MM:SS` since then, each
 * with a fraction or without. Empty where it means nothing that has happened.
 */
export function meaningsOf(text: string, { gun, zone, now }: TypedWhere): MeantTime[] {
  const elapsed = durationOf(text);
  const meant: MeantTime[] = [];
  if (elapsed !== null && gun !== null) meant.push({ kind: 'race', moment: gun + elapsed });
  const ofDay = dayMoment(text, zone, now);
  if (ofDay !== null && ofDay >= (gun ?? -Infinity)) meant.push({ kind: 'day', moment: ofDay });
  return meant.filter(({ moment }) => moment <= now + aheadMs);
}

/** A duration in milliseconds; null where the text is none. */
export function durationOf(text: string): number | null {
  const [, hours = '0', minutes, seconds, fraction = ''] =
    /^(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):(\d\d)(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined || Number(seconds) > 59) return null;
  if (text.split(':').length === 3 && Number(minutes) > 59) return null;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

/** The latest moment that had this time of day; null where the text is none. */
export function dayMoment(text: string, zone: string, now: number): number | null {
  const today = instantOf(localTime(now, zone).date, text, zone, now);
  if (today === null || today <= now + aheadMs) return today;
  return instantOf(localTime(now - dayMs, zone).date, text, zone, now - dayMs);
}
