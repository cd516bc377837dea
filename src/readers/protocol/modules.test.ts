import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers as chafonCf, chafonCfDecoder, commands as chafonCfCommands } from './chafon-cf.ts';
import { answers as clou, clouDecoder, commands as clouCommands } from './clou.ts';
import { answers as cph, commands as cphCommands, cphDecoder } from './cph.ts';
import { bytes, decodeAll, hexOf } from './decoder.fixture.ts';
import { epcs, itObeysTheLaws, moments } from './decoder-laws.fixture.ts';
import { answers as m100, commands as m100Commands, m100Decoder } from './m100.ts';
import { answers as silion, commands as silionCommands, silionDecoder } from './silion.ts';

const tags = fc.record({
  epc: epcs,
  antenna: fc.integer({ min: 1, max: 8 }),
  rssi: fc.integer({ min: -90, max: -20 }),
});
const sample = { epc: 'E28011606000020612345678', antenna: 2, rssi: -61 };
const heard = { type: 'read', chip: sample.epc, antenna: 2, rssi: -61, stamp: null };
/** Bytes that begin no frame of any of them. */
const noise = fc.array(fc.constantFrom(0x00, 0x01, 0x13, 0x7e, 0x80, 0x99), { maxLength: 30 });

describe('M100', () => {
  it('frames of the maker’s document', () => {
    expect(
      decodeAll(m100Decoder(), [bytes('bb02220011c934003075 1feb705c5904e3d50d703a76ef7e'.replace(' ', ''))]),
    ).toMatchObject([{ type: 'read', chip: '30751FEB705C5904E3D50D70', rssi: -55, antenna: 0 }]);
    expect(decodeAll(m100Decoder(), [bytes('bb01ff000115167e'), bytes('bb01280001002a7e')])).toMatchObject([
      { type: 'running' },
      { type: 'stopped' },
    ]);
    expect(decodeAll(m100Decoder(), [bytes('bb01030010004d31303020323664426d2056312e30927e')])).toMatchObject(
      [{ type: 'version', text: 'M100 26dBm V1.0' }],
    );
    expect(hexOf(m100Commands.stop())).toBe('bb00280000287e');
    expect(hexOf(m100Commands.version?.() ?? bytes(''))).toBe('bb00030001000 47e'.replace(' ', ''));
  });

  itObeysTheLaws({
    decoder: m100Decoder,
    tag: tags,
    encode: m100.tag,
    says: ({ epc, rssi }) => ({ chip: epc, rssi, antenna: 0, stamp: null }),
    noise,
    samples: [m100.tag(sample), m100.version(), m100.running(), m100.stopped()],
    pendingMax: 103,
  });
});

describe('CPH', () => {
  it('several tags of one notice have their own bytes', () => {
    const frame = cph.tags([sample, { ...sample, epc: 'AAAA' }]);
    const found = decodeAll(cphDecoder(), [frame]);
    expect(found).toMatchObject([heard, { ...heard, chip: 'AAAA' }]);
    expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(frame));
    expect(decodeAll(cphDecoder(), [cph.version(), cph.heartbeat(), cph.stopped()])).toMatchObject([
      { type: 'version', text: '1.0.8' },
      { type: 'running' },
      { type: 'stopped' },
    ]);
    expect(hexOf(cphCommands.start())).toBe('524600000021000047');
  });

  itObeysTheLaws({
    decoder: cphDecoder,
    tag: tags,
    encode: (tag) => cph.tags([tag]),
    says: ({ epc, antenna, rssi }) => ({ chip: epc, antenna, rssi, stamp: null }),
    noise,
    samples: [cph.tags([sample, sample]), cph.version(), cph.heartbeat()],
    pendingMax: 521,
  });
});

