/**
 * Seconds of what was typed: `6:30` is six and a half hours, `0:45:00` and `45 min` three quarters of one; null where it is
 * no duration.
 */
export function durationOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const [, hours, minutes, seconds = '0'] =
    /^(\d{1,3}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/.exec(plain) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const [, alone] = /^(\d{1,4})\s*(?:min|мин|分|分钟)$/.exec(plain) ?? [];
  return alone === undefined ? null : Number(alone) * 60;
}

/** A duration as it is typed: `6:30`, with seconds where there are any. */
export function durationText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = Math.round((seconds % 60) * 1000) / 1000;
  return `${hours}:${two(minutes)}${rest === 0 ? '' : `:${rest < 10 ? '0' : ''}${rest}`}`;
}
