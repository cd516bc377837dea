import type { Context } from 'hono';
import type { resultsCalls } from '../../contract/calls/results.ts';
import { resultsCsvParts } from '../../files/results-csv.ts';
import { teamsCsv } from '../../files/teams-csv.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { Ms, RaceDefinition } from '../../timing/model/race.ts';
import type { ListId, Timing } from '../../timing/timing.ts';
import { findBibs } from '../../timing/views/find.ts';
import { personOf, resultRow, resultsPageInSteps } from '../../timing/views/results-page.ts';
import { teamsOf } from '../../timing/views/teams.ts';
import { passingRow } from '../live/rows.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { chipsOf } from './chip-calls.ts';
import { inParts } from './parts.ts';

/** Lists, runners and the files of results. `head`: the seal of everything in the journal. */
export const resultsHandlers = (race: StationRace, head: () => string, now: () => Ms) =>
  ({
    results: async ({ query: { list, ...page } }) => {
      const asked = { ...page, list: list as ListId, asOf: now() };
      return runYielding(resultsPageInSteps(race.timing, definedRace(race.timing), asked));
    },
    resultsFile: ({ query: { lang } }, context) => {
      const definition = definedRace(race.timing);
      const csv = resultsCsvParts(race.timing, definition, lang);
      csvHeaders(context, `${definition.id}-results.csv`, head());
      return inParts(context, csv);
    },
    teams: ({ query: { list } }) => ({ teams: teamsOf(race.timing, list as ListId) }),
    teamsFile: ({ query: { lang } }, context) => {
      const definition = definedRace(race.timing);
      csvHeaders(context, `${definition.id}-teams.csv`, head());
      return context.body(teamsCsv(race.timing, definition, lang));
    },
    find: async ({ query: { q, limit } }) => {
      const bibs = await runYielding(findBibs(race.timing, q));
      const rows = bibs.slice(0, limit).map((bib) => resultRow(race.timing, bib));
      return { rows: rows.filter((row) => row !== null) };
    },
    entry: ({ params: { bib } }) => {
      const person = personOf(race.timing, bib);
      if (person === null)
        throw new Refuse(404, { code: 'bib-unknown', message: `nobody has bib ${bib}`, params: { bib } });
      return {
        person,
        result: resultRow(race.timing, bib),
        passings: race.timing.passingsOf(bib).map((passing) => passingRow(race.timing, passing)),
        verdicts: race.timing
          .verdicts(bib)
          .map(({ passing: { id }, code, point }) => ({ passing: id, code, point })),
        chips: chipsOf(race.timing, bib),
      };
    },
  }) satisfies Handlers<typeof resultsCalls>;

/** Throws {@link Refuse} where no race is loaded. */
export function definedRace({ race }: Timing): RaceDefinition {
  if (race === null) throw new Refuse(404, { code: 'no-race', message: 'load the race definition first' });
  return race;
}

function csvHeaders(context: Context, name: string, head: string): void {
  context.header('Content-Type', 'text/csv; charset=utf-8');
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Goldline-Head', head);
}
