import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { answers, commands, llrpCommandDecoder, llrpDecoder } from './llrp.ts';
import { message } from './llrp-codes.ts';

const decode = (stream: string | Uint8Array) =>
  decodeAll(llrpDecoder(), [typeof stream === 'string' ? bytes(stream.replaceAll(' ', '')) : stream]);
const epcA = 'E2000000000000000000000A';
const epcB = 'E2000000000000000000000B';
const raceDay = Date.UTC(2026, 8, 27, 8);
const tag = (epc: string, seen = raceDay) => ({ epc, antenna: 2, rssi: -55, seen });

describe('messages of the standard, written out', () => {
  it('the connection is accepted, at a time on the reader’s clock', () => {
    const frame =
      '04 3f 00 00 00 20 00 00 00 01 00 f6 00 16 00 80 00 0c 00 04 aa 67 7c f2 e8 00 01 00 00 06 00 00';
    expect(decode(frame)).toMatchObject([
      { type: 'reader-event', connection: 0, utc: Math.round(0x0004aa677cf2e800 / 1000), uptime: null },
    ]);
  });

  it('a report of version 1.1 with an EPC of 96 bits, antenna, strength, first moment and count', () => {
    const frame =
      '08 3d 00 00 00 2c 00 00 00 07 00 f0 00 22 8d 30 08 33 b2 dd d9 01 40 00 00 00 01 81 00 03 86 c4' +
      ' 82 00 04 aa 67 7c f2 e8 00 88 00 01';
    expect(decode(frame)).toEqual([
      {
        type: 'read',
        chip: '300833B2DDD9014000000001',
        antenna: 3,
        rssi: -60,
        stamp: { kind: 'instant', ms: Math.round(0x0004aa677cf2e800 / 1000) },
        sequence: null,
        stored: false,
        counts: true,
        raw: bytes(frame.replaceAll(' ', '')),
        arrived: 0,
        behind: 44,
      },
    ]);
  });

  it('an EPC of another length, and a reader that only knows how long it has been on', () => {
    const frame =
      '04 3d 00 00 00 24 00 00 00 07 00 f0 00 1a 00 f1 00 0a 00 20 ab cd ef 01 81 00 01' +
      ' 83 00 00 00 00 00 2d c6 c0';
    expect(decode(frame)).toMatchObject([
      { type: 'read', chip: 'ABCDEF01', antenna: 1, rssi: null, stamp: { kind: 'since-cycle', ms: 3000 } },
    ]);
  });

  it('the moment at which a chip was heard last, where the first is not reported', () => {
    const utc =
      '04 3d 00 00 00 1f 00 00 00 07 00 f0 00 15 00 f1 00 08 00 10 ab cd 84 00 04 aa 67 7c f2 e8 00';
    expect(decode(utc)).toMatchObject([
      { chip: 'ABCD', stamp: { kind: 'instant', ms: Math.round(0x0004aa677cf2e800 / 1000) } },
    ]);
    const uptime =
      '04 3d 00 00 00 1f 00 00 00 07 00 f0 00 15 00 f1 00 08 00 10 ab cd 85 00 00 00 00 00 2d c6 c0';
    expect(decode(uptime)).toMatchObject([{ chip: 'ABCD', stamp: { kind: 'since-cycle', ms: 3000 } }]);
  });

  it('a refusal, with the words of the reader', () => {
    expect(decode(answers.response(message.addRoSpecResponse, 4, 101, 'no such antenna'))).toMatchObject([
      { type: 'response', message: message.addRoSpecResponse, id: 4, status: 101, text: 'no such antenna' },
    ]);
  });

  it('what a reader says of itself', () => {
    const frame =
      '04 0b 00 00 00 29 00 00 00 02 01 1f 00 08 00 00 00 00' +
      ' 00 89 00 17 00 04 40 00 00 00 65 1a 00 1e 84 83 00 05 37 2e 36 2e 31';
    expect(decode(frame)).toMatchObject([
      { type: 'capabilities', manufacturer: 25_882, model: 2_000_003, firmware: '7.6.1', hasUtc: true },
    ]);
  });

  it('a keepalive, an antenna that came off, an inventory that ended', () => {
    const stream = Buffer.concat([
      answers.keepalive(9),
      answers.antenna(raceDay, 3, false),
      answers.running(raceDay, false),
    ]);
    expect(decode(stream)).toMatchObject([
      { type: 'keepalive', id: 9 },
      { type: 'reader-event', utc: raceDay, antenna: { antenna: 3, connected: false }, connection: null },
      { type: 'reader-event', running: false },
    ]);
  });

  it('tags of one report share its bytes, none of them twice', () => {
    const frame = answers.report(1, [tag(epcA), tag('ABCD'), tag(epcB)]);
    const found = decode(frame);
    expect(found.filter(isRead).map(({ chip }) => chip)).toEqual([epcA, 'ABCD', epcB]);
    expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(frame));
  });

  it('a broken tag costs itself and not its neighbours', () => {
    const frame = answers.report(1, [tag(epcA), tag(epcA), tag(epcB)]);
    // The type of the second tag's first parameter becomes one that the standard does not have.
    frame[10 + (frame.length - 10) / 3 + 4] = 0xff;
    expect(decode(frame)).toMatchObject([
      { type: 'read', chip: epcA },
      { type: 'bad', reason: 'bad-fields' },
      { type: 'read', chip: epcB },
    ]);
  });

  it('a report without tags is no error', () => {
    expect(decode(answers.report(1, []))).toMatchObject([{ type: 'other', message: message.report }]);
  });
});

