import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A0Decoder, answers, command, commands, encodeFrame, type Frame } from './a0.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const tag = (epc: string, antenna = 1, rssi = -60) =>
  answers.tag(1, command.fastInventory, { epc, antenna, rssi });

function decodeAll(chunks: Uint8Array[]): { frames: Frame[]; dropped: number } {
  const decoder = new A0Decoder();
  const parts = [...chunks.map((chunk) => decoder.push(chunk)), decoder.idle()];
  return {
    frames: parts.flatMap(({ frames }) => frames),
    dropped: parts.flatMap(({ dropped }) => dropped).reduce((sum, one) => sum + one.bytes, 0),
  };
}

describe('frames that real readers sent', () => {
  it.each([
    [
      'a01301898c3000300833b2ddd901400000000137bb',
      { type: 'tag', epc: '300833B2DDD9014000000001', antenna: 1, rssi: -74 },
    ],
    [
      'a013018b1030003009663781db02974876fc6a672b',
      { type: 'tag', epc: '3009663781DB02974876FC6A', rssi: -26 },
    ],
    ['a00a018900001100000005b6', { type: 'round-end', antenna: 1, totalReads: 5 }],
    ['a00501720109de', { type: 'firmware', major: 1, minor: 9 }],
    ['a005018a0122ad', { type: 'antenna-error', antenna: 2, code: 0x22 }],
    ['a004017410d7', { type: 'status', command: 0x74, code: 0x10 }],
    ['a00801890100000001cc', { type: 'other' }],
  ])('%s', (hex, expected) => {
    const { frames, dropped } = decodeAll([bytes(hex)]);
    expect(frames).toMatchObject([expected]);
    expect(frames[0]?.raw).toEqual(bytes(hex));
    expect(dropped).toBe(0);
  });

  it('commands have the bytes of the documents', () => {
    expect(Buffer.from(encodeFrame(1, command.firmware)).toString('hex')).toBe('a0030172ea');
    expect(Buffer.from(encodeFrame(1, command.inventory, [1])).toString('hex')).toBe('a004018901d1');
    expect(Buffer.from(commands.fastInventory(10)).toString('hex')).toBe('a00dff8a0001010102010301000ab6');
  });
});

const vectors = new URL('../../../../shared/vectors/r2000.json', import.meta.url);

interface Expected {
  type?: string;
  epc?: string;
  antenna?: number;
  rssiDbm?: number;
  error?: string;
  frames?: Expected[];
}

describe.skipIf(!existsSync(vectors))('the collected vectors (skipped where ../shared is not there)', () => {
  const cases = existsSync(vectors)
    ? (JSON.parse(readFileSync(vectors, 'utf8')) as {
        name: string;
        hex?: string;
        chunks?: string[];
        expect: Expected;
      }[])
    : [];
  const kinds = ['tag', 'round-end', 'antenna-error', 'firmware'];

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { hex, chunks, expect: expected }) => {
    const decoder = new A0Decoder();
    const decoded = (chunks ?? [hex ?? '']).map((chunk) => decoder.push(bytes(chunk)));
    const frames = decoded.flatMap((part) => part.frames);
    if (expected.error !== undefined) {
      expect(frames).toEqual([]);
      return;
    }
    for (const [index, one] of (expected.frames ?? [expected]).entries()) {
      const frame = frames[index];
      expect(frame).toBeDefined();
      if (!kinds.includes(one.type ?? '')) continue;
      expect(frame).toMatchObject({
        type: one.type,
        ...(one.epc === undefined ? {} : { epc: one.epc.toUpperCase() }),
        ...(one.rssiDbm === undefined ? {} : { rssi: one.rssiDbm }),
        ...(one.antenna === undefined ? {} : { antenna: one.antenna }),
      });
    }
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
    expect(decodeAll([half, whole]).frames).toMatchObject([{ epc: 'E2000000000000000000000B', antenna: 2 }]);
  });

  it('dates a frame by the piece that its first byte came in, and says how much came behind it', () => {
    const [one, other] = [tag('E2000000000000000000000A'), tag('E2000000000000000000000B')];
    const decoder = new A0Decoder();
    const first = decoder.push(Buffer.concat([one, other.subarray(0, 9)]), 1000).frames;
    const second = decoder.push(other.subarray(9), 1004).frames;
    expect([...first, ...second]).toMatchObject([
      { arrived: 1000, behind: 30 },
      { arrived: 1000, behind: 9 },
    ]);
  });

  it('keeps its frames when the buffer that they came in is used again', () => {
    const chunk = Buffer.from(tag('E2000000000000000000000A'));
    const [frame] = new A0Decoder().push(chunk).frames;
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

  it('survives anything, accounts for every byte, and keeps no more than one frame', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 })), (chunks) => {
        const decoder = new A0Decoder();
        let seen = 0;
        for (const chunk of chunks) {
          const { frames, dropped } = decoder.push(chunk);
          seen +=
            frames.reduce((sum, { raw }) => sum + raw.length, 0) +
            dropped.reduce((sum, one) => sum + one.bytes, 0);
          expect(decoder.pending).toBeLessThanOrEqual(257);
        }
        expect(seen + decoder.pending).toBe(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      }),
    );
  });
});
