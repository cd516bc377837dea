import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { csvDecoder, encodeLine } from './csv.ts';

const decodeText = (text: string) => decodeAll(csvDecoder(), [Buffer.from(text)]);
const moment = Date.parse('2024-05-12T07:00:02.773Z');

describe('lines of reads', () => {
  it.each([
    ['ISO 8601 with an offset', '2024-05-12T09:00:02.773+02:00'],
    ['ISO 8601 in UTC, finer than needed', '2024-05-12T07:00:02.7739Z'],
    ['a space and a comma-free fraction', '2024-05-12 02:30:02.773-0430'],
    ['milliseconds since 1970', '1715497202773'],
  ])('the time may be %s', (_name, time) => {
    expect(decodeText(`${time},e200AB,finish,2,-61.5\r\n`)).toMatchObject([
      {
        type: 'read',
        chip: 'E200AB',
        point: 'finish',
        antenna: 2,
        rssi: -61.5,
        stamp: { kind: 'instant', ms: moment },
      },
    ]);
  });

  it('antenna and strength may be left out, a header and empty lines may stand anywhere', () => {
    expect(decodeText('\ufefftime,chip,point\n\n 1715497202773 , 17 , 5 км \n')).toMatchObject([
      { type: 'header' },
      { type: 'blank' },
      { type: 'read', chip: '17', point: '5 км', antenna: 0, rssi: null },
    ]);
  });

  it('the last line of a file counts without its end', () => {
    expect(decodeText('1715497202773,17,finish')).toMatchObject([{ type: 'read', chip: '17' }]);
    expect(decodeText('1715497202773,17,')).toMatchObject([{ type: 'bad', reason: 'timeout' }]);
  });

  it.each([
    ['a time without an offset', '2024-05-12T09:00:02.773,17,finish\n', 'bad-field'],
    ['a day that does not exist', '2024-02-30T09:00:02Z,17,finish\n', 'bad-field'],
    ['seconds since 1970', '1715497202,17,finish\n', 'bad-field'],
    ['a line without a point', '1715497202773,17\n', 'bad-fields'],
    ['an empty chip', '1715497202773,,finish\n', 'bad-field'],
    ['an antenna that is no number', '1715497202773,17,finish,left\n', 'bad-field'],
    ['too many fields', '1715497202773,17,finish,1,-60,x\n', 'bad-fields'],
    ['what is not UTF-8', Buffer.from([0xff, 0xfe, 0x0a]).toString('latin1'), 'garbage'],
  ])('%s is told', (_name, text, reason) => {
    expect(decodeAll(csvDecoder(), [Buffer.from(text, 'latin1')])).toMatchObject([{ type: 'bad', reason }]);
  });
});

describe('the decoder', () => {
  const read = fc.record({
    time: fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 }),
    chip: fc.stringMatching(/^[0-9A-F]{1,24}$/),
    point: fc.constantFrom('start', '5km', 'finish', '终点'),
    antenna: fc.integer({ min: 0, max: 16 }),
    rssi: fc.integer({ min: -100, max: 0 }),
  });
  const noise = fc
    .array(fc.constantFrom(0, 1, 0x20, 0x30, 0x2c, 0x41, 0x80, 0xff), { maxLength: 60 })
    .map((line) => [...line, 0x0a]);

  it('gets the same reads however the stream is cut, whatever lines of noise stand between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, read)), noise, cuts, (parts, tail, sizes) => {
        const stream = Uint8Array.from([
          ...parts.flatMap(([bad, one]) => [...bad, ...encodeLine(one)]),
          ...tail,
        ]);
        const found = decodeAll(csvDecoder(), cut(stream, sizes));
        expect(
          found.filter(isRead).map(({ stamp, chip, point, antenna, rssi }) => ({
            time: stamp?.ms,
            chip,
            point,
            antenna,
            rssi,
          })),
        ).toEqual(parts.map(([, one]) => one));
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it(
    'survives anything, accounts for every byte, and holds no more than its longest line',
    { timeout: fuzzTimeout },
    () => {
      const lines = [encodeLine({ time: moment, chip: '17', point: 'finish', antenna: 1, rssi: -60 })];
      expect(fuzz(csvDecoder, lines, 512)).toBeNull();
    },
  );
});
