import { chipsOf } from '../facts.ts';
import { withOwners } from './affects.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const chipSwap: ActionRules<'chip.swap'> = {
  /** Gives all chips of each of the two bibs, as things stand, to the other. */
  apply(facts, { bibs: [one, other], from }) {
    const chips = new Set([...chipsOf(facts, one), ...chipsOf(facts, other)]);
    for (const chip of chips) facts.owners.swap(chip, one, other, from);
  },
  affects: ({ bibs }, known) =>
    withOwners(
      known,
      bibs,
      bibs.flatMap((bib) => chipsOf(known.facts, bib)),
    ),
  decides: (action) => [decision(`chips:${action.bibs.toSorted().join('+')}`, action)],
  concerns: ({ bibs }, { bib }) => bibs.includes(bib),
};
