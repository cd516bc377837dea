import type { ActionOf } from '../../model/actions.ts';
import type { Passing } from '../../model/read.ts';
import { ofPassing } from './affects.ts';
import type { ActionRules } from './rules.ts';

export const passingAdd: ActionRules<'passing.add'> = {
  apply(facts, action) {
    facts.handPassings.set(action.id, handPassing(action));
  },
  affects: ({ id }, known) => ofPassing(known, id),
  decides: () => [],
  concerns: ({ id, bib }, runner) => runner.passings.has(id) || bib === runner.bib,
  passings: ({ id }) => [id],
};

/** The passing that a person's time makes. */
export function handPassing({
  id,
  point,
  bib,
  time,
  source = 'hand',
}: Pick<ActionOf<'passing.add'>, 'id' | 'point' | 'bib' | 'time' | 'source'>): Passing {
  return {
    id,
    point,
    source,
    chip: null,
    bib,
    first: time,
    last: time,
    strongest: time,
    rssi: null,
    reads: 0,
  };
}
