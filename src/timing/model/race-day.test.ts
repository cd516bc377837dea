import { describe, expect, it } from 'vitest';
import { localDay } from './race-day.ts';

const at = (text: string) => Date.parse(text);

describe('the day of a race', () => {
  it('begins and ends at midnight of the venue', () => {
    expect(localDay('2026-12-06', 'Asia/Shanghai')).toEqual({
      from: at('2026-12-06T00:00:00+08:00'),
      to: at('2026-12-07T00:00:00+08:00'),
    });
    expect(localDay('2024-02-29', 'Asia/Kathmandu')).toEqual({
      from: at('2024-02-29T00:00:00+05:45'),
      to: at('2024-03-01T00:00:00+05:45'),
    });
    expect(localDay('2026-01-01', 'America/St_Johns').from).toBe(at('2026-01-01T00:00:00-03:30'));
  });

  it('has 25 hours when clocks go back, and 23 when they go forward', () => {
    const hours = (date: string) => {
      const { from, to } = localDay(date, 'Europe/Berlin');
      return (to - from) / 3_600_000;
    };
    expect([hours('2026-10-25'), hours('2026-03-29'), hours('2026-03-30')]).toEqual([25, 23, 24]);
  });

  it('is right for every day of years with and without a leap day', () => {
    for (let ms = at('1999-12-30T00:00:00Z'); ms < at('2005-03-02T00:00:00Z'); ms += 86_400_000)
      expect(localDay(new Date(ms).toISOString().slice(0, 10), 'UTC').from).toBe(ms);
  });
});