describe('Chafon CF', () => {
  it('a tag, and the end of an inventory', () => {
    expect(decodeAll(chafonCfDecoder(), [chafonCf.tag(sample), chafonCf.over()])).toMatchObject([
      heard,
      { type: 'stopped' },
    ]);
    // The command of a public driver, whose CRC is 0726.
    expect(decodeAll(chafonCfDecoder(), [bytes('cfff0050000726')])).toMatchObject([
      { type: 'status', command: 0x50, status: 0 },
    ]);
    expect(hexOf(chafonCfCommands.start()).slice(0, 20)).toBe('cfff0001050000000000');
  });

  itObeysTheLaws({
    decoder: chafonCfDecoder,
    tag: tags,
    encode: chafonCf.tag,
    says: ({ epc, antenna, rssi }) => ({ chip: epc, antenna, rssi, stamp: null }),
    noise,
    samples: [chafonCf.tag(sample), chafonCf.over(), chafonCf.stopped()],
    pendingMax: 135,
  });
});

describe('CLOU', () => {
  const time = Date.parse('2026-05-10T09:31:07.420Z');

  it('a tag with the reader’s time and number, and what is to be sent back', () => {
    const found = decodeAll(clouDecoder(), [clou.tag({ ...sample, time, number: 77 })]);
    expect(found).toMatchObject([
      { ...heard, rssi: 79, stamp: { kind: 'instant', ms: time }, sequence: 77 },
      { type: 'confirm', isOfTags: true },
    ]);
    const [, confirm] = found;
    expect(confirm?.type === 'confirm' && 'answer' in confirm ? clou.isTaken(confirm.answer) : null).toBe(77);
    expect(decodeAll(clouDecoder(), [clou.clock(time), clou.version(), clou.alive(3)])).toMatchObject([
      { type: 'clock', ms: time },
      { type: 'version', text: 'CL7206C2_STD' },
      { type: 'confirm', isOfTags: false },
    ]);
    expect(hexOf(clouCommands.stop()).slice(0, 10)).toBe('aa02ff0000');
  });

  it('a tag with a part that is not known is read up to it', () => {
    const frame = clou.tag({ ...sample, time, number: 77 });
    // The number's id becomes one that is not known, with the CRC that belongs to it.
    const changed = frame.slice();
    changed[frame.length - 7] = 0x0b;
    expect(decodeAll(clouDecoder(), [changed])).toMatchObject([{ type: 'bad', reason: 'bad-crc' }, {}]);
  });

  itObeysTheLaws({
    decoder: clouDecoder,
    tag: fc.record({
      epc: epcs,
      antenna: fc.integer({ min: 1, max: 8 }),
      rssi: fc.constant(-60),
      time: moments,
      number: fc.nat(),
    }),
    encode: clou.tag,
    says: ({ epc, antenna, time: ms, number }) => ({
      chip: epc,
      antenna,
      sequence: number,
      stamp: { kind: 'instant', ms },
    }),
    noise,
    samples: [clou.tag({ ...sample, time, number: 1 }), clou.version(), clou.alive(1), clou.clock(time)],
    pendingMax: 1032,
  });
});

describe('Silion', () => {
  it('commands that public programs send', () => {
    expect(hexOf(silionCommands.stop())).toBe('ff0eaa4d6f64756c6574656368aa49f3bb0391');
    expect(hexOf(silionCommands.start())).toBe('ff13aa4d6f64756c6574656368aa48009f00800011bb0b22');
  });

  it('a tag, with and without the marker before it', () => {
    expect(
      decodeAll(silionDecoder(), [silion.tag(sample), silion.started(), silion.stopped()]),
    ).toMatchObject([heard, { type: 'running' }, { type: 'stopped' }]);
  });

  itObeysTheLaws({
    decoder: silionDecoder,
    tag: tags,
    encode: silion.tag,
    says: ({ epc, antenna, rssi }) => ({ chip: epc, antenna, rssi, stamp: null }),
    noise,
    samples: [silion.tag(sample), silion.version(), silion.started()],
    pendingMax: 255,
  });
});
