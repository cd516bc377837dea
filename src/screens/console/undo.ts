import i18next from 'i18next';
import type { ActionRow } from '../../contract/feed.ts';
import { postUndo } from '../api/calls.ts';
import { feedNow } from '../feed/store.ts';
import { toasts } from '../parts/toast.ts';
import { attempt } from './attempt.ts';

/** What one key takes back: what is done in a hurry. A start list is taken back from the log. */
const hurried = ['gun.fire', 'passing.add', 'passing.assign', 'passing.void', 'chip.assign', 'chip.map'];

/** The newest action that Ctrl+Z takes back; undefined where there is none. `actions` newest first. */
export function lastUndoable(actions: readonly ActionRow[]): ActionRow | undefined {
  return actions.find(({ type, undone, undoable }) => undoable && !undone && hurried.includes(type));
}

/** The action that brings an undone one back, where the station still lists it. */
export function undoOf(actions: readonly ActionRow[], id: string): ActionRow | undefined {
  return actions.find(({ type, undone, params }) => type === 'undo' && !undone && params['target'] === id);
}

/** Takes back the newest action, and offers to bring it back. */
export async function undoLast(): Promise<void> {
  const action = lastUndoable(feedNow().sections?.actions ?? []);
  if (action === undefined) toasts.add({ title: i18next.t('undo.nothing') });
  else await undo(action.id);
}

/** Takes an action back, and offers to bring it back. */
export async function undo(id: string): Promise<void> {
  const done = await attempt(postUndo(id));
  if (done === null || done.action === null) return;
  const undoing = done.action;
  const bringBack = () => {
    toasts.close(toast);
    void attempt(postUndo(undoing));
  };
  const toast = toasts.add({
    type: 'good',
    title: i18next.t('undo.done'),
    actionProps: { children: i18next.t('undo.bringBack'), onClick: bringBack },
  });
}
