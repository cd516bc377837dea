import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NewestOfRaces } from './newest-of-races.ts';

const change = fc.record({
  id: fc.integer({ min: 0, max: 30 }),
  race: fc.constantFrom('marathon', 'half', 'ten'),
  moment: fc.option(fc.integer({ min: 0, max: 1000 })),
});

it('shows the newest of each race, after any changes and moves from one race to another', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
      const shown = 4;
      const all = new Map<string, [race: string, moment: number]>();
      let newest = new NewestOfRaces(shown);
      for (const [index, { id, race, moment }] of changes.entries()) {
        // No two rows have one moment: their order would be a matter of taste.
        const at = moment === null ? null : moment * 1000 + index;
        if (at === null) all.delete(String(id));
        else all.set(String(id), [race, at]);
        newest.set(String(id), race, at);
        if (newest.isShort) {
          newest = new NewestOfRaces(shown);
          for (const [row, of] of all) newest.set(row, ...of);
        }
        const sorted = [...all].sort(([, [, one]], [, [, other]]) => other - one);
        const ofEach = Map.groupBy(sorted, ([, [own]]) => own);
        const expected = sorted.filter((row) => ofEach.get(row[1][0])!.indexOf(row) < shown);
        expect(newest.ids()).toEqual(expected.map(([row]) => row));
      }
    }),
  );
});
