import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { csvDecoder, encodeLine } from './csv.ts';

const decodeText = (text: string) => decodeAll(csvDecoder(), [Buffer.from(text)]);
/** A file that ends. */
function decodeFile(text: string) {
  const decoder = csvDecoder();
  return [...decoder.push(Buffer.from(text)), ...decoder.end()];
}
function* sizesOf(size: number) {
  for (;;) yield size;
}
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

  it('a line whose end never came is none, unless it is the last of a file', () => {
    const halves = ['1715497202773,17,fini', 'sh\n'];
    for (const half of halves)
      expect(decodeText(half)).toMatchObject([
        { type: 'bad', reason: half.endsWith('\n') ? 'bad-fields' : 'timeout' },
      ]);
    expect(decodeFile('1715497202773,17,finish')).toMatchObject([
      {
        type: 'read',
        chip: '17',
        point: 'finish',
        raw: Uint8Array.from(Buffer.from('1715497202773,17,finish')),
      },
    ]);
    expect(decodeFile('1715497202773,17,')).toMatchObject([{ type: 'bad', reason: 'bad-field' }]);
  });

  it.each([
    ['2026-05-10 10:00:01.131', '2026-05-10T10:00:01.131Z'],
    ['2026/05/10 10:00:01,5', '2026-05-10T10:00:01.500Z'],
    ['10.05.2026 10:00:01', '2026-05-10T10:00:01.000Z'],
    ['25/10/2026 02:30:00', '2026-10-25T02:30:00.000Z'],
    ['10-25-2026 02:30:00', '2026-10-25T02:30:00.000Z'],
    ['05/05/2026 02:30:00', '2026-05-05T02:30:00.000Z'],
  ])('a time without an offset, %s, is what clocks at the venue showed', (time, local) => {
    expect(decodeText(`${time};17;finish\n`)).toMatchObject([
      { type: 'read', stamp: { kind: 'local', ms: Date.parse(local) } },
    ]);
  });

  it('quotes are those of CSV, and lines are cut at semicolons and tabs as well', () => {
    const lines = [
      '"2026-05-10 10:00:01,131","AA01","finish"',
      '2026-05-10 10:00:01,131;"AA01";finish;;',
      '2026-05-10T10:00:01.131\tAA01\tfinish',
      '"2026-05-10 10:00:01.131","AA01","finish, left"',
    ];
    for (const line of lines)
      expect(decodeText(`${line}\r\n`)).toMatchObject([
        { type: 'read', chip: 'AA01', point: line.includes('left') ? 'finish, left' : 'finish' },
      ]);
    expect(decodeText('"2026-05-10 10:00:01.131","AA01,finish\n')).toMatchObject([{ type: 'bad' }]);
  });

  it('a header says which columns there are, in any order and language', () => {
    const found = decodeText(
      'sep=;\nNo;Tag ID;Antenna;Date;Read time\n1;E200AB;2;2026-05-10;10:00:01.131\n2;E200AC;;2026-05-10;10:00:02\n',
    );
    expect(found.map(({ type }) => type)).toEqual(['header', 'header', 'read', 'read']);
    expect(found.filter(isRead)).toMatchObject([
      { chip: 'E200AB', antenna: 2, stamp: { ms: Date.parse('2026-05-10T10:00:01.131Z') } },
      { chip: 'E200AC', antenna: 0 },
    ]);
    expect(found.filter(isRead).map(({ point }) => point)).toEqual([undefined, undefined]);
    expect(decodeText('芯片,时间,计时点\nAA01,2026-05-10T10:00:01Z,终点\n')).toMatchObject([
      { type: 'header' },
      { type: 'read', chip: 'AA01', point: '终点' },
    ]);
  });

  it('two columns for one thing are refused, and what stands under them', () => {
    expect(decodeText('time,chip,tag,point\n1715497202773,17,18,finish\n')).toMatchObject([
      { type: 'bad', reason: 'bad-header' },
      { type: 'bad', reason: 'bad-header' },
    ]);
  });

  it.each(['utf16le', 'utf16be'])(
    'what PowerShell writes (%s) is read, in whatever pieces it comes',
    (encoding) => {
      const text =
        '\ufefftime,chip,point\r\n2026-05-10T10:00:01Z,AA01,上海\r\n2026-05-10T10:00:02Z,AA02,上海';
      const bytes = Buffer.from(text, 'utf16le');
      if (encoding === 'utf16be') bytes.swap16();
      for (const size of [1, 2, 3, 50, 1000]) {
        const decoder = csvDecoder();
        const found = [
          ...cut(bytes, sizesOf(size)).flatMap((chunk) => decoder.push(chunk)),
          ...decoder.end(),
        ];
        expect(found).toMatchObject([
          { type: 'header' },
          { type: 'read', chip: 'AA01', point: '上海' },
          { type: 'read', chip: 'AA02', point: '上海' },
        ]);
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(bytes));
      }
    },
  );

  it('noise that looks like the mark of UTF-16 takes no line away', () => {
    const stream = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('1715497202773,17,finish\n'.repeat(2)),
    ]);
    expect(decodeAll(csvDecoder(), [stream]).filter(isRead)).toHaveLength(2);
  });

  it.each([
    ['a date that may be read in two ways', '05/10/2026 09:00:02,17,finish\n', 'ambiguous-date'],
    ['a time without a date', '09:00:02.773,17,finish\n', 'bad-field'],
    ['half a day of twelve hours', '2024-05-12 09:00:02 PM,17,finish\n', 'bad-field'],
    ['a date and a time that nobody named', '2024-05-12,09:00:02,17,finish\n', 'bad-field'],
    ['a day that does not exist', '2024-02-30T09:00:02Z,17,finish\n', 'bad-field'],
    ['seconds since 1970', '1715497202,17,finish\n', 'bad-field'],
    ['a line without a point', '1715497202773,17\n', 'bad-fields'],
    ['an empty chip', '1715497202773,,finish\n', 'bad-field'],
    ['an antenna that is no number', '1715497202773,17,finish,left\n', 'bad-field'],
    ['too many fields', '1715497202773,17,finish,1,-60,x\n', 'bad-fields'],
    ['what is not UTF-8', Buffer.from([0xc3, 0x28, 0x0a]).toString('latin1'), 'garbage'],
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
      expect(fuzz(csvDecoder, lines, 2048)).toBeNull();
    },
  );
});
