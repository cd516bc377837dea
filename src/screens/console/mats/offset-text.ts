/** How far a clock is off: `+0.12 s`, `−1:00:00` where it is minutes or hours, always with its sign. */
export function offsetText(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  const size = Math.abs(ms);
  if (size < 60_000) return `${sign}${(size / 1000).toFixed(2)} s`;
  const parts = [Math.floor(size / 3_600_000), Math.floor(size / 60_000) % 60, Math.floor(size / 1000) % 60];
  const [hours = 0, ...rest] = parts;
  return `${sign}${hours}:${rest.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
