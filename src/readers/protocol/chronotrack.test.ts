import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, chronoTrackDecoder, commands } from './chronotrack.ts';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { bytesOf } from './lines.ts';

const decodeText = (text: string) => decodeAll(chronoTrackDecoder(), [bytesOf(text)]);
const at = (iso: string) => Date.parse(`${iso}Z`);
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('raw files of boxes, as recorded at a race of 2021', () => {
  it('a tag has its number, port, strength, and the box’s wall clock', () => {
    expect(decodeText('TO~2~9511~160~18~1620458677.69~12000C~2~-73~2~P~13\r\n')).toMatchObject([
      {
        type: 'read',
        chip: '9511',
        antenna: 2,
        rssi: -73,
        sequence: 2,
        stamp: { kind: 'local', ms: at('2021-05-08T07:24:37.690') },
      },
    ]);
  });

  it('a box that writes zeros before its numbers means the same chip', () => {
    expect(decodeText('TO~000001~009573~160~018~1620460343.17~104484~8~-71~00001~P~10\r\n')).toMatchObject([
      { chip: '9573', antenna: 4, sequence: 1, stamp: { ms: at('2021-05-08T07:52:23.170') } },
    ]);
  });

  it('marks tell guns, and when the clock was moved', () => {
    expect(
      decodeText(
        'I11A9D,31,TimeChange,1,21050807110284,21050807110572\r\n' +
          'I11A9D,32,Gun,252,21050808005516,Button Press\r\n' +
          '115DA4,4,ElectPower,0,21050807410787,AC=0  BatA=1* BatB=0\r\n',
      ),
    ).toMatchObject([
      { type: 'clock-change', before: at('2021-05-08T07:11:05.720'), local: at('2021-05-08T07:11:02.840') },
      { type: 'gun', local: at('2021-05-08T08:00:55.160') },
      { type: 'mark', name: 'ElectPower', local: at('2021-05-08T07:41:07.870') },
    ]);
  });
});

describe('lines of SimpleClient', () => {
  it('a tag in each of the formats of time', () => {
    const tag = (time: string) => decodeText(`CT01_33~1~start~9478~${time}~0~0F2A38~1\r\n`);
    const read = { type: 'read', chip: '9478', point: 'start', antenna: 0, sequence: 1 };
    const ofDay = at('1970-01-01T14:02:15.310');
    expect(tag('14:02:15.31')).toMatchObject([{ ...read, stamp: { kind: 'time-of-day', ms: ofDay } }]);
    expect(tag('50535310')).toMatchObject([{ ...read, stamp: { kind: 'time-of-day', ms: ofDay } }]);
    const local = { kind: 'local', ms: at('2026-02-01T14:02:15.310') };
    expect(tag('2026-02-01T14:02:15.31')).toMatchObject([{ ...read, stamp: local }]);
    expect(tag(`${local.ms / 1000}`)).toMatchObject([{ ...read, stamp: local }]);
  });

  it('the older format tells the port', () => {
    expect(decodeText('CT01_13~24~START~50101~15:54:48.90~1~117F37~8\r\n')).toMatchObject([
      { type: 'read', chip: '50101', point: 'START', antenna: 8 },
    ]);
  });

  it('a gun and a new location are no tags', () => {
    const local = at('2026-02-01T07:45:01.010');
    expect(
      decodeAll(chronoTrackDecoder(), [answers.gun(4, 'start', local), answers.newLocation(9, '30k', local)]),
    ).toMatchObject([
      { type: 'gun', local },
      { type: 'new-location', location: '30k' },
    ]);
  });

  it('greetings, answers, refusals and commands are told apart', () => {
    const settings = { 'stream-mode': 'push', 'time-format': 'iso' };
    const stream = Buffer.concat([
      answers.greeting(),
      commands.welcome('Goldline', '1', settings),
      answers.ack('getlocations', ['start', '5 km']),
      answers.refused('start', 'invalid location'),
      commands.ping(),
      commands.start('finish', 4530),
      Buffer.from('something else\r\n'),
    ]);
    expect(decodeAll(chronoTrackDecoder(), [stream])).toMatchObject([
      { type: 'greeting', program: 'SimpleClient' },
      { type: 'welcome', program: 'Goldline', settings: 2 },
      { type: 'setting', key: 'stream-mode', value: 'push' },
      { type: 'setting', key: 'time-format', value: 'iso' },
      { type: 'ack', command: 'getlocations', values: ['start', '5 km'] },
      { type: 'refused', command: 'start', text: 'invalid location' },
      { type: 'command', command: 'ping', values: [] },
      { type: 'command', command: 'start', values: ['finish', '4530'] },
      { type: 'text', text: 'something else' },
    ]);
    expect(text(commands.welcome('Goldline', '1', settings))).toBe(
      'Goldline~1~2\r\nstream-mode=push\r\ntime-format=iso\r\n',
    );
  });
});

