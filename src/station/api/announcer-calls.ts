import type { announcerCalls } from '../../contract/calls/announcer.ts';
import type { Handlers } from '../../http/register.ts';
import { announcedRow, type FinisherChanges } from '../live/finisher-changes.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';

/** Finishers as the announcer reads them out. */
export const announcerHandlers = (race: StationRace, finishers: FinisherChanges) =>
  ({
    finishers: ({ query: { after, limit } }) => runYielding(finishers.after(race.timing, after, limit)),
    finisher: ({ params: { bib } }) => ({ finisher: announcedRow(race.timing, bib) }),
  }) satisfies Handlers<typeof announcerCalls>;
