import type { ActionRow } from '../../contract/feed.ts';
import { undoingOf } from '../../contract/actions.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import type { Act } from '../api/act-queue.ts';
import { actsNow } from '../api/acts.ts';
import { consoleName } from '../api/console-id.ts';
import { feedNow } from '../feed/store.ts';

/** So long after an act was recorded an event of the feed may still be without it, in milliseconds. */
const crossingMs = 300;
/** After so long it is in the feed, or the feed does not come. */
const feedLateMs = 5000;

/** What people did, newest first: what the feed lists, and above it what this console did since. */
export function actionsNow(): ActionRow[] {
  const { pending, recorded } = actsNow();
  const { sections, actionsHeard } = feedNow();
  const now = performance.now();
  const fresh = recorded.filter(
    ({ at }) => now - at < crossingMs || (at > actionsHeard && now - at < feedLateMs),
  );
  return withActs(sections?.actions ?? [], [...fresh.map(({ act }) => act), ...pending], consoleName());
}

/** The rows of the feed, newest first, with `acts` of the console `by`, newest last, that it does not have yet. */
export function withActs(rows: readonly ActionRow[], acts: readonly Act[], by: string): ActionRow[] {
  const told = new Set(rows.map(({ id }) => id));
  const fresh = acts.filter(({ id }) => !told.has(id)).map((act) => rowOf(act, by));
  const all = [...fresh.toReversed(), ...rows];
  const byId = new Map(all.map((row) => [row.id, row]));
  /** What the feed does not know yet of what is taken back. */
  const undone = new Map<string, boolean>();
  const isUndone = (row: ActionRow) => undone.get(row.id) ?? row.undone;
  for (const row of all) {
    if (row.type !== 'undo') continue;
    const target = byId.get(String(row.params['target']));
    if (target === undefined) continue;
    const isFresh = !told.has(row.id);
    // An undo that is taken back gives back what it took.
    if (isFresh || undone.has(row.id)) undone.set(target.id, !isUndone(row));
  }
  return all.map((row) => (undone.has(row.id) ? { ...row, undone: isUndone(row) } : row));
}

/** An act as the feed will list it. */
export function rowOf({ id, type, body, since }: Act, by: string): ActionRow {
  const params = Object.fromEntries(
    Object.entries({ ...body, reader: body['address'] }).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
  if (Array.isArray(body['assign'])) params['chips'] = body['assign'].length;
  if (Array.isArray(body['passings'])) params['times'] = body['passings'].length;
  if (typeof params['status'] === 'string') params['status'] = params['status'].toUpperCase();
  return { id, type, at: since, by, params, undone: false, undoable: undoingOf(type) !== 'never' };
}

/** An action that is known to be there, also where the feed does not list it any more. */
export function actionOf(id: string, type: ActionBody['type'], params: ActionRow['params']): ActionRow {
  const row = { id, type, at: 0, by: '', params, undone: false, undoable: undoingOf(type) !== 'never' };
  return actionsNow().find((action) => action.id === id) ?? row;
}
