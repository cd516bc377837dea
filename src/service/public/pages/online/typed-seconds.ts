/** Seconds of a time as people type it, `3:45:00` or `3.45.00`; undefined where it is none. */
export function typedSeconds(typed: string): number | undefined {
  const match = /^(\d{1,2})[:.：](\d{2})[:.：](\d{2})$/.exec(typed.trim());
  if (match === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  const all = hours * 3600 + minutes * 60 + seconds;
  return minutes < 60 && seconds < 60 && all > 0 ? all : undefined;
}
