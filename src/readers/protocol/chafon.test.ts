import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answers,
  chafonCommandDecoder,
  chafonDecoder,
  commands,
  encodeCommand,
  type ChafonFound,
} from './chafon.ts';
import { command, status } from './chafon-codes.ts';
import { bytes, cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';

const decode = (stream: string | Uint8Array, model?: string) =>
  decodeAll(chafonDecoder(model === undefined ? {} : { model }), [
    typeof stream === 'string' ? bytes(stream) : stream,
  ]);
const epcA = 'E2000000000000000000000A';
const epcB = 'E2000000000000000000000B';

describe('answers as readers send them', () => {
  it('a chip in real-time mode: antenna, EPC, and the strength in the maker’s number', () => {
    const frame = '1400ee00020ce28068940000403166a4801852a130';
    expect(decode(frame)).toEqual([
      {
        type: 'read',
        chip: 'E28068940000403166A48018',
        antenna: 2,
        rssi: 0x52,
        raw: bytes(frame),
        stamp: null,
        sequence: null,
        stored: false,
        counts: true,
        arrived: 0,
        behind: 21,
      },
    ]);
  });

  it('a chip that two antennas heard at once counts for the lower one', () => {
    expect(decode('1400ee00050ce28068940000403166a480184f020b')).toMatchObject([
      { type: 'read', antenna: 1 },
    ]);
  });

  it('two chips in one frame share its bytes, none of them twice', () => {
    const frame = answers.inventory288(status.moreFollows, 3, [
      { epc: epcA, rssi: 80 },
      { epc: epcB, rssi: 81 },
    ]);
    const found = decode(frame);
    expect(found).toMatchObject([
      { type: 'read', chip: epcA, antenna: 3, rssi: 80 },
      { type: 'read', chip: epcB, antenna: 3, rssi: 81 },
    ]);
    expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(frame));
  });

  it('an inventory of the 18 family has neither antenna nor strength, and ends', () => {
    expect(decode(answers.inventory18(status.inventoryDone, [epcA, epcB]), '18')).toMatchObject([
      { type: 'read', chip: epcA, antenna: 0, rssi: null },
      { type: 'read', chip: epcB, antenna: 0, rssi: null },
      { type: 'inventory-end', status: status.inventoryDone, more: false },
    ]);
  });

  it('what either family may have sent is said to be unclear, with both readings, until the information is there', () => {
    const chips18 = ['02AAA150', 'BBB1', '02CCC15102DDD152'];
    const eitherShape = answers.inventory18(status.moreFollows, chips18);
    expect(decode(eitherShape)).toMatchObject([
      {
        type: 'unclear',
        raw: eitherShape,
        readings: {
          '18': chips18.map((chip) => ({ chip, antenna: 0 })),
          '288': ['AAA1', 'BBB1', 'CCC1', 'DDD1'].map((chip) => ({ chip, antenna: 1 })),
        },
      },
    ]);
    const of18 = answers.info({ readerType: 9, scanTime: 3 });
    expect(decode(Buffer.concat([of18, eitherShape]))).toMatchObject([
      { type: 'info', model: '18' },
      ...chips18.map((chip) => ({ chip })),
    ]);
    const of288 = answers.info({ readerType: 0x20, scanTime: 3 });
    expect(decode(Buffer.concat([of288, eitherShape]))).toMatchObject([
      { type: 'info', model: '288' },
      { chip: 'AAA1' },
      { chip: 'BBB1' },
      { chip: 'CCC1' },
      { chip: 'DDD1' },
    ]);
  });

  it('the family is told by the length of the information, whatever type the reader says that it is', () => {
    const info = (type: number, ...behind: number[]) =>
      answers.status(command.info, status.ok, [5, 2, type, 2, 0x31, 0x80, 26, 20, ...behind]);
    expect(decode(info(0x86))).toMatchObject([{ type: 'info', model: '18', readerType: 0x86 }]);
    expect(decode(info(0x20))).toMatchObject([{ type: 'info', model: '18' }]);
    expect(decode(info(0x09, 1, 0, 0, 0))).toMatchObject([{ type: 'info', model: '288', antennas: [1] }]);
    expect(decode(info(0x09, 1))).toMatchObject([{ type: 'info', model: '18' }]);
    expect(decode(info(0x86, 1))).toMatchObject([{ type: 'info', model: '288' }]);
  });

  it('phase and frequency behind the strength are no part of the next chip', () => {
    const frame = answers.status(command.realTime, status.ok, [1, 0x42, 0xab, 0xcd, 70, 0, 1, 2, 3, 4, 5, 6]);
    expect(decode(frame, '288')).toMatchObject([{ type: 'read', chip: 'ABCD', antenna: 1, rssi: 70 }]);
  });

  it('a real-time answer with nothing but an EPC, as the 18 family is said to send it', () => {
    const frame = answers.status(command.realTime, status.ok, [...bytes(epcA)]);
    expect(decode(frame)).toMatchObject([{ type: 'read', chip: epcA, antenna: 0, rssi: null }]);
    expect(decode(frame, '288')).toMatchObject([{ type: 'bad', reason: 'bad-fields' }]);
  });

  it('info, mode, heartbeat and refusals', () => {
    const stream = Buffer.concat([
      answers.info({ readerType: 0x20, scanTime: 3 }),
      answers.mode(true),
      answers.heartbeat(['connected', 'missing', 'unused', 'unused'], 300),
      answers.status(command.setMode, status.badParameter),
    ]);
    expect(decode(stream)).toMatchObject([
      { type: 'info', firmware: '2.20', powerDbm: 30, scanTimeMs: 300, antennas: [1, 2], model: '288' },
      { type: 'mode', realTime: true },
      { type: 'heartbeat', antennas: ['connected', 'missing', 'unused', 'unused'], totalReads: 300 },
      { type: 'status', command: command.setMode, status: status.badParameter },
    ]);
  });

  it('a chip from the buffer makes no passing: nobody knows when it was seen', () => {
    expect(
      decode('2600720102010ce28068940000403166a480185203040ce28068940000403166a4801940ff003c'),
    ).toMatchObject([
      { type: 'read', antenna: 1, rssi: 82, stored: true, counts: false },
      { type: 'read', antenna: 3, rssi: 64, stored: true, counts: false },
      { type: 'inventory-end', command: command.readBuffer },
    ]);
  });

  it('a good CRC around chips that do not fill the frame is not believed', () => {
    const frame = answers.status(command.inventory, status.moreFollows, [1, 2, 12, 1, 2, 3]);
    expect(decode(frame)).toMatchObject([{ type: 'bad', reason: 'bad-fields', raw: frame }]);
  });
});