describe('lines that went wrong', () => {
  it.each([
    ['a field short', 'TO~2~9511~160~18~1620458677.69~12000C~2~-73~2~P\r\n', 'bad-fields'],
    ['a second that is cut off', 'TO~2~9511~160~18~16204~12000C~2~-73~2~P~13\r\n', 'bad-field'],
    ['a strength that is none', 'TO~2~9511~160~18~1620458677.69~12000C~2~73~2~P~13\r\n', 'bad-field'],
    ['hour 24', 'CT01_33~1~start~9478~24:02:15.31~0~0F2A38~1\r\n', 'bad-field'],
    ['a chip that is none', 'CT01_33~1~start~~14:02:15.31~0~0F2A38~1\r\n', 'bad-field'],
    ['an end that never comes', 'CT01_33~1~start~9478~14:0', 'timeout'],
    ['noise', '\x81\x02\x07\r\n', 'garbage'],
  ])('%s is told', (_name, line, reason) => {
    expect(decodeText(line)).toMatchObject([{ type: 'bad', reason, raw: bytesOf(line) }]);
  });
});

describe('the decoder', () => {
  const tag = fc.record({
    number: fc.nat(999_999),
    chip: fc.nat(999_999).map(String),
    local: fc
      .integer({ min: at('2002-01-01T00:00:00'), max: at('2090-01-01T00:00:00') })
      .map((ms) => Math.floor(ms / 10) * 10),
    antenna: fc.integer({ min: 1, max: 4 }),
    rssi: fc.integer({ min: -99, max: -10 }),
    location: fc.constantFrom('start', '5 km', 'Finish'),
    isRaw: fc.boolean(),
  });
  const noise = fc
    .array(fc.constantFrom(0, 1, 0x20, 0x30, 0x7e, 0x41, 0x80, 0xff), { maxLength: 60 })
    .map((line) => [...line, 0x0d, 0x0a]);

  it('gets the same tags however the stream is cut, whatever lines of noise stand between', () => {
    const between = fc.oneof(noise, fc.constant([]));
    fc.assert(
      fc.property(fc.array(fc.tuple(between, tag)), between, cuts, (parts, tail, sizes) => {
        const encode = (one: (typeof parts)[number][1]) =>
          one.isRaw ? answers.observation(one) : answers.tag(one);
        const stream = Uint8Array.from([...parts.flatMap(([bad, one]) => [...bad, ...encode(one)]), ...tail]);
        const found = decodeAll(chronoTrackDecoder(), cut(stream, sizes));
        expect(
          found.filter(isRead).map(({ chip, stamp, sequence, point }) => [chip, stamp?.ms, sequence, point]),
        ).toEqual(
          parts.map(([, { chip, local, number, location, isRaw }]) => [
            chip,
            local,
            number,
            isRaw ? undefined : location,
          ]),
        );
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it(
    'survives anything, accounts for every byte, and holds no more than its longest line',
    { timeout: fuzzTimeout },
    () => {
      const lines = [
        answers.tag({ number: 1, location: 'start', chip: '9478', local: at('2026-02-01T14:02:15.310') }),
        answers.observation({
          number: 1,
          chip: '9',
          local: at('2026-02-01T14:02:15'),
          antenna: 2,
          rssi: -60,
        }),
        answers.greeting(),
        bytesOf('I11A9D,32,Gun,252,21050808005516,Button Press\r\n'),
      ];
      expect(fuzz(chronoTrackDecoder, lines, 512)).toBeNull();
    },
  );
});
