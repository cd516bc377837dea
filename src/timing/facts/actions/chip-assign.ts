import { chipKey } from '../../model/chip.ts';
import { withOwners } from './affects.ts';
import { chipDecision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const chipAssign: ActionRules<'chip.assign'> = {
  apply(facts, { chip, bib, from }) {
    facts.owners.give(chipKey(chip), bib, from);
  },
  affects: ({ chip, bib }, known) => withOwners(known, [bib], [chipKey(chip)]),
  decides: (action) => [chipDecision(action, action.from)],
  concerns: ({ chip, bib }, runner) => bib === runner.bib || runner.chips.has(chipKey(chip)),
};
