import type { Action } from '../../model/actions.ts';
import { chipKey } from '../../model/chip.ts';
import type { Ms } from '../../model/race.ts';
import type { Decision } from './rules.ts';

/** What an action says of its subject: everything but who says it and why. */
export function decision(subject: string, action: Action): Decision {
  const { id: _id, station: _station, lamport: _lamport, at: _at, by: _by, seen: _seen, ...body } = action;
  return { subject, says: JSON.stringify({ ...body, reason: undefined }) };
}

/** Whose a chip is: the same where one station gave it alone and another in a map. */
export function chipDecision({ chip, bib }: { chip: string; bib: string }, from?: Ms): Decision {
  return { subject: `chip:${chipKey(chip)}`, says: JSON.stringify([bib, from]) };
}
