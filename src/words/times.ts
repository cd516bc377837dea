import type { Ms } from '../timing/model/race.ts';

/** A duration to the millisecond: `2:09:44.300`. */
export function durationText(time: Ms): string {
  const all = Math.abs(time);
  const digits = (value: number, count: number) => String(value).padStart(count, '0');
  const [hours, minutes] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60];
  const seconds = `${digits(Math.floor(all / 1000) % 60, 2)}.${digits(all % 1000, 3)}`;
  return `${time < 0 ? '-' : ''}${hours}:${digits(minutes, 2)}:${seconds}`;
}
