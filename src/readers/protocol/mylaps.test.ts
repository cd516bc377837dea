import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import { bytesOf } from './lines.ts';
import { answers, commands, mylapsDecoder } from './mylaps.ts';

const decodeText = (text: string) => decodeAll(mylapsDecoder(), [bytesOf(text)]);
const at = (iso: string) => Date.parse(`${iso}Z`);

describe('the examples of the maker’s document', () => {
  it('two passings of version 2, and the number to answer with', () => {
    const text =
      '10KM@Passing@t=13:11:30.904|c=0000041|ct=UH|d=120606|l=13|dv=4|re=0|an=00001111|g=0|b=41|n=41@' +
      't=13:12:21.830|c=0000039|ct=UH|d=120606|l=30|dv=4|re=0|an=00001100|g=0|b=39|n=39@1016@$';
    const found = decodeText(text);
    const local = (iso: string) => ({ kind: 'local', ms: at(iso) });
    expect(found).toMatchObject([
      { type: 'read', chip: '0000041', point: '10KM', antenna: 1, stamp: local('2012-06-06T13:11:30.904') },
      { type: 'read', chip: '0000039', point: '10KM', antenna: 3, stamp: local('2012-06-06T13:12:21.830') },
      { type: 'delivered', source: '10KM', what: 'Passing', number: '1016' },
    ]);
    expect(Buffer.concat(found.map(({ raw }) => raw)).toString('latin1')).toBe(text);
  });

  it('two passings of version 1, with the line breaks of the document', () => {
    const text =
      'Finish@Store@\r\n0RK9T6N 13:50:23.30 9323 1000009080387@\r\n0RK9T6N 13:50:25.35 9323 100010908038F@\r\n3@$';
    expect(decodeText(text)).toMatchObject([
      { type: 'read', chip: '0RK9T6N', point: 'Finish', stamp: { ms: at('2009-08-03T13:50:23.300') } },
      { type: 'read', chip: '0RK9T6N', point: 'Finish', stamp: { ms: at('2009-08-03T13:50:25.350') } },
      { type: 'delivered', what: 'Store', number: '3' },
    ]);
    expect(decodeText('Finish@Store@KV8658316:13:57.417 3 0F  1000025030870@4@$')).toMatchObject([
      { type: 'read', chip: 'KV86583', stamp: { ms: at('2025-03-08T16:13:57.417') } },
      { type: 'delivered', number: '4' },
    ]);
  });

  it('a gun, and the words of a connection', () => {
    expect(
      decodeText(
        'Finish@Marker@t=11:03:40.347|mt=Gunshot|n=Gunshot 1@4@$20K@Pong@$T&S@Ping@$Start@AckPing@$',
      ),
    ).toMatchObject([
      { type: 'marker', kind: 'Gunshot', name: 'Gunshot 1', local: at('1970-01-01T11:03:40.347') },
      { type: 'delivered', what: 'Marker', number: '4' },
      { type: 'pong', source: '20K' },
      { type: 'ping', source: 'T&S' },
      { type: 'ping-answer', source: 'Start' },
    ]);
    expect(decodeText('20M@AckGetInfo@id=1|n=BibTagDecoder00DF@$')).toMatchObject([
      { type: 'other', function: 'AckGetInfo', values: ['id=1|n=BibTagDecoder00DF'] },
    ]);
    expect(Buffer.from(commands.delivered('Test', 'Passing', '1016')).toString()).toBe(
      'Test@AckPassing@1016@$',
    );
  });

  it('a location has the name that people gave it', () => {
    const utf8 = new TextEncoder().encode('终点@Pong@$');
    expect(decodeAll(mylapsDecoder(), [utf8])).toMatchObject([{ type: 'pong', source: '终点' }]);
    expect(decodeText('Züri@Pong@$')).toMatchObject([{ type: 'pong', source: 'Züri' }]);
  });
});

