import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTimeSheet } from './time-sheet.ts';
import { plainTimes, timesIn } from './time-text.ts';

const ms = (hours: number, minutes: number, seconds: number) =>
  Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
const values = (text: string) => readTimeSheet(text).times.map(({ time }) => time);
const placed = (text: string) => readTimeSheet(text).times.map(({ place, bib, time }) => [place, bib, time]);

describe('a time', () => {
  it.each([
    ['1:23:45.6', ms(1, 23, 45.6)],
    ['38:12', ms(0, 38, 12)],
    ['83:12.25', ms(0, 83, 12.25)],
    [`0:16'23"45`, ms(0, 16, 23.45)],
    ['16′23″4', ms(0, 16, 23.4)],
    ['1h23m45s', ms(1, 23, 45)],
    ['0:16:23:45', ms(0, 16, 23.45)],
    ['１：２３：４５', ms(1, 23, 45)],
    ['10:41:07 PM', ms(22, 41, 7)],
    ['12:05:00 am', ms(0, 5, 0)],
    ['2026-12-06 10:41:07.123', ms(10, 41, 7.123)],
  ])('%s', (text, value) => {
    expect(timesIn(plainTimes(text)).map((time) => time.value)).toEqual([value]);
  });

  it.each(['12', '1:2', '1:75:10', '10:61', '2026-12-06', 'E200:1234', '25:00 pm'])('is not %s', (text) => {
    expect(timesIn(plainTimes(text))).toEqual([]);
  });
});

describe('a sheet of times', () => {
  it('is one time a line, with whatever ends the lines', () => {
    expect(values('38:12.5\r\n38:13\r38:15,1\n\n1:00:00')).toEqual([
      ms(0, 38, 12.5),
      ms(0, 38, 13),
      ms(0, 38, 15.1),
      ms(1, 0, 0),
    ]);
  });

  it('has a place before each time where the numbers count, also where places are left out', () => {
    expect(placed('1,0:16:23.4\n2,0:16:25\n10,0:17:01')).toEqual([
      [1, null, ms(0, 16, 23.4)],
      [2, null, ms(0, 16, 25)],
      [10, null, ms(0, 17, 1)],
    ]);
  });

  it('has a bib before each time where the numbers do not count', () => {
    expect(placed('103 38:12\n101 38:14\nA-7\t38:20')).toEqual([
      [null, '103', ms(0, 38, 12)],
      [null, '101', ms(0, 38, 14)],
      [null, 'A-7', ms(0, 38, 20)],
    ]);
  });

  it('has a bib behind the time', () => {
    expect(placed('1;38:12;103\n2;38:14;101')).toEqual([
      [1, '103', ms(0, 38, 12)],
      [2, '101', ms(0, 38, 14)],
    ]);
    expect(placed('38:12,103\n38:14,1101')).toEqual([
      [null, '103', ms(0, 38, 12)],
      [null, '1101', ms(0, 38, 14)],
    ]);
  });

  it('knows columns by their heads in three languages, wherever they stand', () => {
    expect(placed('Time,Bib,Place\n38:12.5,103,1\n38:14,101,2')).toEqual([
      [1, '103', ms(0, 38, 12.5)],
      [2, '101', ms(0, 38, 14)],
    ]);
    expect(placed('Место;Номер;Время\n1;103;38:12')).toEqual([[1, '103', ms(0, 38, 12)]]);
    expect(placed('名次\t号码\t成绩\n1\t103\t38:12')).toEqual([[1, '103', ms(0, 38, 12)]]);
  });

  it('of a Seiko printer: the splits count, the laps between them do not', () => {
    const printed = `SEIKO  2026.12.06
---------------
 1 SPLIT 0:16'23"45
   LAP   0:16'23"45
 2 SPLIT 0:16'25"01
   LAP   0:00'01"56
( 2)
---------------`;
    const sheet = readTimeSheet(printed);
    expect(sheet.times.map(({ time }) => time)).toEqual([ms(0, 16, 23.45), ms(0, 16, 25.01)]);
    expect(sheet.unread).toEqual([]);
  });

  it('of a printer with lap and split in one line: the one that only grows counts', () => {
    expect(
      placed('001  0:16:23.45  0:16:23.45\n002  0:00:01.56  0:16:25.01\n003  0:00:01.20  0:16:26.21'),
    ).toEqual([
      [1, null, ms(0, 16, 23.45)],
      [2, null, ms(0, 16, 25.01)],
      [3, null, ms(0, 16, 26.21)],
    ]);
  });

  it('of a parkrun stopwatch: the elapsed time counts, and its start is no finisher', () => {
    const file = `STARTOFEVENT,06/12/2026 09:00:00,junsd_stopwatch
0,06/12/2026 09:00:00,00:00:00
1,06/12/2026 09:16:23,00:16:23
2,06/12/2026 09:16:25,00:16:25
ENDOFEVENT,06/12/2026 09:40:00`;
    expect(placed(file)).toEqual([
      [1, null, ms(0, 16, 23)],
      [2, null, ms(0, 16, 25)],
    ]);
  });

  it('leaves no line out in silence: what has digits and no time is told with its line', () => {
    const sheet = readTimeSheet('Finish line 2\n38:12\n38:1x 104\n\nnothing here\n38:20');
    expect(sheet.times).toHaveLength(2);
    expect(sheet.unread).toEqual([
      { line: 1, text: 'Finish line 2' },
      { line: 3, text: '38:1x 104' },
    ]);
  });

  it('says what can only be times of day', () => {
    expect(readTimeSheet('10:41:07 AM\n10:41:09 AM').times.map(({ isDay }) => isDay)).toEqual([true, true]);
    expect(readTimeSheet('10:41:07').times[0]?.isDay).toBe(false);
  });

  it('reads back every race time, however it was written, in its order', () => {
    const written = fc
      .tuple(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 5999 }),
      )
      .map(([hours, minutes, hundredths]) => ({
        time: ms(hours, minutes, 0) + hundredths * 10,
        parts: [hours, minutes, Math.floor(hundredths / 100), hundredths % 100].map((part) =>
          String(part).padStart(2, '0'),
        ),
      }));
    const shapes = [
      ([h, m, s, c]: string[]) => `${h}:${m}:${s}.${c}`,
      ([h, m, s, c]: string[]) => `${h}:${m}'${s}"${c}`,
      ([h, m, s, c]: string[]) => `${h}:${m}:${s}:${c}`,
    ];
    fc.assert(
      fc.property(fc.array(written, { minLength: 1 }), fc.constantFrom(...shapes), (times, shape) => {
        expect(values(times.map(({ parts }) => shape(parts)).join('\n'))).toEqual(
          times.map(({ time }) => time),
        );
      }),
    );
  });

  it('fails on no text, and every line with a digit is a time, a mark, or told', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '0', ':', ',', ' ', '\n', 'a', "'", '.') }),
        (text) => {
          const { times, unread } = readTimeSheet(text);
          expect(times.length + unread.length).toBeLessThanOrEqual(text.split('\n').length);
        },
      ),
    );
  });
});
