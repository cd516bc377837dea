/** A time as somebody wrote or printed it. */
export interface WrittenTime {
  /** Milliseconds: since a gun, or since midnight. */
  value: number;
  /** Whether it can only be a time of day: it has a date before it, or AM or PM behind it. */
  isDay: boolean;
  /** Where it stands in the text, from the first sign to the one after the last. */
  from: number;
  to: number;
}

const date = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[ T]+`;
/** `1:23:45.6`, `38:12`, `0:16'23"45`, `1h23m45s`, `0:16:23:45`; the fraction behind a dot, a comma, two strokes or a colon. */
const time = String.raw`(?:(\d{1,3})[:hч]\s?)?(\d{1,3})[:'mм]\s?(\d{2})(?:s|с)?(?:[.,":](\d{1,3})(?!\d))?"?`;
const written = new RegExp(String.raw`(?<![\d.:'"])(${date})?${time}(?![\d:'])\s*(am|pm)?(?!\p{L})`, 'giu');

/** Signs of all keyboards and printers as the plain ones. */
export function plainTimes(text: string): string {
  return text
    .replace(/[″“”]/gu, '"')
    .replace(/[′‘’´]/gu, "'")
    .normalize('NFKC')
    .replaceAll("''", '"')
    .replaceAll('。', '.');
}

/** All times in a line of {@link plainTimes}. Minutes beyond 59 are taken where no hours stand before them. */
export function timesIn(line: string): WrittenTime[] {
  const times: WrittenTime[] = [];
  for (const match of line.matchAll(written)) {
    const [text, day, hours, minutes = '', seconds = '', fraction = '', half] = match;
    const h = Number(hours ?? 0);
    const m = Number(minutes);
    const s = Number(seconds);
    if (s > 59 || (hours !== undefined && m > 59)) continue;
    const noon = half?.toLowerCase();
    if (noon !== undefined && (hours === undefined || h < 1 || h > 12)) continue;
    const hour = noon === undefined ? h : (h % 12) + (noon === 'pm' ? 12 : 0);
    times.push({
      value: ((hour * 60 + m) * 60 + s) * 1000 + Number(fraction.padEnd(3, '0')),
      isDay: day !== undefined || noon !== undefined,
      from: match.index,
      to: match.index + text.length,
    });
  }
  return times;
}
