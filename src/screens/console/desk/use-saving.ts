import { useState, type SubmitEvent } from 'react';
import type { Problem } from '../../../contract/problem.ts';
import type { Entry } from '../../../timing/model/race.ts';
import { previewEntry, type Preview } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { bibOf } from '../entry/entry-keys.ts';
import { changedFields, type EntryDraft } from './entry-draft.ts';
import { saveEntry, type Saved } from './save-entry.ts';

/** What the station said of what the form says: what it would change, or why it was refused. */
interface Told {
  preview: Preview | null;
  problems: Problem[];
}

const nothingTold: Told = { preview: null, problems: [] };

/** Saving what a form says: results that would change are shown first, what is refused is told in the form. */
export function useSaving(
  entry: Entry | null,
  before: EntryDraft,
  draft: EntryDraft,
  onSaved: (saved: Saved) => void,
) {
  const fields = changedFields(before, draft);
  const bib = bibOf(draft.bib);
  const said = JSON.stringify([bib, fields]);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ said: string; told: Told } | null>(null);
  /** Of something else that the form said before it does not count. */
  const { preview, problems } = answer?.said === said ? answer.told : nothingTold;
  const tell = (told: Partial<Told>) => setAnswer({ said, told: { ...nothingTold, ...told } });

  const save = async (mayDrop: boolean) => {
    const done = await saveEntry({ entry, bib, fields, race: draft.race, mayDrop });
    if (done.problems.length === 0) onSaved(done);
    else tell({ problems: done.problems });
  };
  /** Whether it may be saved at once, because nobody's result changes. */
  const isQuiet = async ({ bib: known }: Entry) => {
    try {
      const would = await previewEntry({ bib: known, fields }, bib === known ? undefined : bib);
      if (isNothing(would)) return true;
      tell({ preview: would });
    } catch (error) {
      tell({ problems: problemsOf(error) });
    }
    return false;
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    if (entry === null || preview !== null || (await isQuiet(entry))) await save(false);
    setBusy(false);
  };
  return {
    preview,
    problems,
    isBusy,
    isChanged: bib !== entry?.bib || Object.keys(fields).length > 0,
    /** Whether only a chip that the runner was seen by stands in the way. */
    mayDrop: problems.length > 0 && problems.every(({ code }) => code === 'chip-dropped'),
    drop: () => void save(true),
    submit,
  };
}

function isNothing({ times, places, statuses, podiums }: Preview): boolean {
  return times + places + statuses + podiums.length === 0;
}
