import { expect, it } from 'vitest';
import { instantTyped, typedClock } from './typed-clock.ts';

it.each([
  ['2026-12-01T08:30', 'Asia/Shanghai', '2026-12-01T00:30:00Z'],
  ['2026-12-01T08:30:15', 'Asia/Almaty', '2026-12-01T03:30:15Z'],
  ['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00:00Z'],
])('%s in %s is %s', (typed, zone, instant) => {
  expect(instantTyped(typed, zone)).toBe(Date.parse(instant));
  expect(typedClock(Date.parse(instant), zone)).toBe(typed.slice(0, 16));
});

it.each(['', 'tomorrow', '2026-13-41T08:30', '2026-12-01'])('“%s” is no moment', (typed) => {
  expect(instantTyped(typed, 'UTC')).toBeNull();
});
