import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytes, decodeAll, hexOf } from './decoder.fixture.ts';
import { itObeysTheLaws, moments } from './decoder-laws.fixture.ts';
import { answers, commands, sportIdentDecoder } from './sportident.ts';

it('a punch that was recorded: control 44, card 343866, 19:19:19 on a Tuesday', () => {
  const frame = Uint8Array.from([
    255, 2, 211, 13, 0, 44, 0, 3, 171, 90, 37, 102, 247, 13, 0, 1, 192, 251, 107, 3,
  ]);
  expect(decodeAll(sportIdentDecoder(), [frame])).toMatchObject([
    { type: 'wake' },
    {
      type: 'read',
      chip: '343866',
      antenna: 44,
      sequence: 448,
      stamp: { kind: 'time-of-day', ms: ((19 * 60 + 19) * 60 + 19) * 1000 + 50 },
    },
  ]);
});

it('frames that public programs name have the CRC that is expected', () => {
  expect(decodeAll(sportIdentDecoder(), [bytes('02ef0108ea0903'), bytes('02f0014d6d0a03')])).toMatchObject([
    { type: 'other', command: 0xef },
    { type: 'other', command: 0xf0 },
  ]);
  expect(hexOf(commands.getTime())).toBe('ff02f700f70003');
});

it('what a clock shows', () => {
  const local = Date.parse('2026-05-10T13:31:07.500Z');
  expect(decodeAll(sportIdentDecoder(), [answers.time(local)])).toMatchObject([
    { type: 'wake' },
    { type: 'time', local },
  ]);
});

it.each([['a card without a number', { chip: 0, local: 0, number: 1 }, 'bad-field']])(
  '%s is told',
  (_name, punch, reason) => {
    expect(decodeAll(sportIdentDecoder(), [answers.punch(punch)]).at(-1)).toMatchObject({
      type: 'bad',
      reason,
    });
  },
);

itObeysTheLaws({
  decoder: sportIdentDecoder,
  tag: fc.record({
    chip: fc.integer({ min: 500_000, max: 9_999_999 }),
    local: moments,
    number: fc.nat(100_000),
  }),
  encode: answers.punch,
  says: ({ chip }) => ({ chip: String(chip), antenna: 44 }),
  noise: fc.array(fc.constantFrom(0x00, 0x01, 0x13, 0x7e, 0x80, 0x99), { maxLength: 30 }),
  samples: [answers.punch({ chip: 7_420_103, local: 1_778_398_267_420, number: 9 }), answers.time(0)],
  pendingMax: 166,
});
