import { isSameActor, placeOfActor } from '../../contract/actor.ts';
import type { ActionRow } from '../../contract/feed.ts';
import { logKinds, type LogKind } from '../../contract/log.ts';
import { actionMessage } from '../../files/action-message.ts';
import { actIdOf, undoneTargets } from '../../timing/facts/action-order.ts';
import type { Action } from '../../timing/model/actions.ts';
import type { Language } from '../../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import { messageText } from '../../words/text.ts';
import { actionRow, sizeOf } from './sections.ts';

export interface LogAsked {
  /** Id of an action or list; undefined for the newest page. */
  before?: string | undefined;
  limit: number;
  q: string;
  kind?: LogKind | undefined;
  by?: string | undefined;
  lang: Language;
}

export interface LogPage {
  rows: ActionRow[];
  related: ActionRow[];
  more: boolean;
  actors: string[];
}

/** A page of what people did, newest first; the parts of one start list, chip map or sheet of times are one row. */
export function* logPage(actions: readonly Action[], zone: string, asked: LogAsked): Steps<LogPage> {
  const undone = undoneTargets(actions);
  /** By act; of several parts the first one. */
  const acts = new Map<string, Action>();
  const undoes = new Map<string, Action>();
  const sizes = new Map<string, number>();
  const actors = new Map<string, string>();
  yield* forEachInSteps(actions, (action) => {
    const id = actIdOf(action);
    if (!('part' in action) || action.part === 1) acts.set(id, action);
    sizes.set(id, (sizes.get(id) ?? 0) + sizeOf(action));
    if (action.type === 'undo' && !undone.has(action.id)) undoes.set(action.target, action);
    actors.set(placeOfActor(action.by), action.by);
  });
  const fits = fitter(acts, zone, asked);
  const found: Action[] = [];
  let isBefore = asked.before === undefined;
  yield* forEachInSteps([...acts.values()].reverse(), (action) => {
    if (isBefore && found.length <= asked.limit && fits(action)) found.push(action);
    isBefore ||= actIdOf(action) === asked.before;
  });
  const shown = found.slice(0, asked.limit);
  const known = new Set(shown.map(actIdOf));
  const related = shown
    .flatMap((action) => [...targetsOf(action, acts), undoes.get(actIdOf(action))])
    .filter((action) => action !== undefined && !known.has(actIdOf(action)));
  const rowOf = (action: Action) => actionRow(action, undone, sizes.get(actIdOf(action)));
  return {
    rows: shown.map(rowOf),
    related: [...new Set(related)].map((action) => rowOf(action!)),
    more: found.length > asked.limit,
    actors: [...actors.values()].sort(),
  };
}

/** What an undo took back; of an undo that brings back, also what that is. */
function targetsOf(action: Action, acts: ReadonlyMap<string, Action>): Action[] {
  if (action.type !== 'undo') return [];
  const target = acts.get(action.target);
  return target === undefined ? [] : [target, ...targetsOf(target, acts)];
}

function fitter(acts: ReadonlyMap<string, Action>, zone: string, { q, kind, by, lang }: LogAsked) {
  const words = folded(q).split(/\s+/u).filter(Boolean);
  const bib = /^\s*\d+\s*$/u.test(q) ? q.trim() : null;
  const textOf = (action: Action) =>
    folded(
      [action, ...targetsOf(action, acts)]
        .map((one) => messageText(lang, actionMessage(one, zone)))
        .concat(action.by)
        .join(' '),
    );
  return (action: Action): boolean => {
    if (kind !== undefined && logKinds[action.type] !== kind) return false;
    if (by !== undefined && !isSameActor(action.by, by)) return false;
    if (bib !== null) return [action, ...targetsOf(action, acts)].some((one) => isAbout(one, bib));
    if (words.length === 0) return true;
    const text = textOf(action);
    return words.every((word) => text.includes(word));
  };
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

function isAbout(action: Action, bib: string): boolean {
  if ('bib' in action && action.bib === bib) return true;
  if ('bibs' in action && action.bibs.includes(bib)) return true;
  if (action.type === 'bib.change') return action.to === bib;
  if (action.type === 'chip.map') return action.chips.some((chip) => chip.bib === bib);
  if (action.type === 'passing.sheet') return action.passings.some((passing) => passing.bib === bib);
  return false;
}
