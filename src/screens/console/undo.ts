import i18next from 'i18next';
import type { ActionRow } from '../../contract/feed.ts';
import { isSameActor } from '../../contract/actor.ts';
import { undoingOf } from '../../contract/actions.ts';
import { getEntry, getUndoable, postUndo } from '../api/calls.ts';
import { consoleName } from '../api/console-id.ts';
import { toasts } from '../components/toast.ts';
import { actionText } from './action-text.ts';
import { attempt } from './attempt.ts';
import { openDialog } from './console-state.ts';
import { focusEntryIfIdle } from './entry-focus.ts';
import { actionsNow } from './known-actions.ts';

/** Who a bib belongs to is told with what was taken back, where the station says it within so many milliseconds. */
const nameMaxMs = 1000;

/** The newest action by `by` that stands and can be taken back; `actions` newest first. */
export function newestOf(actions: readonly ActionRow[], by: string): ActionRow | undefined {
  return actions.find((action) => isSameActor(action.by, by) && isStanding(action));
}

/** The newest action by somebody else that is newer than `own`, stands and could be taken back. */
export function newerElsewhere(
  actions: readonly ActionRow[],
  by: string,
  own: ActionRow | null,
): ActionRow | undefined {
  const newer = actions.slice(
    0,
    own === null ? actions.length : actions.findIndex(({ id }) => id === own.id),
  );
  return newer.find((action) => !isSameActor(action.by, by) && isStanding(action));
}

/** The undo by `by` that can be undone: the newest, while nothing else was done after it. */
export function lastUndoOf(actions: readonly ActionRow[], by: string): ActionRow | undefined {
  const bringsBack = ({ type, params }: ActionRow) =>
    type === 'undo' && actions.some(({ id, type }) => id === params['target'] && type === 'undo');
  const newest = actions.find(
    (action) => isSameActor(action.by, by) && !action.undone && action.undoable && !bringsBack(action),
  );
  return newest?.type === 'undo' ? newest : undefined;
}

/** The undo that took this action back and still stands, where the station still lists it. */
export function undoOf(actions: readonly ActionRow[], id: string): ActionRow | undefined {
  return actions.find(({ type, undone, params }) => type === 'undo' && !undone && params['target'] === id);
}

function isStanding({ type, undone, undoable }: ActionRow): boolean {
  return undoable && !undone && type !== 'undo';
}

/** Takes back the newest action of this console, however long ago it was; where the race hangs on it, asks first. */
export async function undoLast(): Promise<void> {
  const actions = actionsNow();
  const by = consoleName();
  const own = newestOf(actions, by) ?? (await attempt(getUndoable()))?.action ?? null;
  if (own !== null) return undo(own);
  const theirs = newerElsewhere(actions, by, null);
  toasts.add({ title: i18next.t('undo.nothing'), description: elsewhereText(theirs, actions) });
}

/** Brings back what this console took back last, while it has done nothing else since. */
export async function redoLast(): Promise<void> {
  const undoing = lastUndoOf(actionsNow(), consoleName());
  if (undoing === undefined) toasts.add({ title: i18next.t('undo.nothingBack') });
  else await bringBack(undoing);
}

/** Takes an action back, after a question where the race hangs on it. */
export async function undo(action: ActionRow): Promise<void> {
  if (undoingOf(action.type) === 'ask') openDialog({ kind: 'undo', action });
  else await takeBack(action);
}

/** Takes an action back, says what it was, and offers to bring it back. */
export async function takeBack(action: ActionRow): Promise<void> {
  const before = actionsNow();
  const [done, person] = await Promise.all([attempt(postUndo(action.id)), personOf(action)]);
  focusEntryIfIdle();
  if (done === null || done.action === null) return;
  const undoing = done.action;
  const theirs = newerElsewhere(before, consoleName(), action);
  const toast = toasts.add({
    type: 'good',
    title: i18next.t('action.undo', { what: actionText(action, before, person) }),
    description: elsewhereText(theirs, before),
    actionProps: {
      children: i18next.t('undo.bringBack'),
      onClick: () => {
        toasts.close(toast);
        void restore(undoing, action);
      },
    },
  });
}

/** Undoes an undo: what it took back counts again. */
export async function bringBack(undoing: ActionRow): Promise<void> {
  const action = actionsNow().find(({ id }) => id === undoing.params['target']);
  await restore(undoing.id, action);
}

async function restore(undoing: string, action: ActionRow | undefined): Promise<void> {
  const before = actionsNow();
  const [done, person] = await Promise.all([
    attempt(postUndo(undoing)),
    action === undefined ? null : personOf(action),
  ]);
  focusEntryIfIdle();
  if (done === null) return;
  const what = actionText(action ?? { type: 'earlier', params: {} }, before, person);
  toasts.add({ type: 'good', title: i18next.t('action.undo-undo', { what }) });
}

/** Says that something newer of somebody else is left alone. */
function elsewhereText(theirs: ActionRow | undefined, actions: readonly ActionRow[]): string | undefined {
  return theirs === undefined
    ? undefined
    : i18next.t('undo.elsewhere', { what: actionText(theirs, actions) });
}

/** The name of who an action is about; null where nobody is, or where the station does not say. */
async function personOf({ params }: ActionRow): Promise<string | null> {
  const bib = params['bib'];
  if (bib === undefined) return null;
  try {
    const { person } = await getEntry(String(bib), AbortSignal.timeout(nameMaxMs));
    return person.name;
  } catch {
    return null;
  }
}