describe('messages that went wrong', () => {
  it('a passing that is not understood is told, and its neighbours count', () => {
    const good = 't=13:11:30.904|c=0000041|d=120606';
    const found = decodeText(`10KM@Passing@${good}@${good.replace('13:11', '25:11')}@${good}@7@$`);
    expect(found).toMatchObject([
      { type: 'read' },
      { type: 'bad', reason: 'bad-field', raw: bytesOf(`${good.replace('13:11', '25:11')}@`) },
      { type: 'read' },
      { type: 'delivered', number: '7' },
    ]);
  });

  it.each([
    ['without a number', '10KM@Passing@t=13:11:30.904|c=0000041|d=120606@$', 'bad-fields'],
    ['without its last mark', '10KM@Passing@t=13:11:30.904|c=0000041|d=120606@5$', 'bad-fields'],
    [
      'that ran into another',
      '10KM@Passing@t=13:11:30.904|c=0000041|d=120606|ans=110KM@Passing@t=13:11:31.904|c=0000042|d=120606@5@$',
      'bad-fields',
    ],
    ['that is noise', '\x01\x02\x03$', 'garbage'],
    ['whose end never comes', '10KM@Passing@t=13:1', 'timeout'],
  ])('one %s is told', (_name, text, reason) => {
    expect(decodeText(text)).toMatchObject([{ type: 'bad', reason, raw: bytesOf(text) }]);
  });
});

describe('the decoder', () => {
  const tag = fc.record({
    chip: fc.nat(9_999_999).map((number) => String(number).padStart(7, '0')),
    local: fc.integer({ min: at('2001-01-01T00:00:00'), max: at('2090-01-01T00:00:00') }),
    antenna: fc.integer({ min: 1, max: 8 }),
    rssi: fc.integer({ min: -99, max: -10 }),
  });
  const delivery = fc.record({
    location: fc.constantFrom('Start', '10 KM', 'Finish'),
    number: fc.nat(99_999),
    tags: fc.array(tag, { minLength: 1, maxLength: 4 }),
  });
  const noise = fc
    .array(fc.constantFrom(0, 1, 0x20, 0x30, 0x40, 0x41, 0x80, 0xff), { maxLength: 40 })
    .map((bytes) => [...bytes, 0x24]);

  it('gets the same passings however the stream is cut, whatever noise stands between', () => {
    const between = fc.oneof(noise, fc.constant([]));
    fc.assert(
      fc.property(fc.array(fc.tuple(between, delivery)), between, cuts, (parts, tail, sizes) => {
        const encode = ({ location, number, tags }: (typeof parts)[number][1]) =>
          answers.passings(location, number, tags);
        const stream = Uint8Array.from([...parts.flatMap(([bad, one]) => [...bad, ...encode(one)]), ...tail]);
        const found = decodeAll(mylapsDecoder(), cut(stream, sizes));
        expect(
          found
            .filter(isRead)
            .map(({ chip, stamp, point, antenna, rssi }) => [point, chip, stamp?.ms, antenna, rssi]),
        ).toEqual(
          parts.flatMap(([, { location, tags }]) =>
            tags.map(({ chip, local, antenna, rssi }) => [location, chip, local, antenna, rssi]),
          ),
        );
        expect(found.flatMap((one) => (one.type === 'delivered' ? [one.number] : []))).toEqual(
          parts.map(([, { number }]) => String(number)),
        );
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it(
    'survives anything, accounts for every byte, and holds no more than its longest message',
    { timeout: fuzzTimeout },
    () => {
      const local = at('2026-05-10T10:40:00.123');
      const messages = [
        answers.passings('Finish', 7, [{ chip: '0000041', local, antenna: 2, rssi: -60 }]),
        answers.gun('Start', 8, local),
        answers.pong('Start'),
        answers.ping(),
      ];
      expect(fuzz(mylapsDecoder, messages, 32 * 1024)).toBeNull();
    },
  );
});
