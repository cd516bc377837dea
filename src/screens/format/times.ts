/** Whole seconds as `H:MM:SS`; before the gun with a minus. */
export function clockText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const text = `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return seconds < 0 ? `−${text}` : text;
}

/**
 * A duration in milliseconds as `H:MM:SS`, with tenths or hundredths where `unit` is one. What lies between two
 * units goes up, as official times do, so that one crossing has one time on every screen.
 */
export function timeText(ms: number, unit = 1000): string {
  const official = roundedUp(ms, unit);
  return clockText(Math.trunc(official / 1000)) + fractionText(Math.abs(official), unit);
}

/** How far behind: `+0:34`, `+1:02:03`, `+0:34.5`. */
export function gapText(ms: number, unit = 1000): string {
  const official = roundedUp(ms, unit);
  return `+${leftText(Math.floor(official / 1000))}${fractionText(official, unit)}`;
}

function roundedUp(ms: number, unit: number): number {
  return Math.ceil(ms / unit) * unit;
}

function fractionText(ms: number, unit: number): string {
  if (unit >= 1000) return '';
  return `.${String(Math.floor((ms % 1000) / unit)).padStart(unit >= 100 ? 1 : 2, '0')}`;
}

/** How long until something: `0:34`, `1:02:03`. */
export function leftText(seconds: number): string {
  return seconds < 3600 ? minutesText(seconds) : clockText(seconds);
}

/** Minutes and seconds for each kilometre: `3:07`; null where the way or the time is nothing. */
export function paceText(ms: number, metres: number): string | null {
  if (ms <= 0 || metres <= 0) return null;
  return minutesText(Math.round(ms / metres));
}

function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

const two = (number: number) => String(number).padStart(2, '0');

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(zone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    dayFormats.set(zone, format);
  }
  return format;
}

/** Local date `YYYY-MM-DD` and time of day `HH:MM:SS` of an instant in a zone. */
export function localTime(instant: number, zone: string): { date: string; time: string } {
  const parts = Object.fromEntries(
    dayFormat(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}:${parts['second']}`,
  };
}

/** Time of day `HH:MM:SS` at the venue. */
export function timeOfDay(instant: number, zone: string): string {
  return localTime(instant, zone).time;
}

/** {@link localTime} with the milliseconds, `HH:MM:SS.mmm`, where there are any: to be corrected without losing them. */
export function exactLocalTime(instant: number, zone: string): { date: string; time: string } {
  const { date, time } = localTime(instant, zone);
  const ms = ((instant % 1000) + 1000) % 1000;
  return { date, time: ms === 0 ? time : `${time}.${String(ms).padStart(3, '0')}` };
}

/**
 * The instant of a local date `YYYY-MM-DD` and time `H:MM:SS` (fractions of a second allowed, also in
 * full-width characters) in a zone; null where the text is not a time. Where clocks are set back, an hour is there twice:
 * then the one closer to `near` is meant.
 */
export function instantOf(date: string, time: string, zone: string, near?: number): number | null {
  const [, hours, minutes, seconds, fraction = ''] =
    /^(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,3}))?$/.exec(halfWidth(time)) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const asUtc = Date.parse(
    `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}.${fraction.padEnd(3, '0')}Z`,
  );
  if (Number.isNaN(asUtc)) return null;
  const guess = asUtc - zoneOffset(asUtc, zone);
  const instant = asUtc - zoneOffset(guess, zone);
  return near === undefined ? instant : closest(instant, asUtc, zone, near);
}

const halfDay = 12 * 3_600_000;

/** Of the instants at which clocks in a zone show the same as at `instant`, the closest to `near`. */
function closest(instant: number, asUtc: number, zone: string, near: number): number {
  const shown = [asUtc - halfDay, asUtc + halfDay]
    .map((around) => asUtc - zoneOffset(around, zone))
    .filter((other) => other + zoneOffset(other, zone) === asUtc);
  return (
    [instant, ...shown].toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near))[0] ?? instant
  );
}

/** Digits and signs of a Chinese keyboard as the others. */
function halfWidth(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.').trim();
}

/** How far a zone's clocks are before UTC at an instant, in milliseconds. */
function zoneOffset(instant: number, zone: string): number {
  const { date, time } = localTime(instant, zone);
  return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}
