import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alienDecoder, answers as alien } from './alien.ts';
import { decodeAll } from './decoder.fixture.ts';
import { epcs, itObeysTheLaws, moments, noisyLines } from './decoder-laws.fixture.ts';
import { answers as feibot, feibotDecoder } from './feibot.ts';
import { answers as jchip, jChipDecoder } from './jchip.ts';
import { bytesOf } from './lines.ts';

const at = (iso: string) => Date.parse(`${iso}Z`);
const tags = fc.record({
  chip: epcs,
  local: moments,
  antenna: fc.integer({ min: 0, max: 3 }),
  rssi: fc.integer({ min: -90, max: -20 }),
});
const sample = {
  chip: 'E20000165919007818405C7B',
  local: at('2026-06-05T12:00:00.123'),
  antenna: 1,
  rssi: -60,
};

describe('Alien', () => {
  const decodeText = (text: string) => decodeAll(alienDecoder(), [bytesOf(text)]);

  it('a custom format of milliseconds, as recorded', () => {
    expect(decodeText('E20000165919007818405C7B;1518784324007;1518784353958;0;-40.3;908\r\n')).toMatchObject([
      {
        type: 'read',
        chip: 'E20000165919007818405C7B',
        antenna: 0,
        rssi: -40.3,
        stamp: { kind: 'instant', ms: 1_518_784_324_007 },
      },
    ]);
  });

  it('Text, Terse and XML', () => {
    const read = { type: 'read', chip: 'E20034110802011526083540' };
    expect(
      decodeText(
        'Tag:E200 3411 0802 0115 2608 3540, Disc:2008/10/28 10:49:31.250, Last:2008/10/28 10:49:35.000, Count:9, Ant:1, Proto:2\r\n\0',
      ),
    ).toMatchObject([
      { ...read, antenna: 1, rssi: null, stamp: { kind: 'local', ms: at('2008-10-28T10:49:31.250') } },
      { type: 'text' },
    ]);
    expect(decodeText('E200 3411 0802 0115 2608 3540,10,0\r\n')).toMatchObject([
      { ...read, antenna: 0, stamp: null },
    ]);
    const xml = [
      '<Alien-RFID-Tag>',
      '  <TagID>E200 3411 0802 0115 2608 3540</TagID>',
      '  <DiscoveryTime>2021/05/17 16:33:18.960</DiscoveryTime>',
      '  <Antenna>2</Antenna>',
      '</Alien-RFID-Tag>',
    ].join('\r\n');
    expect(decodeText(xml)).toMatchObject([
      { ...read, antenna: 2, stamp: { kind: 'local', ms: at('2021-05-17T16:33:18.960') } },
    ]);
    // A tag whose end was lost does not swallow the next.
    expect(decodeText(`${xml.slice(0, 60)}${xml}`).filter(({ type }) => type === 'read')).toMatchObject([
      read,
    ]);
  });

  it.each([
    ['a moment that is none', 'Tag:E200 3411, Disc:2008/13/28 10:49:31.250, Ant:1\r\n', 'bad-field'],
    ['a chip that is none', 'E2x0;1518784324007;1518784353958;0;-40.3;908\r\n', 'bad-field'],
    ['noise', '\x81\x02\x07\r\n', 'garbage'],
  ])('%s is told', (_name, line, reason) => {
    expect(decodeText(line)).toMatchObject([{ type: 'bad', reason }]);
  });

  itObeysTheLaws({
    decoder: alienDecoder,
    tag: tags,
    encode: alien.text,
    says: ({ chip, local, antenna, rssi }) => ({ chip, antenna, rssi, stamp: { kind: 'local', ms: local } }),
    noise: noisyLines,
    samples: [alien.text(sample), bytesOf('<Alien-RFID-Tag><TagID>E200</TagID></Alien-RFID-Tag>\r\n\0')],
    pendingMax: 2048,
  });
});

describe('Feibot', () => {
  const decodeText = (text: string) => decodeAll(feibotDecoder(), [bytesOf(text)]);

  it('a line of its file', () => {
    expect(decodeText('aabb01:2026-06-05_12:00:00.123,port=1,rssi=-60\n\n')).toMatchObject([
      { type: 'read', chip: 'AABB01', antenna: 1, rssi: -60, stamp: { kind: 'local', ms: sample.local } },
      { type: 'text' },
    ]);
  });

  it.each([
    ['a line of something else', 'not-a-feibot-line\n', 'bad-fields'],
    ['the 31st of June', 'AABB01:2026-06-31_12:00:00.123,port=1,rssi=-60\n', 'bad-field'],
    ['an end that never comes', 'AABB01:2026-06-05_12:0', 'timeout'],
  ])('%s is told', (_name, line, reason) => {
    expect(decodeText(line)).toMatchObject([{ type: 'bad', reason }]);
  });

  itObeysTheLaws({
    decoder: feibotDecoder,
    tag: tags,
    encode: feibot.line,
    says: ({ chip, local, antenna, rssi }) => ({ chip, antenna, rssi, stamp: { kind: 'local', ms: local } }),
    noise: noisyLines,
    samples: [feibot.line(sample)],
    pendingMax: 256,
  });
});

describe('J-Chip', () => {
  const decodeText = (text: string) => decodeAll(jChipDecoder(), [bytesOf(text)]);

  it('a name, a clock, tags with and without a date', () => {
    expect(
      decodeText(
        'N0000DESKTOP-V48S27K-24428\rGT0175013116038 date=20250709\rDA10000001 17:50:37.786398 10  00006      C7 date=20250709\rDA413A35 10:11:16.4433 10  10000      C7\r\n',
      ),
    ).toMatchObject([
      { type: 'name', name: 'DESKTOP-V48S27K-24428' },
      { type: 'time', stamp: { kind: 'local', ms: at('2025-07-09T17:50:13.116') } },
      { type: 'read', chip: '10000001', stamp: { kind: 'local', ms: at('2025-07-09T17:50:37.786') } },
      { type: 'read', chip: '413A35', stamp: { kind: 'time-of-day', ms: at('1970-01-01T10:11:16.443') } },
      { type: 'between' },
    ]);
  });

  it.each([
    ['hour 24', 'DA413A35 24:11:16.4433 10  10000      C7\r', 'bad-field'],
    ['something else', 'X1\r', 'bad-fields'],
    ['an end that never comes', 'DA413A35 10:1', 'bad-length'],
  ])('%s is told', (_name, line, reason) => {
    expect(decodeText(line)).toMatchObject([{ type: 'bad', reason }]);
  });

  itObeysTheLaws({
    decoder: jChipDecoder,
    tag: fc.record({ chip: epcs, local: moments, count: fc.nat(0xffff) }),
    encode: jchip.tag,
    says: ({ chip, local }) => ({ chip, stamp: { kind: 'local', ms: local } }),
    noise: noisyLines,
    samples: [jchip.tag({ ...sample, count: 1 }), jchip.name('bridge'), jchip.time(sample.local)],
    pendingMax: 256,
  });
});
