import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chipKey } from '../model/chip.ts';
import { PassingTable } from './passing-table.ts';
import type { Passing } from '../model/read.ts';

const time = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 2e12, noNaN: true }));
const passing = fc.record({
  id: fc.oneof(
    fc.nat(30).map((number) => `S:${number}`),
    fc.constantFrom(
      'other:3',
      'S:03',
      'S:-1',
      'S:1.5',
      'S:4294967295',
      'S:99999999999',
      'S:',
      'no number',
      '',
    ),
  ),
  point: fc.constantFrom('start', 'finish'),
  source: fc.constant('chip' as const),
  chip: fc.constantFrom('E1', 'e1', '00E1', 'E2', 'E3'),
  reader: fc.option(fc.constantFrom('main', 'backup'), { nil: undefined }),
  bib: fc.constant(null),
  first: time,
  last: time,
  strongest: time,
  rssi: fc.option(fc.integer({ min: -90, max: 0 })),
  reads: fc.nat(1000),
  uncertain: fc.option(
    fc.record({ first: fc.nat(50), last: fc.constant(null), strongest: fc.option(fc.nat(50)) }),
    { nil: undefined },
  ),
});
const step = fc.oneof(
  passing.map((one) => ({ one, goes: false })),
  passing.map((one) => ({ one, goes: true })),
);
const byId = (passings: Iterable<Passing>) =>
  [...passings].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));

it('holds what was put in, whatever the ids and the order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const table = new PassingTable();
      const held = new Map<string, Passing>();
      for (const { one, goes } of steps) {
        if (goes) {
          table.delete(one.id);
          held.delete(one.id);
        } else {
          expect(table.at(table.set(one))).toEqual(one);
          held.set(one.id, one);
        }
        expect(table.get(one.id)).toEqual(held.get(one.id));
      }
      expect(byId(table.all())).toEqual(byId(held.values()));
      const begun = [...held.values()].map(({ first }) => first).sort((one, other) => other - one);
      for (const count of [1, 3, 10])
        expect(byId(table.latest(count))).toEqual(
          byId([...held.values()].filter(({ first }) => first >= (begun[count - 1] ?? -Infinity))),
        );
      for (const chip of ['E1', 'E2', 'E3']) {
        const own = [...held.values()].filter((one) => chipKey(one.chip ?? '') === chip);
        expect(byId(table.ofChip(chip))).toEqual(byId(own));
        expect(table.hasChip(chip)).toBe(own.length > 0);
        expect([...table.chips()].includes(chip)).toBe(own.length > 0);
      }
      const numbered = [...held.values()].filter(
        ({ id }) => /^S:\d+$/.test(id) && id === `S:${Number(id.slice(2))}`,
      );
      const inOrder = numbered
        .filter(({ id }) => Number(id.slice(2)) < 2 ** 32 - 1)
        .sort((one, other) => Number(one.id.slice(2)) - Number(other.id.slice(2)));
      expect([...table.ofStation('S')]).toEqual(inOrder);
    }),
    { numRuns: 300 },
  );
});

it('grows with the race', () => {
  const table = new PassingTable();
  const made = Array.from({ length: 5000 }, (_, index): Passing => {
    const moment = 1_800_000_000_000 + index;
    const seen = { first: moment, last: moment + 1, strongest: moment, rssi: -60.5, reads: index };
    return {
      id: `S:${index * 3}`,
      point: 'finish',
      source: 'chip',
      chip: `C${index % 700}`,
      bib: null,
      ...seen,
    };
  });
  for (const one of made) table.set(one);
  expect([...table.ofStation('S')]).toEqual(made);
});
