import { expect, it } from 'vitest';
import { offsetOf, offsetText } from './offset-text.ts';

it('tells small offsets in seconds and large ones like a clock, always with the sign', () => {
  const inSeconds = (seconds: number) => `${seconds.toFixed(2)} s`;
  expect([120, -250, 59_999, -3_600_000, 43_205_000].map((ms) => offsetText(ms, inSeconds))).toEqual([
    '+0.12 s',
    '−0.25 s',
    '+60.00 s',
    '−1:00:00',
    '+12:00:05',
  ]);
});

it('reads offsets as people type them, and nothing else', () => {
  const typed = ['-3600', '−3600', '0,35', '+12.5', '-1:00:00', '−2:30', '－３６００', '1：00：00'];
  expect(typed.map(offsetOf)).toEqual([
    -3_600_000, -3_600_000, 350, 12_500, -3_600_000, -150_000, -3_600_000, 3_600_000,
  ]);
  for (const text of ['', ' ', '1e3', '0x10', 'an hour', '1:', '--5', '5 s'])
    expect(offsetOf(text)).toBeNull();
});
