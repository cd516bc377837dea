import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { bytesOf } from './lines.ts';
import { answers, commands, readCommands, ultraDecoder } from './ultra.ts';
import { collectedVectors, type Collected } from './vectors.fixture.ts';

const decodeText = (text: string) => decodeAll(ultraDecoder(), [bytesOf(text)]);
const at = (iso: string) => Date.parse(`${iso}Z`);
const real = '0,11055,1170518701,698,1,-71,0,2,1,0000000000000000,0,29319';

describe('lines of an Ultra', () => {
  it('a read has its chip, its wall-clock time since 1980, its antenna and its log number', () => {
    expect(decodeText(`${real}\n`)).toMatchObject([
      {
        type: 'read',
        chip: '11055',
        stamp: { kind: 'local', ms: at('2017-02-02T16:05:01.698') },
        antenna: 1,
        rssi: -71,
        sequence: 29_319,
        stored: false,
        raw: bytesOf(`${real}\n`),
      },
    ]);
  });

  it('may end with CR, LF or both', () => {
    for (const end of ['\r', '\n', '\r\n'])
      expect(decodeText(`${real}${end}V=25.0000${end}`)).toMatchObject([{ type: 'read' }, { volts: 25 }]);
    const decoder = ultraDecoder();
    expect(decoder.push(bytesOf(`${real}\r`))).toMatchObject([{ type: 'read' }]);
    expect(decoder.push(bytesOf('\nS=00\r\n'))).toMatchObject([
      { type: 'text', text: '' },
      { reading: false },
    ]);
  });

  it('the start of the gun is no read, and antenna 0 of a chip is none either', () => {
    expect(decodeText('0,0,1170518600,0,0,0,0,1,1,0000000000000000,0,29318\n')).toMatchObject([
      { type: 'gun', local: at('2017-02-02T16:03:20'), sequence: 29_318 },
    ]);
    expect(decodeText(`${real.replace(',1,-71', ',0,-71')}\n`)).toMatchObject([
      { type: 'bad', reason: 'bad-field' },
    ]);
  });

  it('a block of status may hold line ends', () => {
    expect(decodeAll(ultraDecoder(), [bytes('03080a0a0a'), bytes('0a0a0a563d32352e300a')])).toMatchObject([
      { type: 'extended-status', raw: bytes('03080a0a0a0a0a0a') },
      { type: 'voltage', volts: 25 },
    ]);
  });

  it('a stray byte that looks like a status takes no read with it', () => {
    expect(decodeText(`\x03\xf0${real}\nV=24.1000\n`).filter(isRead)).toHaveLength(0);
    expect(decodeText(`\x03\xf0\n${real}\nV=24.1000\n`).filter(isRead)).toHaveLength(1);
  });

  it.each([
    ['too few fields', '0,11055,1170518701\n', 'bad-fields'],
    ['seconds that are no number', real.replace('1170518701', 'abc') + '\n', 'bad-field'],
    ['a thousand milliseconds', real.replace(',698,', ',1000,') + '\n', 'bad-field'],
    ['a day that does not exist', '9:05:03 31-2-2023 (0)\n', 'bad-field'],
    ['an end that never comes', real, 'timeout'],
    ['noise', '\x81\x02\x07\n', 'garbage'],
  ])('%s is told', (_name, text, reason) => {
    expect(decodeText(text)).toMatchObject([{ type: 'bad', reason, raw: bytesOf(text) }]);
  });

  it('commands have the bytes of the documents, and the simulated reader understands them', () => {
    const local = at('2017-02-03T16:05:01');
    const sent = [
      commands.setClock(local),
      commands.start(),
      commands.rewindLog(29_318, 29_320),
      commands.status(),
      commands.rewindTime(at('2017-02-02T16:05:00'), at('2017-02-02T16:06:40')),
    ].map((one) => Buffer.from(one).toString('latin1'));
    expect(sent).toEqual([
      't 16:05:01 03-02-2017',
      'R',
      '6\0\x0029318\r29320\r',
      '?',
      '8\0\x001170518700\r1170518800\r',
    ]);
    expect(readCommands(sent.join('') + '6\0\x0029')).toEqual({
      commands: [
        { name: 'set-clock', local },
        { name: 'start' },
        { name: 'rewind-log', from: 29_318, to: 29_320 },
        { name: 'status' },
        { name: 'rewind-time', from: at('2017-02-02T16:05:00'), to: at('2017-02-02T16:06:40.999') },
      ],
      rest: '6\0\x0029',
    });
  });
});

