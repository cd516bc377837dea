import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf } from './decoder.fixture.ts';
import { moments, noisyLines } from './decoder-laws.fixture.ts';
import { bytesOf } from './lines.ts';
import { answers, timerDecoder, type TimerModel } from './timer.ts';

const decodeText = (text: string, model: TimerModel = 'timy') =>
  decodeAll(timerDecoder({ model }), [bytesOf(text)]);
const ofDay = (time: string) => Date.parse(`1970-01-01T${time}Z`);
const impulse = { type: 'impulse', isGun: false, stored: false };

describe('lines of a Timy’s manual', () => {
  it('impulses of the start and the finish, of a photocell and of the keypad', () => {
    expect(
      decodeText(
        ' 0001 c0  15:43:49.8863 00\r 0005 c1  15:43:51.6464 00\r 0016 c1M 15:43:55.8800 00\r\n0051 C0  08:44:20.1228 00\r',
      ).filter(({ type }) => type !== 'text'),
    ).toMatchObject([
      { ...impulse, isGun: true, channel: 'C0', ofDay: ofDay('15:43:49.886') },
      { ...impulse, channel: 'C1', ofDay: ofDay('15:43:51.646') },
      { ...impulse, channel: 'C1', ofDay: ofDay('15:43:55.880') },
      { ...impulse, isGun: true, channel: 'C0', ofDay: ofDay('08:44:20.122') },
    ]);
  });

  it('what comes from its memory, with a comma, and without a valid number', () => {
    expect(decodeText('m0010 c1 15:44:00,8182 00\r?0011 c1  15:44:01.0366 00\r')).toMatchObject([
      { ...impulse, stored: true, ofDay: ofDay('15:44:00.818') },
      { ...impulse, ofDay: ofDay('15:44:01.036') },
    ]);
  });

  it('times that were deleted or typed in, results and running time are no impulses', () => {
    const lines = [
      'c0023 c1  15:44:15.7847 00',
      'C0011 c0 15:44:01,0366 00',
      'i0023 c1  15:44:15.7847 00',
      ' 0056 RT  00:01:06.86   01',
      ' 0056 SQ  00:01:06.86   01',
      'n0056',
      '12:13:43.9',
      'CLR',
    ];
    expect(decodeText(`${lines.join('\r')}\r`).map(({ type }) => type)).toEqual(lines.map(() => 'text'));
  });
});

it('an impulse of a TAG Heuer', () => {
  expect(decodeText('T       0012 1 15:26:21.14800\r'.padStart(30), 'tagheuer')).toHaveLength(1);
  expect(
    decodeAll(timerDecoder({ model: 'tagheuer' }), [
      answers.tagHeuer({ number: 12, channel: '1', local: ofDay('15:26:21.148') }),
    ]),
  ).toMatchObject([{ ...impulse, channel: '1', ofDay: ofDay('15:26:21.148') }]);
});

describe('lines that went wrong', () => {
  it.each([
    ['hour 24', ' 0001 c1  24:43:49.8863 00\r', 'bad-fields'],
    ['a line that ran into the next', ' 0001 c1  15:43: 0002 c1  15:43:50.1647 00\r', 'bad-fields'],
    ['words', 'no timer at all\r', 'bad-fields'],
    ['an end that never comes', ' 0001 c1  15:4', 'bad-length'],
    ['noise', '\x81\x02\r', 'garbage'],
  ])('%s is told', (_name, line, reason) => {
    expect(decodeText(line)).toMatchObject([{ type: 'bad', reason }]);
  });
});

describe('the decoder', () => {
  it('gets the same impulses however the stream is cut, whatever noise stands between', () => {
    const one = fc.record({
      number: fc.nat(9999),
      channel: fc.constantFrom('C0', 'C1', 'c3', 'c1M'),
      local: moments,
    });
    const between = fc.oneof(noisyLines, fc.constant([]));
    fc.assert(
      fc.property(fc.array(fc.tuple(between, one)), between, cuts, (parts, tail, sizes) => {
        const stream = Uint8Array.from([
          ...parts.flatMap(([bad, pulse]) => [...bad, ...answers.timy(pulse)]),
          ...tail,
        ]);
        const found = decodeAll(timerDecoder(), cut(stream, sizes));
        expect(found.filter(({ type }) => type === 'impulse')).toMatchObject(
          parts.map(([, { channel, local }]) => ({
            isGun: channel === 'C0',
            channel: channel.slice(0, 2).toUpperCase(),
            ofDay: ((local % 86_400_000) + 86_400_000) % 86_400_000,
          })),
        );
        expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
      }),
    );
  });

  it('survives anything, and accounts for every byte', { timeout: fuzzTimeout }, () => {
    const pulse = { number: 1, channel: 'C1', local: 0 };
    for (const model of ['timy', 'tagheuer'])
      expect(
        fuzz(() => timerDecoder({ model }), [answers.timy(pulse), answers.tagHeuer(pulse)], 96),
      ).toBeNull();
  });
});
