import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChipOwners } from './chip-owners.ts';

const bib = fc.constantFrom('1', '2', '3');
const moments = Array.from({ length: 12 }, (_, index) => index);
const from = fc.option(fc.constantFrom(...moments), { nil: undefined });
const act = fc.oneof(
  fc.record({ kind: fc.constant('list' as const), bib }),
  fc.record({ kind: fc.constant('give' as const), bib, from }),
  fc.record({ kind: fc.constant('swap' as const), bibs: fc.tuple(bib, bib), from }),
);

it('each moment of a chip is whose the last act that reaches it says, and the start list where none does', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
      const owners = new ChipOwners();
      let listed: string | undefined;
      const said = new Map<number, string>();
      const at = (moment: number) => said.get(moment) ?? listed;
      // Before all moments too: what is given without a moment holds there.
      const all = [-1, ...moments];
      for (const one of acts) {
        const reached = all.filter((moment) => one.kind === 'list' || moment >= (one.from ?? -Infinity));
        if (one.kind === 'list') {
          owners.list('C', one.bib);
          listed = one.bib;
        } else if (one.kind === 'give') {
          owners.give('C', one.bib, one.from);
          for (const moment of reached) said.set(moment, one.bib);
        } else {
          const [left, right] = one.bibs;
          owners.swap('C', left, right, one.from);
          for (const moment of reached) {
            const owner = at(moment);
            if (owner === left) said.set(moment, right);
            else if (owner === right) said.set(moment, left);
          }
        }
      }
      expect(all.map((moment) => owners.at('C', moment))).toEqual(all.map(at));
      expect(owners.at('C')).toBe(at(moments.at(-1)!));
      const stretches = owners.ofChip('C');
      for (const moment of all)
        expect(stretches.find((stretch) => stretch.from <= moment && moment < stretch.until)?.bib).toBe(
          at(moment),
        );
      const everOwned = new Set(all.map(at).filter((one) => one !== undefined));
      for (const one of ['1', '2', '3'])
        expect(owners.chipsOf(one, listed === one ? ['C'] : [])).toEqual(everOwned.has(one) ? ['C'] : []);
    }),
  );
});

it('a chip that was never handed over has one owner without a look at moments', () => {
  const owners = new ChipOwners();
  owners.list('C', '1');
  owners.give('C', '2', 5);
  expect([owners.isHandedOver('C'), owners.bibsOf('C')]).toEqual([true, ['1', '2']]);
  owners.give('C', '3');
  expect([owners.isHandedOver('C'), owners.bibsOf('C')]).toEqual([false, ['3']]);
  expect(owners.chipsOf('1', ['C'])).toEqual([]);
});
