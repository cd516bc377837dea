import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import type { Decoder } from './protocol.ts';
import {
  answers,
  commands,
  encodeCommand,
  thingMagicCommandDecoder,
  thingMagicDecoder,
} from './thingmagic.ts';
import { opcode, status } from './thingmagic-codes.ts';
import { collectedVectors, type Collected } from './vectors.fixture.ts';

const decode = (stream: string | Uint8Array) =>
  decodeAll(thingMagicDecoder(), [typeof stream === 'string' ? bytes(stream) : stream]);
const record =
  'ff2822000010001b01ff0101c4110e16400000012700000500000f00803000000000000000000000001545e94a561d';
const epcA = 'E2000000000000000000000A';
const epcB = 'E2000000000000000000000B';
const tag = (epc: string, offset = 295) => answers.tag({ epc, antenna: 2, rssi: -60, offset });

describe('answers as readers send them', () => {
  it('a streamed tag says how long after the beginning of its search it was heard', () => {
    expect(decode(record)).toEqual([
      {
        type: 'read',
        chip: '000000000000000000001545',
        antenna: 1,
        rssi: -60,
        raw: bytes(record),
        stamp: { kind: 'since-cycle', ms: 295 },
        sequence: null,
        stored: false,
        counts: true,
        arrived: 0,
        behind: 47,
      },
    ]);
  });

  it('an offset of more than 65 seconds is not cut', () => {
    expect(decode(tag(epcA, 70_000))).toMatchObject([{ stamp: { kind: 'since-cycle', ms: 70_000 } }]);
  });

  it('only the fields whose flags are set stand in a record', () => {
    const frame = answers.status(opcode.stream, status.ok, [
      ...bytes('10001b000401'),
      ...bytes('3300402000abcdef011122'),
    ]);
    expect(decode(frame)).toMatchObject([
      { type: 'read', chip: 'ABCDEF01', antenna: 3, rssi: null, stamp: null },
    ]);
  });

  it('a good CRC around a record whose fields do not fill it is not believed', () => {
    const frame = answers.status(opcode.stream, status.ok, [0x10, 0, 0x1b, 0, 4, 1, 0x33, 0, 0x80, 0x20, 0]);
    expect(decode(frame)).toMatchObject([{ type: 'bad', reason: 'bad-fields', raw: frame }]);
  });

  it('version, keepalive, end of a search, end of the stream, and faults', () => {
    const searchEnd = answers.status(opcode.stream, status.ok, [0x10, 0, 0x1b, 1, 0xff, 0]);
    const stream = Buffer.concat([
      bytes('ff1404000007102300010000032014100701070209000000105251'),
      bytes('ff0022040084e0'),
      searchEnd,
      answers.stopped(),
      bytes('ff0022050585e5'),
    ]);
    expect(decode(stream)).toMatchObject([
      { type: 'version', hardware: '01000003', firmware: '01070209' },
      { type: 'keepalive' },
      { type: 'search-end' },
      { type: 'stopped' },
      { type: 'status', opcode: opcode.stream, status: status.highReturnLoss },
    ]);
  });
});

it('commands have the bytes of the maker', () => {
  expect(
    [
      commands.version(),
      commands.bootFirmware(),
      commands.setRegion(2),
      commands.setProtocolGen2(),
      commands.filterOff(),
      commands.startStream(),
      commands.stopStream(),
      encodeCommand(opcode.setPower, [0x03, 0xe8]),
    ].map(hexOf),
  ).toEqual([
    'ff00031d0c',
    'ff00041d0b',
    'ff0197024bbf',
    'ff02930005517d',
    'ff039a010c00a35d',
    'ff102f00000122000005072210001b03e801ffdd2b',
    'ff032f0000025e86',
    'ff029203e842b1',
  ]);
});

interface Expected {
  type?: string;
  error?: string;
  opcode?: number;
  status?: number;
  data?: string;
  epc?: string;
  rssiDbm?: number;
  antennaTx?: number;
  timestampMs?: number;
  bootloader?: string;
  hardware?: string;
  fwDate?: string;
  firmware?: string;
  protocols?: string;
  frames?: Expected[];
}

/** What a vector expects, in our own words. */
function ours(one: Expected): object {
  switch (one.type) {
    case 'tag':
      return {
        type: 'read',
        chip: one.epc?.toUpperCase(),
        rssi: one.rssiDbm,
        antenna: one.antennaTx,
        stamp: { kind: 'since-cycle', ms: one.timestampMs },
      };
    case 'version':
      return {
        type: 'version',
        bootloader: one.bootloader,
        hardware: one.hardware,
        firmwareDate: one.fwDate,
        firmware: one.firmware,
        protocols: one.protocols,
      };
    case 'no-tags-keepalive':
      return { type: 'keepalive' };
    case 'command':
      return { type: 'command', opcode: one.opcode, data: bytes(one.data ?? '') };
    case undefined:
    default:
      return { type: 'status', opcode: one.opcode, status: one.status, data: bytes(one.data ?? '') };
  }
}

