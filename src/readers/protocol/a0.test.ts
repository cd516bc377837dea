import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { a0Decoder, answers, command, commands, encodeFrame, type A0Message } from './a0.ts';
import { fuzz, fuzzTimeout } from './decoder.fixture.ts';
import type { Found } from './protocol.ts';
import { collectedVectors, type Collected } from './vectors.fixture.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const tag = (epc: string, antenna = 1, rssi = -60) =>
  answers.tag(1, command.fastInventory, { epc, antenna, rssi });

type Frame = Exclude<Found<A0Message>, { type: 'bad' }>;

const isFrame = (found: Found<A0Message>): found is Frame => found.type !== 'bad';
const hexOf = (raw: Uint8Array) => Buffer.from(raw).toString('hex');

/** All that is found, checked to be all the bytes, in their order. */
function decodeAll(chunks: Uint8Array[]): { frames: Frame[]; dropped: number } {
  const decoder = a0Decoder();
  const found = [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.idle()];
  expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(Buffer.concat(chunks)));
  const frames = found.filter(isFrame);
  return {
    frames,
    dropped: found.filter((one) => !isFrame(one)).reduce((sum, { raw }) => sum + raw.length, 0),
  };
}

describe('frames that real readers sent', () => {
  it.each([
    [
      'a01301898c3000300833b2ddd901400000000137bb',
      { type: 'read', chip: '300833B2DDD9014000000001', antenna: 1, rssi: -74, stamp: null, counts: true },
    ],
    [
      'a013018b1030003009663781db02974876fc6a672b',
      { type: 'read', chip: '3009663781DB02974876FC6A', rssi: -26, stored: false },
    ],
    ['a00a018900001100000005b6', { type: 'round-end', antenna: 1, totalReads: 5 }],
    ['a00501720109de', { type: 'firmware', major: 1, minor: 9 }],
    ['a005018a0122ad', { type: 'antenna-error', antenna: 2, code: 0x22 }],
    ['a004017410d7', { type: 'status', command: 0x74, code: 0x10 }],
    ['a00801890100000001cc', { type: 'other' }],
    ['a00dff8a0001010102010301000ab6', { type: 'other' }],
    [
      'a01901900002103000e2004074850a0103163070e1a6e637750379',
      {
        type: 'buffered-tag',
        chip: 'E2004074850A0103163070E1',
        antenna: 2,
        rssi: -74,
        readCount: 3,
        tagCount: 2,
      },
    ],
  ])('%s', (hex, expected) => {
    const { frames, dropped } = decodeAll([bytes(hex)]);
    expect(frames).toMatchObject([expected]);
    expect(frames[0]?.raw).toEqual(bytes(hex));
    expect(dropped).toBe(0);
  });

  it('commands have the bytes of the documents', () => {
    expect(Buffer.from(encodeFrame(1, command.firmware)).toString('hex')).toBe('a0030172ea');
    expect(Buffer.from(encodeFrame(1, command.inventory, [1])).toString('hex')).toBe('a004018901d1');
    expect(hexOf(commands.fastInventory(4, 10))).toBe('a00dff8a0001010102010301000ab6');
    expect(hexOf(encodeFrame(1, command.fastInventory, commands.fastInventory(8, 10).subarray(4, -1)))).toBe(
      'a015018a00010101020103010401050106010701000a92',
    );
    expect(hexOf(commands.sessionInventory())).toBe('a006ff8b010001ce');
    expect(hexOf(encodeFrame(1, command.setAntenna, commands.setAntenna(1).subarray(4, -1)))).toBe(
      'a004017400e7',
    );
    const tag = {
      epc: 'E2004074850A0103163070E1',
      antenna: 2,
      rssi: -74,
      crc: 0xa6e6,
      readCount: 3,
      tagCount: 2,
    };
    expect(decodeAll([answers.bufferedTag(1, tag)]).frames).toMatchObject([
      { type: 'buffered-tag', chip: tag.epc, antenna: 2, rssi: -74, readCount: 3, tagCount: 2 },
    ]);
  });
});

interface Expected {
  type?: string;
  epc?: string;
  antenna?: number;
  rssiDbm?: number;
  code?: number;
  totalRead?: number;
  readCount?: number;
  tagCount?: number;
  major?: number;
  minor?: number;
  error?: string;
  errors?: string[];
  frames?: Expected[];
}

/** The vectors have spellings of their own. Answers to commands that no station sends are kept, and not looked into. */
const typeOf: Record<string, string[]> = {
  tag: ['read'],
  'round-end': ['round-end'],
  'antenna-error': ['antenna-error'],
  firmware: ['firmware'],
  status: ['status'],
  'error-status': ['status'],
  'buffer-tag': ['buffered-tag'],
  unknown: ['other'],
  reply: ['other'],
  'inventory-end': ['other'],
  command: ['other', 'status', 'read'],
};

