import { describe, expect, it } from 'vitest';
import { durationOf, meaningsOf, typedTimeOf } from './typed-time.ts';

const zone = 'Asia/Shanghai';
const at = (time: string) => Date.parse(`2026-12-06T${time}+08:00`);
const where = { gun: at('07:30:00.250'), zone, now: at('12:00:00') };

describe('a time typed behind a bib', () => {
  it('stands behind the sign, in the forms of any keyboard', () => {
    expect(typedTimeOf('1284')).toBeNull();
    expect(typedTimeOf('1284=1:23:45.6')).toEqual({ bib: '1284', time: '1:23:45.6' });
    expect(typedTimeOf(' １２８４＝１：２３：４５ ')).toEqual({ bib: '1284', time: '1:23:45' });
    expect(typedTimeOf('=38:12')).toEqual({ bib: null, time: '38:12' });
    expect(typedTimeOf('1284=')).toEqual({ bib: '1284', time: '' });
  });

  it('is a race time or a time of day, whatever has happened', () => {
    expect(meaningsOf('3:05:09.4', where)).toEqual([{ kind: 'race', moment: at('10:35:09.650') }]);
    expect(meaningsOf('38:12', where)).toEqual([{ kind: 'race', moment: at('08:08:12.250') }]);
    expect(meaningsOf('10:41:07,125', where)).toEqual([{ kind: 'day', moment: at('10:41:07.125') }]);
    // Neither has happened: before the gun as a time of day, and not yet that long ago.
    expect(meaningsOf('6:10:00', where)).toEqual([]);
    expect(meaningsOf('13:00:00', where)).toEqual([]);
  });

  it('is both where both have happened: a person chooses', () => {
    const evening = { ...where, now: at('17:30:00') };
    expect(meaningsOf('9:15:02', evening)).toEqual([
      { kind: 'race', moment: at('16:45:02.250') },
      { kind: 'day', moment: at('09:15:02') },
    ]);
  });

  it('is a time of day where no gun was fired, of the day before where it is still to come', () => {
    const night = { gun: null, zone, now: at('00:20:00') };
    expect(meaningsOf('23:59:30', night)).toEqual([{ kind: 'day', moment: at('23:59:30') - 86_400_000 }]);
    expect(meaningsOf('0:19:59', night)).toEqual([{ kind: 'day', moment: at('00:19:59') }]);
    expect(meaningsOf('38:12', night)).toEqual([]);
  });

  it('is nothing where it is none', () => {
    for (const text of ['', '12', '1:2', '1:60', '1:75:00', '1:2:3:4', 'abc', '-1:00', '1:00.1234'])
      expect([text, durationOf(text)]).toEqual([text, null]);
    expect(durationOf('125:00')).toBe(7_500_000);
    expect(durationOf('0:00.5')).toBe(500);
    expect(durationOf('1:00:00,05')).toBe(3_600_050);
  });
});
