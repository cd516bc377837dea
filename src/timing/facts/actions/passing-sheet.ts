import type { ActionOf } from '../../model/actions.ts';
import { handPassing } from './passing-add.ts';
import { ofPassing } from './affects.ts';
import type { ActionRules } from './rules.ts';

export const passingSheet: ActionRules<'passing.sheet'> = {
  apply(facts, action) {
    const { point, source } = action;
    for (const [index, { bib, time }] of action.passings.entries()) {
      const id = passingId(action, index);
      facts.handPassings.set(id, handPassing({ id, point, bib, time, source }));
    }
  },
  affects(action, known) {
    const owners = passingIds(action).map((id) => ofPassing(known, id));
    return { bibs: owners.flatMap(({ bibs }) => bibs), chips: owners.flatMap(({ chips }) => chips) };
  },
  decides: () => [],
  concerns: (action, runner) =>
    action.passings.some(
      ({ bib }, index) => bib === runner.bib || runner.passings.has(passingId(action, index)),
    ),
  actId: ({ sheet }) => sheet,
  passings: passingIds,
};

/** The id of one passing of a part: that of the action, and its number in it. */
function passingId({ id }: ActionOf<'passing.sheet'>, index: number): string {
  return `${id}.${index + 1}`;
}

function passingIds(action: ActionOf<'passing.sheet'>): string[] {
  return action.passings.map((_, index) => passingId(action, index));
}
