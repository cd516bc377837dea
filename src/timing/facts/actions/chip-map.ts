import { chipKey } from '../../model/chip.ts';
import { chipDecision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const chipMap: ActionRules<'chip.map'> = {
  apply(facts, { chips, from }) {
    for (const { chip, bib } of chips) facts.owners.give(chipKey(chip), bib, from);
  },
  affects: () => 'everybody',
  decides: ({ chips, from }) => chips.map((given) => chipDecision(given, from)),
  concerns: ({ chips }, runner) =>
    chips.some(({ chip, bib }) => bib === runner.bib || runner.chips.has(chipKey(chip))),
  actId: ({ map }) => map,
};
