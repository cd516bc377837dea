import i18next from 'i18next';
import { create } from 'zustand';
import type { Problem } from '../../contract/problem.ts';
import { postRace, previewRace, type Preview } from '../api/calls.ts';
import { problemsOf } from '../api/http.ts';
import { toasts } from '../components/toast.ts';
import { languageNow } from '../i18n/language.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { fileOfDraft } from './draft/file-of-draft.ts';
import { askStation, isSame, stationDraftNow } from './station-draft.ts';

/** An event that is about to be saved. */
export interface Saving {
  draft: EventDraft;
  /** What the station has now; null where it has nothing. */
  before: EventDraft | null;
  /** Who would change; null until the station has said it, and where there is nothing yet to change. */
  preview: Preview | null;
  state: 'asking' | 'asked' | 'sending' | 'refused';
  problems: Problem[];
}

const useStore = create<{ saving: Saving | null }>(() => ({ saving: null }));

/** What is about to be saved; null where nothing is. */
export const useSaving = (): Saving | null => useStore(({ saving }) => saving);

export const leaveSaving = (): void => useStore.setState({ saving: null });

/** Saves a draft at the station. Over an event that is there already, it first asks what that would change. */
export async function save(draft: EventDraft, before: EventDraft | null): Promise<void> {
  const saving: Saving = { draft, before, preview: null, state: 'asking', problems: [] };
  if (before === null) return confirmSaving(saving);
  show(saving);
  try {
    const preview = await previewRace(fileOfDraft(draft));
    showIfStill(saving, { ...saving, preview, state: 'asked' });
  } catch (error) {
    const problems = problemsOf(error);
    // Where nothing is timed yet, because the site is not chosen say, there is nothing that could change.
    const isNothing = problems.every(({ code }) => code === 'no-race' || code === 'site-needed');
    showIfStill(
      saving,
      isNothing ? { ...saving, state: 'asked' } : { ...saving, problems, state: 'refused' },
    );
  }
}

/** Saves a draft, once it is known what the station has; nothing where that is the same. */
export async function saveByKey(draft: EventDraft): Promise<void> {
  if (!stationDraftNow().known) await askStation();
  const { file, known } = stationDraftNow();
  if (known && (file === null || !isSame(file, draft))) await save(draft, file);
}

/** Sends what was shown to the station. */
export async function confirmSaving(saving: Saving): Promise<void> {
  const sending: Saving = { ...saving, state: 'sending' };
  show(sending);
  try {
    await postRace(fileOfDraft(saving.draft), { language: languageNow() });
    await askStation();
    leaveSaving();
    toasts.add({ title: i18next.t('editor.savedToast') });
  } catch (error) {
    show({ ...sending, state: 'refused', problems: problemsOf(error) });
  }
}

function show(saving: Saving): void {
  useStore.setState({ saving });
}

/** What comes of a question counts only while it is still asked. */
function showIfStill(asked: Saving, next: Saving): void {
  if (useStore.getState().saving === asked) show(next);
}
