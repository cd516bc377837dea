import { folded } from '../../../contract/event-file-of.ts';
import type { EventFile } from '../../../contract/event-file.ts';
import { onlySite, type EventDraft } from './event-draft.ts';

/** The event file that a draft is, as text: in the short form of one place where it has one. */
export function textOfDraft(draft: EventDraft): string {
  const tidy = structuredClone(draft);
  for (const site of tidy.sites) {
    const told = site.mats.filter((mat) => Object.keys(mat).length > 1 || !isPassed(tidy, mat.id));
    if (told.length > 0) site.mats = told;
    else delete (site as Partial<typeof site>).mats;
  }
  return `${JSON.stringify(folded(tidy as EventFile, onlySite), null, 2)}\n`;
}

/** {@link textOfDraft} as a file that can be sent or kept. */
export function fileOfDraft(draft: EventDraft): File {
  const name = `${draft.id === '' ? 'event' : draft.id}.json`;
  return new File([textOfDraft(draft)], name, { type: 'application/json' });
}

function isPassed({ races }: EventDraft, mat: string): boolean {
  return races.some(({ points }) => points.some((point) => (point.mat ?? point.id) === mat));
}
