import { pathOf, type Sent } from '../../contract/calls/call.ts';
import { onlineCalls } from '../../contract/calls/online.ts';
import type { OnlineRace, RunState } from '../../contract/online.ts';
import { ask } from './http.ts';

export type Decision = Sent<typeof onlineCalls.decideRun>['body'];

/** What organisers do about the online races of an event. */
export function onlineCallsOf(event: string) {
  return {
    work: (signal?: AbortSignal) => ask(onlineCalls.onlineWork, { params: { event } }, signal),
    set: (race: OnlineRace) =>
      ask(onlineCalls.setOnlineRace, { params: { event, race: race.id }, body: race }),
    codes: (race: string, count: number) =>
      ask(onlineCalls.makeEntryCodes, { params: { event, race }, body: { count } }),
    queue: (
      race: string,
      query: { state?: RunState | undefined; q?: string | undefined; offset: number },
      signal?: AbortSignal,
    ) => ask(onlineCalls.runQueue, { params: { event, race }, query }, signal),
    run: (race: string, bib: string, signal?: AbortSignal) =>
      ask(onlineCalls.reviewRun, { params: { event, race, bib } }, signal),
    beside: (race: string, bib: string, other: string, signal?: AbortSignal) =>
      ask(onlineCalls.compareRuns, { params: { event, race, bib, other } }, signal),
    decide: (race: string, bib: string, body: Decision) =>
      ask(onlineCalls.decideRun, { params: { event, race, bib }, body }),
    /** Where the bytes of something that was handed in are. */
    fileAddress: (race: string, bib: string, file: string) =>
      pathOf(onlineCalls.runPicture, { params: { event, race, bib, file } }),
  };
}
export type OnlineCalls = ReturnType<typeof onlineCallsOf>;
