import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockText,
  exactLocalTime,
  gapText,
  instantOf,
  localTime,
  paceText,
  timeOfDay,
  timeText,
} from './times.ts';

describe('durations', () => {
  it('go up to whole seconds as official times do, with hours from the first second on', () => {
    expect(timeText(0)).toBe('0:00:00');
    expect(timeText(13_050)).toBe('0:00:14');
    expect(timeText(7_784_001)).toBe('2:09:45');
    expect(timeText(3_599_001)).toBe('1:00:00');
    expect(timeText(-500)).toBe('0:00:00');
    expect(timeText(-65_400)).toBe('−0:01:05');
    expect(timeText(100 * 3_600_000)).toBe('100:00:00');
  });

  it('have tenths or hundredths where a race publishes them', () => {
    expect(timeText(2_705_300, 100)).toBe('0:45:05.3');
    expect(timeText(2_705_000, 100)).toBe('0:45:05.0');
    expect(timeText(2_705_070, 10)).toBe('0:45:05.07');
    expect(gapText(34_500, 100)).toBe('+0:34.5');
    expect(timeText(2_705_301, 100)).toBe('0:45:05.4');
    expect(timeText(2_706_000, 1000)).toBe('0:45:06');
  });

  it('before the gun have a minus', () => {
    expect(clockText(-65)).toBe('−0:01:05');
  });

  it('as gaps leave out hours that are not there', () => {
    expect(gapText(34_000)).toBe('+0:34');
    expect(gapText(3_723_000)).toBe('+1:02:03');
  });
});

it('pace is the time for a kilometre', () => {
  expect(paceText(935_000, 5000)).toBe('3:07');
  expect(paceText(0, 5000)).toBeNull();
  expect(paceText(1000, 0)).toBeNull();
});

describe('times of day', () => {
  it('are those of the venue', () => {
    const gun = Date.parse('2026-12-06T08:00:00+08:00');
    expect(timeOfDay(gun, 'Asia/Shanghai')).toBe('08:00:00');
    expect(timeOfDay(gun, 'Asia/Kathmandu')).toBe('05:45:00');
    expect(localTime(gun, 'America/New_York')).toEqual({ date: '2026-12-05', time: '19:00:00' });
  });

  it('midnight is 00, not 24', () => {
    expect(timeOfDay(Date.parse('2026-12-06T00:00:00Z'), 'UTC')).toBe('00:00:00');
  });

  it('typed at the venue are the instant that reads so there', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Kolkata', 'Europe/Moscow', 'America/St_Johns');
    const instants = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const { date, time } = localTime(instant, zone);
        const typed = instantOf(date, time, zone);
        expect(typed).not.toBeNull();
        expect(localTime(typed ?? 0, zone)).toEqual({ date, time });
      }),
    );
  });

  it('may have a fraction of a second, and anything else is not a time', () => {
    const gun = Date.parse('2026-12-06T08:00:01.300+08:00');
    expect(instantOf('2026-12-06', '8:00:01.3', 'Asia/Shanghai')).toBe(gun);
    expect(instantOf('2026-12-06', '08:00:01,300', 'Asia/Shanghai')).toBe(gun);
    for (const text of ['', '8:00', '24:00:00', '08:60:00', '08:00:61', 'eight'])
      expect(instantOf('2026-12-06', text, 'Asia/Shanghai')).toBeNull();
    expect(instantOf('', '08:00:00', 'Asia/Shanghai')).toBeNull();
  });

  it('may be typed on a Chinese keyboard', () => {
    const gun = Date.parse('2026-12-06T08:00:01.300+08:00');
    expect(instantOf('2026-12-06', '０８：００：０１．３', 'Asia/Shanghai')).toBe(gun);
    expect(instantOf('2026-12-06', ' 8：00：01。300 ', 'Asia/Shanghai')).toBe(gun);
    expect(instantOf('2026-12-06', '08:00:01，3', 'Asia/Shanghai')).toBe(gun);
  });

  it('keep their milliseconds when they are shown to be corrected', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
        const { date, time } = exactLocalTime(instant, 'Asia/Almaty');
        expect(instantOf(date, time, 'Asia/Almaty', instant)).toBe(instant);
      }),
    );
    expect(exactLocalTime(Date.parse('2026-12-06T08:00:00+08:00'), 'Asia/Shanghai').time).toBe('08:00:00');
    expect(exactLocalTime(Date.parse('2026-12-06T21:11:10.709+08:00'), 'Asia/Shanghai').time).toBe(
      '21:11:10.709',
    );
    expect(exactLocalTime(Date.parse('2026-12-06T08:00:00.007+08:00'), 'Asia/Shanghai').time).toBe(
      '08:00:00.007',
    );
  });

  it('in the hour that is there twice are those that are closer to what was meant', () => {
    const first = Date.parse('2026-10-25T02:30:00.250+02:00');
    const second = Date.parse('2026-10-25T02:30:00.250+01:00');
    for (const instant of [first, second])
      expect(instantOf('2026-10-25', '02:30:00.250', 'Europe/Berlin', instant)).toBe(instant);
    expect(instantOf('2026-10-25', '08:00:00', 'Europe/Berlin', first)).toBe(
      Date.parse('2026-10-25T08:00:00+01:00'),
    );
  });
});
