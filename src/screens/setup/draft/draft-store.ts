import { create } from 'zustand';
import { keep, kept } from '../../theme/kept.ts';
import { check, type Checked } from './check.ts';
import type { EventDraft } from './event-draft.ts';
import { draftOfText } from './open-file.ts';

const storageKey = 'goldline.event-draft';
const stepsKept = 50;

interface DraftState {
  draft: EventDraft | null;
  checked: Checked;
  /** What it was before each of the last changes. */
  past: EventDraft[];
}

/** Fields that hold a text which is not understood. */
const useUnread = create<{ ids: readonly string[] }>(() => ({ ids: [] }));

/** Whether some field holds a text that is not understood: the draft does not say what is seen there. */
export const useHasUnread = (): boolean => useUnread(({ ids }) => ids.length > 0);

/** Says of a field whether its text is not understood. */
export function setUnread(id: string, isUnread: boolean): void {
  const { ids } = useUnread.getState();
  if (ids.includes(id) === isUnread) return;
  useUnread.setState({ ids: isUnread ? [...ids, id] : ids.filter((one) => one !== id) });
}

const nothing: Checked = { faults: [], doubts: [] };

const useStore = create<DraftState>(() => stateOf(draftOfText(kept(storageKey) ?? ''), []));

/** The draft that this browser keeps, what is wrong with it, and what it was before. */
export const useDraftState = <Chosen>(choose: (state: DraftState) => Chosen): Chosen => useStore(choose);

/** The draft that is being edited; null before one is begun. */
export const useDraft = (): EventDraft | null => useStore((state) => state.draft);

/** Edits another draft; null puts it away. */
export function openDraft(draft: EventDraft | null): void {
  show(draft, []);
}

/** Changes the draft: `recipe` is given a copy of it. */
export function change(recipe: (draft: EventDraft) => void): void {
  const { draft, past } = useStore.getState();
  if (draft === null) return;
  const next = structuredClone(draft);
  recipe(next);
  if (JSON.stringify(next) !== JSON.stringify(draft)) show(next, [...past.slice(-stepsKept), draft]);
}

/** Takes the last change back. */
export function undoChange(): void {
  const { past } = useStore.getState();
  const before = past.at(-1);
  if (before !== undefined) show(before, past.slice(0, -1));
}

function show(draft: EventDraft | null, past: EventDraft[]): void {
  keep(storageKey, draft === null ? '' : JSON.stringify(draft));
  useStore.setState(stateOf(draft, past));
}

function stateOf(draft: EventDraft | null, past: EventDraft[]): DraftState {
  return { draft, past, checked: draft === null ? nothing : check(draft) };
}
