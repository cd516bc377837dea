import { describe, expect, it } from 'vitest';
import { armedMs, farFrom, pressed } from './gun-guard.ts';

describe('the button of a gun', () => {
  it('is armed by the first press and fires by the second', () => {
    expect(pressed(5000, null)).toBe('arms');
    expect(pressed(6000, 5000)).toBe('fires');
    expect(pressed(5000 + armedMs, 5000)).toBe('fires');
  });

  it('takes a double click for one press, and arms anew when it waited too long', () => {
    expect(pressed(5120, 5000)).toBe('nothing');
    expect(pressed(5001 + armedMs, 5000)).toBe('arms');
  });

  it('asks where the planned start is more than ten minutes away', () => {
    const planned = 10_000_000;
    expect(farFrom(planned, planned - 600_000)).toBeNull();
    expect(farFrom(planned, planned - 600_001)).toBe(600_001);
    expect(farFrom(planned, planned + 700_000)).toBe(-700_000);
    expect(farFrom(null, planned)).toBeNull();
  });
});
