import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { answers, commands, ipicoDecoder } from './ipico.ts';
import { recordingStatus } from './ipico-fields.ts';
import { encodeTrident } from './ipico-trident.ts';
import { bytesOf } from './lines.ts';
import { collectedVectors, type Collected } from './vectors.fixture.ts';

const decodeText = (text: string) => decodeAll(ipicoDecoder(), [bytesOf(text)]);
const at = (iso: string) => Date.parse(`${iso}Z`);
const good = 'aa0005800012183800012603062027545756';

describe('lines that real readers sent', () => {
  it('a read has its hundredths in hex and its reader, tag and time', () => {
    expect(decodeText('aa0005800012860800012603062027472353\r\n')).toMatchObject([
      {
        type: 'read',
        chip: '058000128608',
        stamp: { kind: 'local', ms: at('2026-03-06T20:27:47.350') },
        rssi: null,
        counts: true,
        raw: bytesOf('aa0005800012860800012603062027472353\r\n'),
      },
    ]);
  });

  it.each(['FS', 'LS', 'BS', 'RR'])('a line of a Trident Time Machine, which has no sum: %s', (seen) => {
    const local = at('2026-05-10T09:31:07.350');
    const [one, two] = ['G', 'z'].map((reader, index) =>
      encodeTrident('05800001234A', local, { reader, receiver: index + 1, seen, rssi: 75 }),
    );
    const read = { type: 'read', chip: '05800001234A', stamp: { kind: 'local', ms: local }, rssi: 75 };
    const both = [
      { ...read, antenna: 1, counts: true },
      { ...read, antenna: 2, counts: true },
    ];
    expect(decodeAll(ipicoDecoder(), [one!, two!])).toMatchObject(both);
    // Also where the end of a line is lost.
    expect(decodeAll(ipicoDecoder(), [one!.subarray(0, -2), two!])).toMatchObject(both);
  });

  it('a last-seen report, by its suffix or its TTO status, does not count', () => {
    expect(decodeText('aa400000000123450a2a0112301846000091LS\r\n')).toMatchObject([{ counts: false }]);
    expect(decodeText('aa00058000123b3200042603081222022f060060ce\r\n')).toMatchObject([{ counts: false }]);
    expect(decodeText('aa00058000123b3200012603081222022f060080cd\r\n')).toMatchObject([{ counts: true }]);
  });

  it('the clock, the gun and a refusal are told apart', () => {
    const [clock, gun, refused] = decodeText(
      'ab000902260306051855443727cf\r\nab000a2c260306052004151b2782ae\r\nab0000f258\r\n',
    );
    expect(clock).toMatchObject({ type: 'clock', local: at('2026-03-06T18:55:44.550') });
    expect(gun).toMatchObject({ type: 'gun', local: at('2026-03-06T20:04:15.270') });
    expect(refused).toMatchObject({ type: 'refused', code: 0xf2 });
  });

  it('binary mode is known by itself', () => {
    const frame = bytes('aa400000000123450a2a01123018455927fd0d0a');
    expect(decodeAll(ipicoDecoder(), [frame, frame.subarray(0, 7), frame.subarray(7)])).toMatchObject(
      [frame, frame].map(() => ({
        type: 'read',
        chip: '000000012345',
        stamp: { ms: at('2001-12-30T18:45:59.390') },
      })),
    );
  });

  it('commands have the bytes of the documents', () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    expect(text(commands.clock())).toBe('ab00000222\r\n');
    expect(text(commands.setClock(at('2026-03-06T19:49:21')))).toBe('ab00070126030605194921f8\r\n');
    expect(text(commands.mode())).toBe('ab00ff0995\r\n');
    expect(text(commands.recordingStatus())).toBe('ab00ff4bc2\r\n');
    expect(commands.beginDownload().map(text)).toEqual([
      'ab00014b02b9\r\n',
      'ab00034b07010586\r\n',
      'ab00024b01011a\r\n',
    ]);
    expect(commands.endDownload().map(text)).toEqual(['ab00024b010019\r\n', 'ab00024b07001f\r\n']);
    expect(text(answers.clock(at('2026-03-06T18:55:44.550')))).toBe('ab000902260306051855443727cf\r\n');
    expect(text(answers.tag('058000128608', at('2026-03-06T20:27:47.350')))).toBe(
      'aa0005800012860800012603062027472353\r\n',
    );
  });

  it('a status says how much is stored and how much of it was sent', () => {
    expect(recordingStatus('010204f60000000059058f0314')).toEqual({
      downloads: false,
      stored: 132_342,
      sent: 0,
    });
  });
});

