import { expect, it } from 'vitest';
import type { MatView } from '../../contract/mat-view.ts';
import { AgreedClocks } from './agreed-clocks.ts';

const address = 'tcp:10.0.0.1:10001?protocol=csv&point=finish';
const reader = {
  offset: -30,
  drift: null,
  roundTrip: null,
  measuredAt: null,
  jump: null,
  counts: 'reader',
  warn: false,
} as const;
const mat: MatView = {
  address,
  point: 'finish',
  state: 'reading',
  since: 0,
  lastRead: null,
  readsLastMinute: 0,
  readsTotal: 0,
  history: [],
  antennas: [],
  badFrames: 0,
  bytesDropped: 0,
  detail: null,
  clock: reader,
};
const clock = { offset: -120_000, roundTrip: 2, warn: true };

const aheadOf = (changed: Partial<MatView>, of = clock) =>
  new AgreedClocks(() => [{ clock: of, mats: [{ ...mat, ...changed }] }]).aheadOf(address);

it('where another station found a reader right, this one is off by what it differs from that', () => {
  expect(aheadOf({})).toBe(120_000);
  expect(aheadOf({}, { ...clock, warn: false })).toBe(0);
  expect(new AgreedClocks(() => [{ clock: null, mats: [mat] }]).aheadOf(address)).toBe(0);
});

it('nothing follows from a reader that is off, was moved, or is another one', () => {
  expect(aheadOf({ clock: { ...reader, counts: 'corrected', offset: 3_600_000 } })).toBe(0);
  expect(aheadOf({ clock: { ...reader, jump: { at: 0, step: 5000 } } })).toBe(0);
  expect(aheadOf({ clock: null })).toBe(0);
  expect(aheadOf({ address: address.replace('10.0.0.1', '10.0.0.2') })).toBe(0);
});