const { isThere, vectors }: Collected<{ name: string; hex: string; expect: Expected }> =
  collectedVectors('thingmagic.json');

describe.skipIf(!isThere)('the collected vectors (skipped where ../shared is not there)', () => {
  it.each(vectors)('%s', (_name, { hex, expect: expected }) => {
    const isCommand = expected.type === 'command' || hex.startsWith('ff0197');
    const decoder: Decoder = isCommand ? thingMagicCommandDecoder() : thingMagicDecoder();
    const good = decodeAll(decoder, [bytes(hex)]).filter(({ type }) => type !== 'bad');
    if (expected.error !== undefined) expect(good).toEqual([]);
    else expect(good).toMatchObject((expected.frames ?? [expected]).map(ours));
  });
});

describe('the decoder', () => {
  const epc = fc
    .uint8Array({ minLength: 2, maxLength: 62 })
    .map((raw) => hexOf(raw.slice(0, raw.length & ~1)).toUpperCase());
  const read = fc.record({
    epc,
    antenna: fc.integer({ min: 1, max: 4 }),
    rssi: fc.integer({ min: -90, max: -20 }),
    offset: fc.nat(70_000),
  });
  const frame = fc.oneof(
    read.map((one) => answers.tag(one)),
    fc.constant(answers.keepalive()),
    fc.constant(answers.version(opcode.version)),
  );
  const raws = (found: readonly { type: string; raw: Uint8Array }[]) =>
    found.filter(({ type }) => type !== 'bad').map(({ raw }) => hexOf(raw));

  it('gets the same frames however the stream is cut and whatever garbage stands between', () => {
    // Garbage without the header byte cannot be part of a frame, so that the right answer is known.
    const garbage = fc
      .array(fc.integer({ min: 0, max: 0xfe }), { maxLength: 12 })
      .map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, frame)), garbage, cuts, (parts, tail, sizes) => {
        const stream = Buffer.concat([...parts.flat(), tail]);
        const found = decodeAll(thingMagicDecoder(), cut(stream, sizes));
        expect(raws(found)).toEqual(parts.map(([, one]) => hexOf(one)));
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it('takes any garbage for what it is, also with header bytes, unless it forms a frame with what follows', () => {
    const noise = fc.array(fc.oneof(fc.constantFrom(0xff, 0x00, 0x28, 0x22), fc.nat(255)), { maxLength: 12 });
    const formsFrame = (stream: Uint8Array, at: number) =>
      decodeAll(thingMagicDecoder(), [stream.subarray(at, at + 7 + (stream[at + 1] ?? 0))])[0]?.type !==
      'bad';
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, frame), { maxLength: 8 }), cuts, (parts, sizes) => {
        const stream = Buffer.concat(parts.flatMap(([bad, good]) => [Uint8Array.from(bad), good]));
        let offset = 0;
        for (const [bad, good] of parts) {
          for (let at = 0; at < bad.length; at += 1) fc.pre(!formsFrame(stream, offset + at));
          offset += bad.length + good.length;
        }
        expect(raws(decodeAll(thingMagicDecoder(), cut(stream, sizes)))).toEqual(
          parts.map(([, good]) => hexOf(good)),
        );
      }),
    );
  });

  it('never loses the good frame behind a broken one', () => {
    const good = tag(epcA);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = good.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(raws(decode(Buffer.concat([broken, good, good]))).slice(-2)).toEqual([
          hexOf(good),
          hexOf(good),
        ]);
      }),
    );
  });

  it('finds the record behind one that was cut in its middle', () => {
    const stream = Buffer.concat([tag(epcA).subarray(0, 20), tag(epcB)]);
    expect(decode(stream).filter(isRead)).toMatchObject([{ chip: epcB }]);
  });

  it(
    'survives anything, accounts for every byte, and keeps no more than one frame',
    { timeout: fuzzTimeout },
    () => {
      expect(
        fuzz(thingMagicDecoder, [tag('FF'.repeat(12)), answers.keepalive(), answers.version(3)], 255),
      ).toBeNull();
      expect(fuzz(thingMagicCommandDecoder, [commands.startStream()], 255)).toBeNull();
    },
  );
});