describe('lines that went wrong', () => {
  it.each([
    ['one character too many', 'aa400000000123450a2a01123018455927a8a\r\n', 'bad-length'],
    ['one character short', 'aa400000000123450a2a01123018455927a\r\n', 'bad-length'],
    ['an unknown suffix', 'aa400000000123450a2a01123018455927a7ZZ\r\n', 'bad-suffix'],
    ['a changed digit', 'aa0005800012183800012603062027545556\r\n', 'bad-checksum'],
    ['month 13', 'aa0005800012860800012613062027472354\r\n', 'bad-field'],
    ['hour 25', 'aa0005800012860800012603062527472358\r\n', 'bad-field'],
    ['a broken end of a line', '58000121838000126030620275\r\n', 'bad-header'],
    ['an end that never comes', 'aa0005800012183800012603', 'timeout'],
    ['noise', '\x81\x02\x03\r\n', 'garbage'],
  ])('%s is told', (_name, text, reason) => {
    expect(decodeText(text)).toEqual([
      { type: 'bad', reason, raw: bytesOf(text), arrived: 0, behind: text.length },
    ]);
  });

  it('two reads whose line end was lost are two reads, even where the sum fits a longer line by chance', () => {
    const found = decodeText(`aa00058000120e3800012603062027510376${good}\r\n`);
    expect(found).toMatchObject([{ chip: '058000120E38' }, { chip: '058000121838' }]);
  });

  it('a read of a clock that was never set counts when it arrives', () => {
    const line = Buffer.from(answers.tag('058000128608', at('2000-01-01T00:00:07.120'))).toString('latin1');
    const zeros = `${line.slice(0, 20)}000000${line.slice(26, 34)}`;
    const sum = bytesOf(zeros.slice(2)).reduce((total, byte) => total + byte, 0) & 0xff;
    expect(decodeText(`${zeros}${sum.toString(16).padStart(2, '0')}\r\n`)).toMatchObject([
      { type: 'read', chip: '058000128608', stamp: null },
    ]);
  });

  it('the last line of a record counts without its end', () => {
    expect(decodeText(good)).toMatchObject([{ type: 'read', chip: '058000121838' }]);
  });
});

