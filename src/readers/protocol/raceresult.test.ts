import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { message } from '../../words/message.ts';
import { bytesOf } from './lines.ts';
import { answers, commands, errorMessage, raceResultDecoder } from './raceresult.ts';
import { collectedVectors, type Collected } from './vectors.fixture.ts';

const decodeText = (text: string) => decodeAll(raceResultDecoder(), [bytesOf(text)]);
const at = (iso: string) => Date.parse(`${iso}Z`);
const passing = '2113;33;2024-05-12;09:00:02.773;6692;12;-68;;0;1;1;;;;;;D-5001;77;1;4';

describe('lines of a decoder', () => {
  it('a passing has its number, chip, wall-clock time, strength and antenna', () => {
    const read = {
      type: 'read',
      chip: '33',
      sequence: 2113,
      stamp: { kind: 'local', ms: at('2024-05-12T09:00:02.773') },
      rssi: -68,
      antenna: 1,
    };
    expect(decodeText(`#P;${passing}\r\n`)).toMatchObject([{ ...read, stored: false }]);
    expect(decodeText(`${passing}\r\n`)).toMatchObject([{ ...read, stored: true }]);
    expect(decodeText(`${passing};new\r\n`)).toMatchObject([read]);
  });

  it('a passing of old firmware whose clock was never set counts from 1970', () => {
    expect(decodeText('1;33;0000-00-00;00:00:02.773;6692;12;-68;09ca52\r\n')).toMatchObject([
      { type: 'read', chip: '33', antenna: 0, stamp: { kind: 'local', ms: 2773 } },
    ]);
  });

  it('a decoder whose clock was never set counts days from when it was switched on', () => {
    const day2 = 86_400_000 + 10 * 60_000;
    const pushed = `#P;${passing.replace('2024-05-12;09:00:02.773', '0000-00-01;00:10:00.000')}\r\n`;
    expect(decodeText(pushed)).toMatchObject([{ type: 'read', chip: '33', stamp: { ms: day2 } }]);
    expect(decodeText('GETTIME;0000-00-01;00:10:01.000\r\n')).toMatchObject([
      { type: 'time', local: day2 + 1000 },
    ]);
    expect(decodeText('GETTIME;0000-00-09;24:00:00.000\r\n')).toMatchObject([{ reason: 'bad-field' }]);
    const later = 11 * 86_400_000 + 5;
    expect(decodeAll(raceResultDecoder(), [answers.time(later)])).toMatchObject([{ local: later }]);
    expect(hexOf(answers.time(later))).toBe(hexOf(bytesOf('GETTIME;0000-00-11;00:00:00.005\r\n')));
  });

  it.each([
    ['7 fields and the mark of an active chip', '1;33;2012-05-06;10:00:02.773;6692;12;20;0'],
    ['9 fields', '1;33;2012-05-06;10:00:02.773;6692;12;20;09ca52;0'],
    ['16 fields', '1;33;2012-05-06;10:00:02.773;;12;20;09ca52;1;1;1;;10021;3.1;20;0'],
    ['18 fields', '1;33;2012-05-06;10:00:02.773;;12;20;;1;1;1;;10021;3.1;20;0;D-5001;7'],
  ])('a passing of an older protocol with %s', (_name, line) => {
    const read = { type: 'read', chip: '33', rssi: 20, antenna: 0, stored: false };
    expect(decodeText(`#P;${line}\r\n`)).toMatchObject([
      { ...read, stamp: { ms: at('2012-05-06T10:00:02.773') } },
    ]);
  });

  it('a passing that another ran into is not believed', () => {
    expect(decodeText(`#P;1;33;2012-05-06;10:00:02.773;66#P;${passing}\r\n`)).toMatchObject([
      { type: 'bad', reason: 'bad-fields' },
    ]);
  });

  it('a status without the fields of later protocols is one', () => {
    const whole = Buffer.from(answers.status(at('2024-05-12T09:00:02.773'), true, 77, 16)).toString('latin1');
    const fields = whole.trim().split(';');
    const first = (count: number) => `${fields.slice(0, count + 1).join(';')}\r\n`;
    expect(decodeText(first(24))).toMatchObject([{ type: 'status', errors: 16, operates: true, file: 77 }]);
    expect(decodeText(first(23))).toMatchObject([{ type: 'status', errors: 0, operates: true, file: 77 }]);
    expect(decodeText(first(6))).toMatchObject([{ type: 'status', battery: null, file: 77 }]);
    expect(decodeText(first(5))).toMatchObject([{ type: 'bad', reason: 'bad-fields' }]);
  });

  it('a chip that kept its passing itself sends a stored one', () => {
    const active = passing.replace(';;0;1;1;;;;;;', ';;1;1;1;;;;;64;');
    expect(decodeText(`#P;${active}\r\n`)).toMatchObject([{ stored: true }]);
  });

  it('a button makes no read', () => {
    expect(decodeText(`#P;${passing.replace(';33;', ';99999;')}\r\n`)).toMatchObject([
      { type: 'gun', sequence: 2113, local: at('2024-05-12T09:00:02.773') },
    ]);
  });

  it('answers are told by their word', () => {
    const status = Buffer.from(answers.status(at('2024-05-12T09:00:02.773'), false, 77, 257)).toString(
      'latin1',
    );
    expect(
      decodeText(`${status}PASSINGS;2113;77\r\nONLY 2113\r\n\r\nSETTIME;2024-05-12;09:00:02.773\r\n`),
    ).toMatchObject([
      { type: 'status', operates: false, errors: 257, file: 77, battery: 87 },
      { type: 'passings', count: 2113, file: 77 },
      { type: 'only' },
      { type: 'end' },
      { type: 'answer', command: 'SETTIME', fields: ['2024-05-12', '09:00:02.773'] },
    ]);
    expect(errorMessage(257)).toEqual(
      message('reader.reports', { text: [message('device.uhf-module'), message('device.no-gps-time')] }),
    );
    expect(errorMessage(2)).toEqual(message('device.status', { number: '2' }));
    expect(errorMessage(0)).toBeNull();
  });

  it.each([
    ['too few fields', '2113;33;2024-05-12\r\n', 'bad-fields'],
    ['a time that does not exist', `${passing.replace('09:00', '09:60')}\r\n`, 'bad-field'],
    ['a day that does not exist', `${passing.replace('05-12', '02-30')}\r\n`, 'bad-field'],
    ['an end that never comes', passing, 'timeout'],
    ['noise', '\x81\x02\x07\r\n', 'garbage'],
  ])('%s is told', (_name, text, reason) => {
    expect(decodeText(text)).toMatchObject([{ type: 'bad', reason, raw: bytesOf(text) }]);
  });

  it('commands are those of the documents', () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    expect(text(commands.setTime(at('2024-05-12T09:00:02.003')))).toBe('SETTIME;2024-05-12;09:00:02.003\r\n');
    expect(text(commands.fetch(33, 32))).toBe('33:32\r\n');
    expect(text(commands.pushPassings())).toBe('SETPUSHPASSINGS;1;0\r\n');
  });
});

