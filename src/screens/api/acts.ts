import { create } from 'zustand';
import type { Call, Sent } from '../../contract/calls/call.ts';
import { doneSchema, type Done } from '../../contract/calls/fields.ts';
import type { Problem } from '../../contract/problem.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import { ActQueue, type Act, type ActsView, type Doubt, type Outcome } from './act-queue.ts';
import { personHere } from './console-id.ts';
import { ApiError, personHeader, post } from './http.ts';
import { dropAct, keepAct, keptActs } from './kept-acts.ts';
import { newId } from './new-id.ts';

/** A call that does one thing: what it answers is the action's id. */
export type ActCall = Call & { readonly method: 'POST'; readonly answer: typeof doneSchema };

/** How long an attempt to send waits for an answer. */
const answerMaxMs = 10_000;
/** How long who acts is kept waiting; after that the act is on its way, and what becomes of it is told to {@link Told}. */
const patienceMs = 1500;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Who is told what becomes of acts that nobody waits for any more. */
export interface Told {
  onRefused: (act: Act, problems: Problem[]) => void;
  onDoubt: (act: Act, doubt: Doubt) => void;
}

const useStore = create<ActsView>(() => ({ pending: [], recorded: [], elsewhere: [] }));
const waiting = new Map<string, (sent: Outcome) => void>();
let station: string | null = null;
let told: Told | null = null;
let number = 0;

const queue = new ActQueue({ send, keep: keepAct, drop: dropAct, pause, onEnd, onChange: useStore.setState });

/** Something of the acts on their way; the component renders again only when what it chose changed. */
export const useActs = <Chosen>(choose: (acts: ActsView) => Chosen): Chosen => useStore(choose);

/** The acts as they are now, for event handlers. */
export const actsNow = (): ActsView => useStore.getState();

/** From now on acts go to this station, first those that an earlier page of this browser left over. */
export function startActs(to: string, who: Told): void {
  station = to;
  told = who;
  queue.start(to, keptActs());
}

/** Forgets acts that were done at another station. */
export const forgetElsewhere = () => queue.forgetElsewhere();

/**
 * Does something: it is kept here and sent until the station has it. Resolves with the action's id when the station
 * acknowledged it, or when that takes longer than people wait. @throws {@link ApiError} where the station refuses
 */
export async function act<C extends ActCall>(
  type: ActionBody['type'],
  call: C,
  { body }: Sent<C> & { body: Record<string, unknown> },
): Promise<Done> {
  if (station === null) throw new Error('nothing can be done before the station is known');
  const id = newId();
  number += 1;
  const answer = new Promise<Outcome>((resolve) => waiting.set(id, resolve));
  const person = personHere() ?? undefined;
  queue.add({ id, station, type, path: call.path, body, person, since: Date.now(), number });
  const sent = await Promise.race([answer, pause(patienceMs)]);
  waiting.delete(id);
  if (sent?.became === 'refused' || sent?.became === 'failed') throw new ApiError(sent.problems);
  return { action: sent?.became === 'recorded' ? sent.action : id };
}

function onEnd(act: Act, sent: Outcome): void {
  if (sent.became === 'recorded' && sent.doubt !== undefined) told?.onDoubt(act, sent.doubt);
  const answer = waiting.get(act.id);
  if (answer !== undefined) answer(sent);
  else if (sent.became === 'refused' || sent.became === 'failed') told?.onRefused(act, sent.problems);
}

async function send({ id, station: to, path, body, person }: Act): Promise<Outcome> {
  try {
    const headers = { 'Goldline-Act': id, 'Goldline-Station': to, ...personHeader(person) };
    const { action, doubt } = await post(path, body, doneSchema, {
      headers,
      signal: AbortSignal.timeout(answerMaxMs),
    });
    return { became: 'recorded', action, doubt };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === null) return { became: 'unheard' };
    const { status, problems } = error;
    if (problems.some(({ code }) => code === 'other-station')) return { became: 'elsewhere' };
    return { became: status >= 500 ? 'failed' : 'refused', problems };
  }
}