function fieldsOf({ epc, rssiDbm, totalRead, antenna, code, readCount, tagCount, major, minor }: Expected) {
  const fields = { chip: epc?.toUpperCase(), rssi: rssiDbm, totalReads: totalRead, antenna, code, readCount };
  const all = { ...fields, tagCount, major, minor };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

interface Vector {
  name: string;
  hex?: string;
  chunks?: string[];
  expect: Expected;
}

const { isThere, vectors }: Collected<Vector> = collectedVectors('r2000.json');

describe.skipIf(!isThere)('the collected vectors (skipped where ../shared is not there)', () => {
  it.each(vectors)('%s', (_name, { hex, chunks, expect: expected }) => {
    const decoder = a0Decoder();
    const pushed = (chunks ?? [hex ?? '']).flatMap((chunk) => decoder.push(bytes(chunk)));
    const found = [...pushed, ...decoder.idle()];
    expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe((chunks ?? [hex ?? '']).join(''));
    const frames = found.filter(isFrame);
    const wanted = expected.error === undefined ? (expected.frames ?? [expected]) : [];
    expect(frames).toHaveLength(wanted.length);
    for (const [index, one] of wanted.entries()) {
      expect(typeOf[one.type ?? '']).toContain(frames[index]?.type);
      if (frames[index]?.type !== 'other') expect(frames[index]).toMatchObject(fieldsOf(one));
    }
    if (expected.error !== undefined || (expected.errors ?? []).length > 0)
      expect(found.some(({ type }) => type === 'bad')).toBe(true);
  });
});

describe('the decoder', () => {
  const epc = fc.uint8Array({ minLength: 4, maxLength: 16 }).map((raw) =>
    Buffer.from(raw.slice(0, raw.length & ~1))
      .toString('hex')
      .toUpperCase(),
  );
  const frame = fc.oneof(
    fc
      .tuple(epc, fc.integer({ min: 1, max: 8 }), fc.integer({ min: -128, max: -2 }))
      .map(([code, antenna, rssi]) => tag(code, antenna, rssi)),
    fc.nat(99_999).map((reads) => answers.fastRoundEnd(1, reads, 300)),
    fc.constant(answers.firmware(1, 1, 9)),
  );
  /** Garbage without the header byte cannot be part of a frame, so that the right answer is known. */
  const garbage = fc
    .array(
      fc.integer({ min: 0, max: 255 }).filter((byte) => byte !== 0xa0),
      { maxLength: 12 },
    )
    .map((list) => Uint8Array.from(list));
  const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 9 }));

  it('gets the same frames however the stream is cut and whatever garbage stands between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, frame)), garbage, cuts, (parts, tail, sizes) => {
        const stream = Buffer.concat([...parts.flat(), tail]);
        const chunks: Uint8Array[] = [];
        for (let at = 0; at < stream.length;) {
          const size = sizes.next().value ?? 1;
          chunks.push(stream.subarray(at, at + size));
          at += size;
        }
        const { frames, dropped } = decodeAll(chunks);
        expect(frames.map(({ raw }) => Buffer.from(raw).toString('hex'))).toEqual(
          parts.map(([, one]) => Buffer.from(one).toString('hex')),
        );
        expect(dropped + frames.reduce((sum, { raw }) => sum + raw.length, 0)).toBe(stream.length);
      }),
    );
  });

  it('never loses the good frame behind a broken one', () => {
    const good = tag('E2000000000000000000000A');
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = good.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        const { frames } = decodeAll([broken, good, good]);
        expect(frames.filter(({ raw }) => Buffer.from(raw).equals(good)).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('finds the frame inside a half one that was given up', () => {
    const half = tag('E2000000000000000000000A').slice(0, 11);
    const whole = tag('E2000000000000000000000B', 2);
    expect(decodeAll([half, whole]).frames).toMatchObject([{ chip: 'E2000000000000000000000B', antenna: 2 }]);
  });

  it('dates a frame by the piece that its first byte came in, and says how much came behind it', () => {
    const [one, other] = [tag('E2000000000000000000000A'), tag('E2000000000000000000000B')];
    const decoder = a0Decoder();
    const first = decoder.push(Buffer.concat([one, other.subarray(0, 9)]), 1000);
    const second = decoder.push(other.subarray(9), 1004);
    expect([...first, ...second]).toMatchObject([
      { arrived: 1000, behind: 30 },
      { arrived: 1000, behind: 9 },
    ]);
  });

  it('keeps its frames when the buffer that they came in is used again', () => {
    const chunk = Buffer.from(tag('E2000000000000000000000A'));
    const [frame] = a0Decoder().push(chunk);
    chunk.fill(0);
    expect(frame?.raw).toEqual(tag('E2000000000000000000000A'));
  });

  it('keeps every frame whatever bytes stand between, unless those bytes form a frame with it', () => {
    const startsFrame = (stream: Uint8Array, at: number) => {
      const end = at + 2 + (stream[at + 1] ?? Infinity);
      const sum = stream.subarray(at, end).reduce((total, byte) => total + byte, 0);
      return stream[at] === 0xa0 && end <= stream.length && sum % 256 === 0;
    };
    const noise = fc.array(
      fc.oneof(fc.constantFrom(0xa0, 0x03, 0x13, 0x8a), fc.integer({ min: 0, max: 255 })),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, frame), { maxLength: 8 }), cuts, (parts, sizes) => {
        const stream = Buffer.concat(parts.flatMap(([bad, good]) => [Uint8Array.from(bad), good]));
        let offset = 0;
        for (const [bad, good] of parts) {
          for (let at = 0; at < bad.length; at += 1) fc.pre(!startsFrame(stream, offset + at));
          offset += bad.length + good.length;
        }
        const chunks: Uint8Array[] = [];
        for (let at = 0; at < stream.length; at += chunks.at(-1)!.length)
          chunks.push(stream.subarray(at, at + (sizes.next().value ?? 1)));
        expect(decodeAll(chunks).frames.map(({ raw }) => Buffer.from(raw).toString('hex'))).toEqual(
          parts.map(([, good]) => Buffer.from(good).toString('hex')),
        );
      }),
    );
  });

  it(
    'survives anything, accounts for every byte, and keeps no more than one frame',
    { timeout: fuzzTimeout },
    () => {
      const frames = [
        answers.tag(1, command.fastInventory, { epc: 'E200A0A0A0A0A0A0A0A0A0A0', antenna: 2, rssi: -60 }),
        answers.fastRoundEnd(1, 12, 60),
        answers.firmware(1, 1, 9),
      ];
      expect(fuzz(() => a0Decoder(), frames, 82)).toBeNull();
    },
  );
});
