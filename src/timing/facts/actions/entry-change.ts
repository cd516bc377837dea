import type { EntryFields } from '../../model/actions.ts';
import { chipKey } from '../../model/chip.ts';
import type { Entry } from '../../model/race.ts';
import { ofEntry } from './affects.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';
import { setEntry } from './set-entry.ts';

export const entryChange: ActionRules<'entry.change'> = {
  apply(facts, { bib, fields }) {
    setEntry(facts, bib, changed(facts.entries.get(bib), bib, fields));
  },
  affects: ({ bib, fields }, known) => ofEntry(known, bib, fields.chips?.map(chipKey)),
  decides: (action) => [decision(`entry:${action.bib}`, action)],
  concerns: ({ bib }, runner) => bib === runner.bib,
};

/** The entry with these fields set; what null clears is gone. A new bib begins as nobody in particular. */
function changed(entry: Entry | undefined, bib: string, fields: EntryFields): Entry {
  const result: Record<string, unknown> = { ...(entry ?? { name: '', sex: 'X', chips: [] }), bib };
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value !== null) result[field] = value;
    else if (field === 'chips') result[field] = [];
    else if (field !== 'name' && field !== 'sex') delete result[field];
  }
  return result as unknown as Entry;
}
