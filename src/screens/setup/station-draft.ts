import { useEffect } from 'react';
import { create } from 'zustand';
import { eventFileSchema } from '../../contract/event-file.ts';
import { getEventFile } from '../api/calls.ts';
import { useFeed } from '../feed/store.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { draftOf } from './draft/open-file.ts';

interface StationDraft {
  /** What the station times, as a draft; null where it times nothing yet. */
  file: EventDraft | null;
  /** Whether the station has said it. */
  known: boolean;
}

const useStore = create<StationDraft>(() => ({ file: null, known: false }));

/** What the station times, asked for again whenever its event changes. */
export function useStationDraft(): StationDraft {
  const event = useFeed((feed) => feed.sections?.event);
  const defined = useFeed((feed) => feed.sections?.actions.find(({ type }) => type.endsWith('.define'))?.id);
  useEffect(() => {
    void askStation();
  }, [event, defined]);
  return useStore();
}

/** The same as it is now, for event handlers. */
export const stationDraftNow = (): StationDraft => useStore.getState();

/** Asks the station for the file of what it times. */
export async function askStation(): Promise<void> {
  try {
    const { file } = await getEventFile();
    useStore.setState({ file: file === null ? null : draftOf(file), known: true });
  } catch {
    // The banner says that the station does not answer; it is asked again when its event changes.
  }
}

/** A draft with everything said that it leaves to the usual, so that two can be compared. */
export function wholeDraft(draft: EventDraft): EventDraft | null {
  const parsed = eventFileSchema.safeParse(draft);
  if (!parsed.success) return null;
  const whole = draftOf(parsed.data);
  for (const site of whole?.sites ?? []) site.mats = site.mats.filter((mat) => Object.keys(mat).length > 1);
  return whole;
}

/** Whether two drafts define the same. */
export function isSame(one: EventDraft, other: EventDraft): boolean {
  const [first, second] = [wholeDraft(one), wholeDraft(other)];
  return first !== null && second !== null && sorted(first) === sorted(second);
}

/** JSON with fields in one order, and instants as such. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) => {
    if ((key === 'start' || key === 'gun') && typeof field === 'string') return Date.parse(field);
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