describe('the decoder', () => {
  const one = fc.record({
    number: fc.nat(),
    chip: fc
      .array(fc.constantFrom(...'0123456789ABCDEF'.split('')), { minLength: 6, maxLength: 24 })
      .map((all) => all.join('')),
    local: fc.integer({ min: at('2000-01-01T00:00:00'), max: at('2090-01-01T00:00:00') }),
    antenna: fc.integer({ min: 1, max: 8 }),
    rssi: fc.integer({ min: -100, max: 0 }),
    file: fc.nat(1000),
  });
  const noise = fc
    .array(fc.constantFrom(0, 1, 0x20, 0x30, 0x3b, 0x41, 0x80, 0xff), { maxLength: 60 })
    .map((line) => [...line, 0x0d, 0x0a]);

  it('gets the same passings however the stream is cut, whatever lines of noise stand between', () => {
    const between = fc.oneof(noise, fc.constant([]));
    fc.assert(
      fc.property(fc.array(fc.tuple(between, one, fc.boolean())), between, cuts, (parts, tail, sizes) => {
        const stream = Uint8Array.from([
          ...parts.flatMap(([bad, passing, pushed]) => [...bad, ...answers.passing(passing, pushed)]),
          ...tail,
        ]);
        const found = decodeAll(raceResultDecoder(), cut(stream, sizes));
        expect(
          found
            .filter(isRead)
            .map(({ chip, stamp, sequence, stored }) => [sequence, chip, stamp?.ms, !stored]),
        ).toEqual(parts.map(([, { number, chip, local }, pushed]) => [number, chip, local, pushed]));
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it(
    'survives anything, accounts for every byte, and holds no more than its longest line',
    { timeout: fuzzTimeout },
    () => {
      const lines = [
        bytesOf(`#P;${passing}\r\n`),
        answers.end(),
        answers.status(0, true, 1),
        answers.passings(7, 1),
      ];
      expect(fuzz(raceResultDecoder, lines, 1024)).toBeNull();
    },
  );
});

interface Expected {
  protocol?: string;
  type?: string;
  error?: string;
  passingNo?: number;
  tag?: string;
  date?: string | null;
  timeOfDay?: string;
  rssi?: number;
  pushed?: boolean;
  localTime?: string;
}

function expected({ protocol: _protocol, ...one }: Expected) {
  if (one.error !== undefined) return { type: 'bad', reason: one.error };
  if (one.type === 'time') return { type: 'time', local: at(one.localTime ?? '') };
  if (one.type !== 'passing') return one;
  const stamp = { ms: at(`${one.date ?? '1970-01-01'}T${one.timeOfDay ?? ''}`) };
  return {
    type: 'read',
    sequence: one.passingNo,
    chip: one.tag,
    stored: one.pushed !== true,
    ...(one.timeOfDay === undefined ? {} : { stamp, rssi: one.rssi }),
  };
}

const { isThere, vectors }: Collected<{ name: string; text: string; expect: Expected }> =
  collectedVectors('network-decoders.json');

describe.skipIf(!isThere)('the collected vectors (skipped where ../shared is not there)', () => {
  const own = vectors.filter(([, one]) => one.expect.protocol === 'raceresult-tcp');

  it.each(own)('%s', (_name, { text, expect: wanted }) => {
    expect(decodeText(text)).toMatchObject([expected(wanted)]);
  });
});
