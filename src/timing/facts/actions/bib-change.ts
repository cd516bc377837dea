import type { Facts } from '../facts.ts';
import { ofEntry } from './affects.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';
import { setEntry } from './set-entry.ts';

export const bibChange: ActionRules<'bib.change'> = {
  /** Everything that was said of the runner until now goes with them; what is said of the old bib later is nobody's. */
  apply(facts, { bib, to }) {
    const entry = facts.entries.get(bib);
    if (entry === undefined || facts.entries.has(to)) return;
    setEntry(facts, bib, undefined);
    facts.owners.rename(bib, to);
    setEntry(facts, to, { ...entry, bib: to });
    renamePassings(facts, bib, to);
    const ruling = facts.rulings.get(bib);
    if (ruling !== undefined) facts.rulings.set(to, ruling);
    facts.rulings.delete(bib);
    for (const [id, protest] of facts.protests)
      if (protest.bib === bib) facts.protests.set(id, { ...protest, bib: to });
    facts.orders = facts.orders.map((order) => ({
      ...order,
      bibs: order.bibs.map((one) => (one === bib ? to : one)),
    }));
  },
  affects({ bib, to }, known) {
    const [before, after] = [ofEntry(known, bib), ofEntry(known, to)];
    return { bibs: [bib, to, ...before.bibs, ...after.bibs], chips: [...before.chips, ...after.chips] };
  },
  decides: (action) => [decision(`entry:${action.bib}`, action), decision(`entry:${action.to}`, action)],
  concerns: ({ bib, to }, runner) => bib === runner.bib || to === runner.bib,
};

/** Passings by hand that were the old bib's. */
function renamePassings({ handPassings, assignedPassings }: Facts, bib: string, to: string): void {
  for (const [id, passing] of handPassings)
    if (passing.bib === bib) handPassings.set(id, { ...passing, bib: to });
  for (const [id, assigned] of assignedPassings) if (assigned === bib) assignedPassings.set(id, to);
}
