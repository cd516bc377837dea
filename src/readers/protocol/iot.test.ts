import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAll } from './decoder.fixture.ts';
import { epcs, itObeysTheLaws, moments, noisyLines } from './decoder-laws.fixture.ts';
import { answers, iotDecoder } from './iot.ts';
import { bytesOf } from './lines.ts';

const decodeText = (...texts: string[]) => decodeAll(iotDecoder(), texts.map(bytesOf));
const instant = (iso: string) => ({ kind: 'instant', ms: Date.parse(iso) });

describe('events of makers’ documents', () => {
  it('Speedway Connect, its time rounded to milliseconds', () => {
    expect(
      decodeText(
        '{"antennaPort":7,"epc":"9999","firstSeenTimestamp":"2018-06-14T00:15:54.36879Z","peakRssi":-51}',
      ),
    ).toMatchObject([
      { type: 'read', chip: '9999', antenna: 7, rssi: -51, stamp: instant('2018-06-14T00:15:54.369Z') },
    ]);
    expect(
      decodeText('{"antennaPort":7,"epc":"9999","firstSeenTimestamp":"x","isHeartBeat":true}'),
    ).toMatchObject([{ type: 'heartbeat' }]);
  });

  it('Speedway Connect as text, with and without the tag’s own number', () => {
    const read = { type: 'read', chip: '999908290000000000000003', antenna: 44 };
    expect(decodeText('44,999908290000000000000003,2018-06-14T00:15:54.373293Z,-50\r\n')).toMatchObject([
      { ...read, rssi: -50, stamp: instant('2018-06-14T00:15:54.373Z') },
    ]);
    expect(
      decodeText('44,999908290000000000000003,E28011002000564500000001,1528935354373293\r\n'),
    ).toMatchObject([{ ...read, rssi: null, stamp: instant('2018-06-14T00:15:54.373Z') }]);
  });

  it('an R700, with the EPC in hex or in base64', () => {
    const event = (tag: string) =>
      `{"timestamp":"2024-08-06T12:00:00.25Z","eventType":"tagInventory","tagInventoryEvent":{${tag}}}`;
    const read = {
      type: 'read',
      chip: 'E28011606000020612345678',
      stamp: instant('2024-08-06T12:00:00.250Z'),
    };
    expect(
      decodeText(event('"epcHex":"e28011606000020612345678","antennaPort":2,"peakRssiCdbm":-6150')),
    ).toMatchObject([{ ...read, antenna: 2, rssi: -61.5 }]);
    expect(decodeText(event('"epc":"4oARYGAAAgYSNFZ4"'))).toMatchObject([
      { ...read, antenna: 0, rssi: null },
    ]);
    expect(
      decodeText(
        '{"timestamp":"x","eventType":"inventoryStatus","inventoryStatusEvent":{"inventoryStatus":"idle"}}',
      ),
    ).toMatchObject([{ type: 'inventory', isRunning: false }]);
  });

  it('a Zebra FX', () => {
    expect(
      decodeText(
        '[{"data":{"antenna":3,"eventNum":8,"format":"epc","idHex":"e28011606000020612345678","peakRssi":-40},"timestamp":"2021-05-18T15:46:27.466+0000","type":"SIMPLE"}]',
      ).filter(({ type }) => type !== 'between'),
    ).toMatchObject([
      {
        type: 'read',
        chip: 'E28011606000020612345678',
        antenna: 3,
        rssi: -40,
        stamp: instant('2021-05-18T15:46:27.466Z'),
      },
    ]);
  });
});

describe('HTTP around them', () => {
  const tag = {
    chip: 'E28011606000020612345678',
    time: Date.parse('2026-05-10T09:31:07.420Z'),
    antenna: 1,
    rssi: -60,
  };

  it('a stream whose chunks end in the middle of an event', () => {
    const event = answers.impinj(tag);
    const stream = [
      answers.streamBegins(),
      answers.chunk(event.subarray(0, 40)),
      answers.chunk(event.subarray(40)),
      answers.chunk(answers.impinj({ ...tag, chip: 'AAAA' })),
    ];
    const found = decodeAll(iotDecoder(), stream);
    expect(found.filter(({ type }) => type === 'read')).toMatchObject([{ chip: tag.chip }, { chip: 'AAAA' }]);
    expect(found.filter(({ type }) => type === 'bad')).toEqual([]);
    expect(Buffer.concat(found.map(({ raw }) => raw)).toString()).toBe(Buffer.concat(stream).toString());
  });

  it('a refusal, and a post', () => {
    expect(decodeText('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n')).toMatchObject([
      { type: 'answer', status: 401, text: '401 Unauthorized' },
      { type: 'header', name: 'content-length', value: '0' },
      { type: 'between', isLineEnd: true },
    ]);
    const post = decodeAll(iotDecoder(), [answers.post(answers.zebra(tag, 1))]);
    expect(post.map(({ type }) => type).filter((type) => type !== 'header')).toEqual([
      'request',
      'between',
      'read',
      'between',
    ]);
  });
});

describe('what went wrong', () => {
  it.each([
    ['an event that was cut off before the next', '{"antennaPort":7,"epc":"99\r\n', 'bad-field'],
    [
      'a tag without its moment',
      '{"antennaPort":7,"epc":"9999","firstSeenTimestamp":"10:15","peakRssi":-5}',
      'bad-field',
    ],
    ['words', 'hello there\r\n', 'bad-fields'],
    [
      'two lines that ran together',
      '44,9999,2018-06-14T00:15:54.3Z,-5044,9999,2018-06-14T00:15:55.3Z,-50\r\n',
      'bad-fields',
    ],
  ])('%s is told, and the next event counts', (_name, text, reason) => {
    const next =
      '{"antennaPort":7,"epc":"8888","firstSeenTimestamp":"2018-06-14T00:15:54.3Z","peakRssi":-51}';
    const found = decodeText(`${text}${next}`);
    expect(found[0]).toMatchObject({ type: 'bad', reason });
    expect(found.at(-1)).toMatchObject({ type: 'read', chip: '8888' });
  });
});

const tag = fc.record({
  chip: epcs,
  time: moments,
  antenna: fc.integer({ min: 1, max: 52 }),
  rssi: fc.integer({ min: -90, max: -20 }),
  kind: fc.constantFrom('impinj', 'zebra', 'speedway', 'post', 'chunk'),
});
const sample = { chip: 'E28011606000020612345678', time: 1_778_398_267_420, antenna: 1, rssi: -60 };

itObeysTheLaws({
  decoder: iotDecoder,
  tag,
  encode: (one) => {
    if (one.kind === 'impinj') return answers.impinj(one);
    if (one.kind === 'zebra') return answers.zebra(one, 7);
    if (one.kind === 'post') return answers.post(answers.speedway(one));
    return one.kind === 'chunk' ? answers.chunk(answers.impinj(one)) : answers.speedway(one);
  },
  says: ({ chip, time, antenna, rssi }) => ({
    type: 'read',
    chip,
    antenna,
    rssi,
    stamp: { kind: 'instant', ms: time },
  }),
  noise: noisyLines,
  samples: [
    answers.impinj(sample),
    answers.zebra(sample, 3),
    answers.post(answers.speedway(sample)),
    answers.streamBegins(),
    answers.chunk(answers.impinj(sample)),
  ],
  pendingMax: 16 * 1024,
});
