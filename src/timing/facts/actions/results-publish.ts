import type { ActionOf } from '../../model/actions.ts';
import type { Version } from '../../model/publication.ts';
import type { Facts } from '../facts.ts';
import { nobody } from './affects.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const resultsPublish: ActionRules<'results.publish'> = {
  apply: publish,
  affects: () => nobody,
  decides: (action) => (action.part === 1 ? [decision(`publish:${action.race}`, action)] : []),
  concerns: () => false,
  actId: ({ publication }) => publication,
};

/** A version counts when its last part is there: until then nothing was published. */
function publish(facts: Facts, action: ActionOf<'results.publish'>): void {
  const { publication, race, state, parts, reason = null, checksum, head, at, by } = action;
  const known = [...(facts.publishing.get(publication) ?? []), action];
  facts.publishing.set(publication, known);
  if (known.length < parts) return;
  facts.publishing.delete(publication);
  const rows = known.toSorted((one, other) => one.part - other.part).flatMap((part) => part.rows);
  const before = facts.versions.get(race) ?? [];
  const number = before.filter((version) => version.state === state).length + 1;
  const version: Version = {
    id: publication,
    race,
    state,
    number,
    at,
    by,
    reason,
    checksum,
    head,
    rows,
    lapsed: null,
  };
  facts.versions.set(race, [...before, version]);
}
