/**
 * How far a clock is off: `+0.12 s`, `−1:00:00` where it is minutes or hours, always with its sign. `inSeconds` writes a
 * number of seconds with its unit.
 */
export function offsetText(ms: number, inSeconds: (seconds: number) => string): string {
  const sign = ms < 0 ? '−' : '+';
  const size = Math.abs(ms);
  if (size < 60_000) return `${sign}${inSeconds(size / 1000)}`;
  const seconds = Math.round(size / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, ...rest] = parts;
  return `${sign}${hours}:${rest.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/**
 * Milliseconds of an offset as people type it: seconds, `-3600` or `0,35`, or a time, `-1:00:00` or `2:30`; with either
 * minus, also in full-width characters. Null where it is neither.
 */
export function offsetOf(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[−–—]/u, '-')
    .replace(',', '.')
    .replaceAll('。', '.');
  const parts = /^([+-]?)(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)$/.exec(plain);
  if (parts === null) return null;
  const [, sign, hours = '0', minutes = '0', seconds] = parts;
  const ms = Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
  return sign === '-' ? -ms : ms;
}
