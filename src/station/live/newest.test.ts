import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Newest } from './newest.ts';

const change = fc.record({
  id: fc.integer({ min: 0, max: 30 }),
  moment: fc.option(fc.integer({ min: 0, max: 1000 })),
});

it('shows what the newest of all rows are, after any changes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
      const shown = 4;
      const all = new Map<string, number>();
      let newest = new Newest(shown);
      for (const [index, { id, moment }] of changes.entries()) {
        // No two rows have one moment: their order would be a matter of taste.
        const at = moment === null ? null : moment * 1000 + index;
        if (at === null) all.delete(String(id));
        else all.set(String(id), at);
        newest.set(String(id), at);
        if (newest.isShort) {
          newest = new Newest(shown);
          for (const row of all) newest.set(...row);
        }
        const expected = [...all].sort((one, other) => other[1] - one[1]).slice(0, shown);
        expect(newest.ids()).toEqual(expected.map(([row]) => row));
      }
    }),
  );
});
