import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoTime } from './iso-time.ts';

it('is the instant that Date knows, of any moment and zone', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const zone = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        expect(isoTime(date.toISOString())).toBe(date.getTime());
        expect(isoTime(local + zone)).toBe(date.getTime());
      },
    ),
  );
});

it('takes six digits of a second, as some apps write them, and none', () => {
  expect(isoTime('2026-05-01T06:00:00.123456Z')).toBe(Date.UTC(2026, 4, 1, 6, 0, 0, 123));
  expect(isoTime('2026-05-01T06:00:00')).toBe(Date.UTC(2026, 4, 1, 6));
  expect(isoTime('2026-05-01 06:00Z')).toBe(Date.UTC(2026, 4, 1, 6));
});

it('is no number for what is no time', () => {
  for (const text of ['', 'now', '2026-13-01T00:00:00Z', '2026-05-01', '2026-05-01T25:00:00Z', '1 May 2026'])
    expect(isoTime(text)).toBeNaN();
});