describe('the decoder', () => {
  const read = fc.record({
    chip: fc
      .array(fc.constantFrom(...'0123456789ABCDEF'.split('')), { minLength: 1, maxLength: 24 })
      .map((all) => all.join('')),
    local: fc.integer({ min: at('2000-01-01T00:00:00'), max: at('2090-01-01T00:00:00') }),
    antenna: fc.integer({ min: 1, max: 8 }),
    rssi: fc.integer({ min: -100, max: 0 }),
    log: fc.nat(),
    stored: fc.boolean(),
  });
  const status = fc.uint8Array({ maxLength: 40 }).map((inside) => [3, inside.length + 2, ...inside]);
  const noise = fc
    .array(fc.constantFrom(0, 1, 0x20, 0x30, 0x2c, 0x41, 0x80, 0xff), { maxLength: 60 })
    .map((line) => [...line, 0x0a]);

  it('gets the same reads however the stream is cut, whatever lines of noise and status stand between', () => {
    const between = fc.oneof(noise, status, fc.constant([]));
    fc.assert(
      fc.property(fc.array(fc.tuple(between, read)), between, cuts, (parts, tail, sizes) => {
        const stream = Uint8Array.from([
          ...parts.flatMap(([bad, one]) => [...bad, ...answers.read(one)]),
          ...tail,
        ]);
        const found = decodeAll(ultraDecoder(), cut(stream, sizes));
        expect(
          found.filter(isRead).map(({ chip, stamp, antenna, rssi, sequence, stored }) => ({
            chip,
            local: stamp?.ms,
            antenna,
            rssi,
            log: sequence,
            stored,
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
      const lines = [
        bytesOf(`${real}\n`),
        answers.voltage(25),
        answers.status(true),
        bytes('03080a0a0a0a0a0a'),
      ];
      expect(fuzz(ultraDecoder, lines, 256)).toBeNull();
    },
  );
});

interface Expected {
  type?: string;
  error?: string;
  chip?: string;
  localTime?: string;
  antenna?: number;
  rssi?: number;
  rewind?: boolean;
  logId?: number;
  volts?: number;
  reading?: boolean;
  id?: number;
  value?: string;
  frames?: Expected[];
}

function expected(one: Expected) {
  const { type, error, chip, localTime, antenna, rssi, rewind, logId } = one;
  if (error !== undefined) return { type: 'bad', reason: error };
  if (type === 'clock') return { type, local: at(localTime ?? '') };
  if (type !== 'chip') return one.type === 'extended-status' ? { type } : one;
  const common = { stored: rewind, sequence: logId };
  if (chip === '0') return { type: 'gun', local: at(localTime ?? ''), ...common };
  return { type: 'read', chip, antenna, rssi, stamp: { kind: 'local', ms: at(localTime ?? '') }, ...common };
}

interface Vector {
  name: string;
  text?: string;
  hex?: string;
  expect: Expected;
}

const { isThere, vectors }: Collected<Vector> = collectedVectors('rfidtiming-ultra.json');

describe.skipIf(!isThere)('the collected vectors (skipped where ../shared is not there)', () => {
  it.each(vectors)('%s', (_name, { text, hex, expect: wanted }) => {
    const input = text === undefined ? bytes(hex ?? '') : bytesOf(text);
    if (wanted.type === 'command') {
      expect(readCommands(Buffer.from(input).toString('latin1'))).toMatchObject({ commands: [{}], rest: '' });
      return;
    }
    const found = decodeAll(ultraDecoder(), [input]);
    expect(found).toMatchObject((wanted.frames ?? [wanted]).map(expected));
  });
});