it('commands have the bytes of the standard', () => {
  expect(
    [
      commands.deleteRoSpecs(1),
      commands.enableRoSpec(2),
      commands.startRoSpec(3),
      commands.keepaliveAck(4),
      commands.setConfig(5, 2000, false),
      commands.addRoSpec(6, false),
    ].map(hexOf),
  ).toEqual([
    '04150000000e0000000100000000',
    '04180000000e0000000200000001',
    '04160000000e0000000300000001',
    '04480000000a00000004',
    '040300000014000000050000dc000901000007d0',
    '04140000004b0000000600b10041000000010000'
      .concat('00b2001200b300050000b600090000000000')
      .concat('00b7001800010000', '00b80009000000000000ba0007000101')
      .concat('00ed000d02000100ee00061780'),
  ]);
});

describe('the decoder', () => {
  const epc = fc
    .uint8Array({ minLength: 2, maxLength: 62 })
    .map((raw) => hexOf(raw.slice(0, raw.length & ~1)).toUpperCase());
  const tags = fc.array(
    fc.record({
      epc,
      antenna: fc.integer({ min: 1, max: 32 }),
      rssi: fc.integer({ min: -90, max: -20 }),
      seen: fc.integer({ min: raceDay, max: raceDay + 86_400_000 }),
    }),
    { maxLength: 5 },
  );

  it('gets every tag as it was sent, however the stream is cut and whatever garbage stands between', () => {
    // Garbage that cannot begin a message, so that the right answer is known.
    const garbage = fc
      .array(fc.integer({ min: 0x10, max: 0xff }), { maxLength: 12 })
      .map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, tags)), garbage, cuts, (parts, tail, sizes) => {
        const messages = parts.flatMap(([bad, sent]) => [bad, answers.report(1, sent), answers.keepalive(2)]);
        const stream = Buffer.concat([...messages, tail]);
        const found = decodeAll(llrpDecoder(), cut(stream, sizes));
        const reads = found.filter(isRead).map(({ chip, antenna, rssi, stamp }) => {
          return { epc: chip, antenna, rssi, seen: stamp?.ms };
        });
        expect(reads).toEqual(parts.flatMap(([, sent]) => sent));
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it('dates each tag of a report by the chunk that its first byte came in', () => {
    const frame = answers.report(1, [tag(epcA), tag(epcB)]);
    const decoder = llrpDecoder();
    const [one, other] = [frame.subarray(0, 20), frame.subarray(20)];
    expect([...decoder.push(one, 1000), ...decoder.push(other, 1005)]).toMatchObject([
      { chip: epcA, arrived: 1000 },
      { chip: epcB, arrived: 1005 },
    ]);
  });

  it(
    'survives anything, accounts for every byte, and keeps no more than one message',
    { timeout: fuzzTimeout },
    () => {
      const frames = [
        answers.connection(raceDay),
        answers.report(1, [tag(epcA), tag('ABCD')]),
        answers.response(message.addRoSpecResponse, 1, 100, 'no'),
        answers.keepalive(1),
      ];
      expect(fuzz(llrpDecoder, frames, 256 * 1024)).toBeNull();
      expect(fuzz(llrpCommandDecoder, [commands.addRoSpec(1, true)], 256 * 1024)).toBeNull();
    },
  );
});
