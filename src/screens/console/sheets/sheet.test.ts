import { describe, expect, it } from 'vitest';
import { emptySheet, filled, inserted, removed, rowCount, timeOf, withTimes, written } from './sheet.ts';

const sheet = { times: ['1:00', '1:01', '1:02'], bibs: ['101', '102', '103'] };

describe('a sheet', () => {
  it('shifts one side alone by a cell that is put in or taken out', () => {
    expect(inserted(sheet, 'bibs', 1)).toEqual({ ...sheet, bibs: ['101', '', '102', '103'] });
    expect(removed(sheet, 'times', 0)).toEqual({ ...sheet, times: ['1:01', '1:02'] });
    expect(removed(inserted(sheet, 'times', 1), 'times', 1)).toEqual(sheet);
  });

  it('is as long as what was written in it', () => {
    expect(rowCount(emptySheet)).toBe(0);
    expect(rowCount(written(sheet, 'times', 5, '2:00'))).toBe(6);
    expect(rowCount(written(written(sheet, 'times', 5, '2:00'), 'times', 5, ''))).toBe(3);
    expect(filled(sheet, 'bibs', 2, ['7', '8']).bibs).toEqual(['101', '102', '7', '8']);
  });

  it('puts times at the places that they say, and leaves the others empty', () => {
    const read = [
      { time: 60_000, place: 1, bib: null },
      { time: 70_000, place: 4, bib: null },
    ];
    expect(withTimes(emptySheet, 0, read).times).toEqual(['0:01:00', '', '', '0:01:10']);
    expect(withTimes(sheet, 3, read).times).toEqual(['1:00', '1:01', '1:02', '0:01:00', '', '', '0:01:10']);
  });

  it('takes bibs that stand beside the times, and a number far beyond for no place', () => {
    const read = [{ time: 60_400, place: 90_000, bib: '7' }];
    expect(withTimes(emptySheet, 0, read)).toEqual({ times: ['0:01:00.4'], bibs: ['7'] });
  });

  it('writes times without a fraction that they do not have', () => {
    expect(timeOf(5_025_050)).toBe('1:23:45.05');
    expect(timeOf(59_000)).toBe('0:00:59');
  });
});
