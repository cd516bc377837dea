import type { Problem } from '../../../contract/problem.ts';
import type { EntryFields } from '../../../timing/model/actions.ts';
import type { Entry } from '../../../timing/model/race.ts';
import { postBibChange, postEntry } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';

/** What became of saving an entry. */
export interface Saved {
  /** Whose it is now. */
  bib: string;
  /** The last action of it, to be taken back; null where nothing was written. */
  action: string | null;
  type: 'entry.change' | 'bib.change';
  /** Why it was refused; empty where it was not. */
  problems: Problem[];
}

interface ToSave {
  /** As it was; null for somebody new. */
  entry: Entry | null;
  bib: string;
  /** What is other than before. */
  fields: EntryFields;
  race: string;
  /** Whether a chip that the runner was seen by may be dropped. */
  mayDrop: boolean;
}

/**
 * Saves an entry: first the fields, then the bib, each an action of its own. What is refused leaves both as they
 * were, but for a bib that somebody else was given meanwhile.
 */
export async function saveEntry({ entry, bib, fields, race, mayDrop }: ToSave): Promise<Saved> {
  const saved: Saved = { bib: entry?.bib ?? bib, action: null, type: 'entry.change', problems: [] };
  try {
    if (entry === null) {
      const { action } = await postEntry({ bib, fields: { ...fields, race: race || null }, isNew: true });
      return { ...saved, action };
    }
    if (Object.keys(fields).length > 0) {
      const takeFrom = mayDrop ? { takeFrom: [entry.bib] } : {};
      saved.action = (await postEntry({ bib: entry.bib, fields, ...takeFrom })).action;
    }
    if (bib === entry.bib) return saved;
    const { action } = await postBibChange(entry.bib, bib);
    return { ...saved, bib, action, type: 'bib.change' };
  } catch (error) {
    return { ...saved, problems: problemsOf(error) };
  }
}
