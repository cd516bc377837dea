import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passing } from '../timing.fixture.ts';
import type { Passing } from '../model/read.ts';
import { UnknownChips } from './unknown-chips.ts';

const step = fc.record({
  chip: fc.constantFrom('1', '2', '3', '4', '5'),
  seconds: fc.nat(20),
  isUnknown: fc.boolean(),
});

it('the latest are the first of all, whatever came and went', () => {
  fc.assert(
    fc.property(fc.array(step), fc.nat(6), (steps, count) => {
      const held = new Map<string, Passing[]>();
      const unknown = new Set<string>();
      const chips = new UnknownChips((key) => held.get(key) ?? []);
      for (const { chip, seconds, isUnknown } of steps) {
        held.set(`C${chip}`, [...(held.get(`C${chip}`) ?? []), passing(chip, 'finish', seconds)]);
        if (isUnknown) unknown.add(`C${chip}`);
        else unknown.delete(`C${chip}`);
        chips.note(`C${chip}`, isUnknown);
        chips.latest(1);
      }
      const all = chips.latest(Infinity);
      expect(chips.latest(count)).toEqual(all.slice(0, count));
      expect(new Set(all.map(({ chip }) => chip))).toEqual(unknown);
      for (const [index, one] of all.entries()) {
        const own = held.get(one.chip) ?? [];
        expect(one).toMatchObject({
          passings: own.length,
          lastSeen: Math.max(...own.map(({ last }) => last)),
        });
        expect(one.lastSeen).toBeLessThanOrEqual(all[index - 1]?.lastSeen ?? Infinity);
      }
    }),
  );
});