it('commands have the bytes of the manual', () => {
  expect(
    [
      commands.info(),
      commands.setMode(false),
      commands.setMode(true),
      commands.heartbeat(),
      commands.inventory18(),
      commands.stopInventory(),
      encodeCommand(command.inventory, [4, 0, 0, 0x80, 20]),
    ].map(hexOf),
  ).toEqual([
    '04ff211995',
    '05ff7600910f',
    '05ff7601181e',
    '05ff78810000',
    '040001db4b',
    '04ff938003',
    '09ff01040000801478ad',
  ]);
});

describe('the decoder', () => {
  const epc = fc
    .uint8Array({ minLength: 2, maxLength: 31 })
    .map((raw) => hexOf(raw.slice(0, raw.length & ~1)).toUpperCase());
  const antenna = fc.integer({ min: 1, max: 8 });
  const rssi = fc.integer({ min: 0x40, max: 0x6b });
  const tag = fc.record({ epc, antenna, rssi });
  const frame = fc.oneof(
    tag.map((one) => answers.realTimeTag(one)),
    fc
      .tuple(antenna, fc.array(fc.record({ epc, rssi }), { maxLength: 3 }))
      .map(([port, tags]) => answers.inventory288(status.moreFollows, port, tags)),
    fc.constant(answers.status(command.setMode, status.ok)),
    fc.nat(99_999).map((reads) => answers.heartbeat(['connected', 'unused'], reads)),
  );
  const chips = (found: ChafonFound[]) => found.filter(isRead).map(({ chip }) => chip);
  const noise = fc.uint8Array({ maxLength: 12 });

  it('gets the same reads however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(frame), cuts, (frames, sizes) => {
        const whole = frames.flatMap((one) => decode(one, '288'));
        const found = decodeAll(chafonDecoder({ model: '288' }), cut(Buffer.concat(frames), sizes));
        expect(chips(found)).toEqual(chips(whole));
        expect(found.filter(({ type }) => type === 'bad')).toEqual([]);
      }),
    );
  });

  it('garbage that is followed by an idle gap harms nothing behind it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, frame)), cuts, (parts, sizes) => {
        const decoder = chafonDecoder({ model: '288' });
        const found = parts.flatMap(([bad, good]) => [
          ...decoder.push(bad),
          ...decoder.idle(),
          ...cut(good, sizes).flatMap((chunk) => decoder.push(chunk)),
        ]);
        expect(decoder.pending).toBe(0);
        expect(chips(found)).toEqual(chips(parts.flatMap(([, good]) => decode(good, '288'))));
      }),
    );
  });

  it('garbage without a gap delays what is behind it, and takes it only where it forms a frame with it', () => {
    const formsFrame = (stream: Uint8Array, at: number) =>
      decodeAll(chafonDecoder(), [stream.subarray(at, at + 1 + (stream[at] ?? 0))])[0]?.type !== 'bad';
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, frame), { maxLength: 8 }), cuts, (parts, sizes) => {
        const stream = Buffer.concat(parts.flat());
        let offset = 0;
        for (const [bad, good] of parts) {
          for (let at = 0; at < bad.length; at += 1) fc.pre(!formsFrame(stream, offset + at));
          offset += bad.length + good.length;
        }
        const found = decodeAll(chafonDecoder({ model: '288' }), cut(stream, sizes));
        expect(chips(found)).toEqual(chips(parts.flatMap(([, good]) => decode(good, '288'))));
      }),
    );
  });

  it('never loses the good frame behind a broken one', () => {
    const good = answers.realTimeTag({ epc: epcA, antenna: 1, rssi: 80 });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = good.slice();
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(chips(decode(Buffer.concat([broken, good, good]), '288')).slice(-2)).toEqual([epcA, epcA]);
      }),
    );
  });

  it('dates each frame by the chunk that its first byte came in, however long it had to wait', () => {
    const good = answers.realTimeTag({ epc: epcA, antenna: 1, rssi: 80 });
    const decoder = chafonDecoder();
    const found = [
      ...decoder.push(Uint8Array.of(0x7f), 1000),
      ...decoder.push(good.subarray(0, 5), 1010),
      ...decoder.push(good.subarray(5), 1020),
      ...decoder.push(good, 1030),
      ...decoder.idle(),
    ];
    expect(found.filter(isRead)).toMatchObject([
      { arrived: 1010, behind: 5 },
      { arrived: 1030, behind: good.length },
    ]);
  });

  it(
    'survives anything, accounts for every byte, and keeps no more than one frame',
    { timeout: fuzzTimeout },
    () => {
      const frames = [
        answers.realTimeTag({ epc: epcA, antenna: 1, rssi: 80 }),
        answers.inventory288(status.moreFollows, 1, [{ epc: epcA, rssi: 70 }]),
        answers.inventory18(status.inventoryDone, [epcA, epcB]),
        answers.info({ readerType: 9, scanTime: 3 }),
      ];
      expect(fuzz(() => chafonDecoder(), frames, 255)).toBeNull();
      expect(fuzz(() => chafonCommandDecoder(), [commands.info()], 255)).toBeNull();
    },
  );
});