describe('the decoder', () => {
  const digits = '0123456789ABCDEF';
  const chip = fc
    .array(fc.constantFrom(...digits.split('')), { minLength: 12, maxLength: 12 })
    .map((parts) => parts.join(''));
  const read = fc
    .tuple(chip, fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2040-01-01T00:00:00') }))
    .map(([chip, ms]) => ({ chip, ms: Math.floor(ms / 10) * 10 }));
  const suffixes = fc.constantFrom('' as const, 'FS' as const, 'LS' as const);

  it('gets the same reads however the stream is cut, whatever lines of noise stand between', () => {
    const noise = fc
      .array(fc.constantFrom(0, 1, 0x20, 0x30, 0x39, 0x41, 0x62, 0x66, 0x80, 0xff), { maxLength: 60 })
      .map((line) => (line.length === 0 ? [] : [...line, 0x0d, 0x0a]));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, read, suffixes)), noise, cuts, (parts, tail, sizes) => {
        const stream = Uint8Array.from([
          ...parts.flatMap(([bad, { chip, ms }, seen]) => [...bad, ...answers.tag(chip, ms, { seen })]),
          ...tail,
        ]);
        const found = decodeAll(ipicoDecoder(), cut(stream, sizes));
        expect(found.filter(isRead).map(({ chip, stamp }) => ({ chip, ms: stamp?.ms }))).toEqual(
          parts.map(([, one]) => one),
        );
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it('finds a good line behind noise without an end, however long', () => {
    const noise = fc.array(fc.constantFrom(0, 0x30, 0x41, 0x62, 0x66, 0x80), { maxLength: 2000 });
    fc.assert(
      fc.property(noise, read, cuts, (bad, { chip, ms }, sizes) => {
        const stream = Uint8Array.from([...bad, ...answers.tag(chip, ms)]);
        const found = decodeAll(ipicoDecoder(), cut(stream, sizes));
        expect(found.filter(isRead)).toMatchObject([{ chip, stamp: { ms } }]);
      }),
      { numRuns: 30 },
    );
  });

  it('dates a line by the piece that its first byte came in', () => {
    const decoder = ipicoDecoder();
    decoder.push(bytesOf(good.slice(0, 4)), 1000);
    decoder.push(bytesOf(good.slice(4, 20)), 1003);
    expect(decoder.push(bytesOf(`${good.slice(20)}\r\n`), 1009)).toMatchObject([
      { arrived: 1000, behind: 4 },
    ]);
  });

  it(
    'survives anything, accounts for every byte, and holds no more than its longest line',
    { timeout: fuzzTimeout },
    () => {
      const lines = [
        answers.tag('058000128608', at('2026-03-06T20:27:47.350')),
        answers.tag('0580001286AA', at('2026-03-06T20:27:47.350'), { seen: 'LS' }),
        answers.clock(at('2026-03-06T20:27:47.350')),
        bytes('aa400000000123450a2a01123018455927fd0d0a'),
        ...answers.banner('ARM9 Controller'),
      ];
      expect(fuzz(ipicoDecoder, lines, 528)).toBeNull();
    },
  );
});

interface Expected {
  type?: string;
  error?: string;
  tag?: string;
  localTime?: string;
  suffix?: string | null;
  suffixRssi?: number;
  tto?: { lastSeen: boolean } | null;
  instruction?: number;
  data?: string;
  decoded?: { localTime: string; event?: string };
  frames?: Expected[];
  errors?: string[];
  rest?: string;
}

function expected(one: Expected) {
  if (one.error !== undefined && one.type === undefined) return { type: 'bad', reason: one.error };
  if (one.type === 'text') return { type: 'text' };
  if (one.type === 'control-error') return { type: 'refused', code: one.instruction };
  if (one.decoded !== undefined)
    return { type: one.decoded.event ?? 'clock', local: at(one.decoded.localTime) };
  if (one.type !== 'tag') return { type: 'control', instruction: one.instruction, data: one.data };
  return {
    type: 'read',
    chip: one.tag?.toUpperCase(),
    stamp: { kind: 'local', ms: at(one.localTime ?? '') },
    rssi: one.suffixRssi ?? null,
    counts: one.suffix !== 'LS' && one.tto?.lastSeen !== true,
  };
}

const shared = new URL('../../../../shared/', import.meta.url);

interface Vector {
  name: string;
  text?: string;
  hex?: string;
  chunks?: string[];
  expect: Expected;
}

const { isThere, vectors }: Collected<Vector> = collectedVectors('ipico.json');

describe.skipIf(!isThere)('the collected vectors (skipped where ../shared is not there)', () => {
  it.each(vectors)('%s', (_name, { text, hex, chunks, expect: wanted }) => {
    const input = chunks?.map(bytes) ?? [text === undefined ? bytes(hex ?? '') : bytesOf(text)];
    const decoder = ipicoDecoder();
    const found = input.flatMap((chunk) => decoder.push(chunk));
    const good = found.filter(({ type }) => type !== 'bad');
    const reasons = new Set(
      found.flatMap((one) => (one.type === 'bad' && 'reason' in one ? [one.reason] : [])),
    );
    if (wanted.frames === undefined) {
      expect(found).toMatchObject([expected(wanted)]);
      return;
    }
    expect(good).toMatchObject(wanted.frames.map(expected));
    expect([...reasons]).toEqual(wanted.errors);
    expect(decoder.pending).toBe((wanted.rest ?? '').length);
  });
});

const logs = new URL('data/logs/ipico/', shared);

describe.skipIf(!existsSync(logs))(
  'recorded traffic of a real reader (skipped where ../shared is not there)',
  () => {
    it.each(['connect', 'download-events', 'fsls-event-tto', 'guntime', 'read4tags', 'setclock'])(
      '%s has no line that is not understood',
      (name) => {
        const pieces = readFileSync(new URL(`${name}.chunks.jsonl`, logs), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { dir: string; hex: string });
        for (const direction of ['reader>host', 'host>reader']) {
          const sent = pieces.filter(({ dir }) => dir === direction).map(({ hex }) => bytes(hex));
          const found = decodeAll(ipicoDecoder(), sent);
          // The program of the maker sends zeros before a question.
          const bad = found.filter(({ type, raw }) => type === 'bad' && raw.some((byte) => byte !== 0));
          expect(bad.map(({ raw }) => Buffer.from(raw).toString('latin1'))).toEqual([]);
          expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(Buffer.concat(sent)));
        }
      },
    );

    it('2,000 stored reads are 2,000 reads of four tags', () => {
      const found = decodeAll(ipicoDecoder(), [readFileSync(new URL('stored-reads.txt', logs))]).filter(
        isRead,
      );
      expect(found).toHaveLength(2000);
      expect(new Set(found.map(({ chip }) => chip)).size).toBe(4);
    });
  },
);
