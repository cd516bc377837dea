import type { Context } from 'hono';
import type { Answer } from '../../contract/calls/call.ts';
import type { resultsCalls } from '../../contract/calls/results.ts';
import { message } from '../../words/message.ts';
import { resultsCsvParts } from '../../files/results-csv.ts';
import { teamsCsv } from '../../files/teams-csv.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { ListId } from '../../timing/timing.ts';
import { forEachInSteps } from '../../timing/steps.ts';
import { eventChoices } from '../../timing/views/event-choices.ts';
import { eventListPage } from '../../timing/views/event-list-page.ts';
import { findBibs } from '../../timing/views/find.ts';
import { personOf, resultRow, resultsPageInSteps } from '../../timing/views/results-page.ts';
import { teamsOf } from '../../timing/views/teams.ts';
import { versionInSteps } from '../../timing/views/versions.ts';
import { passingRow } from '../live/rows.ts';
import type { ResultsCopies } from '../crew/results-copies.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';
import { chipsOf } from './chip-calls.ts';
import { inParts } from './parts.ts';
import {
  columnsAsked,
  officialBook,
  officialFileAnswer,
  presetIn,
  resultsFileAnswer,
} from './results-file-calls.ts';
import { racesAsked, refuseRace, resultsAsked, resultsOf } from './race-asked.ts';

/** Lists, runners and the files of results. `head`: the seal of everything in the journal. */
export const resultsHandlers = (
  race: StationRace,
  copies: ResultsCopies,
  head: () => string,
  now: () => Ms,
) =>
  ({
    results: async ({ query: { list, race: id, ...wanted } }) => {
      const asked = { ...wanted, list: list as ListId, asOf: now() };
      const results = resultsAsked(race, id);
      const page = await runYielding(resultsPageInSteps(results, asked));
      const version = await runYielding(versionInSteps(results));
      const { site } = race.timing;
      return { ...page, ...version, ...eventChoices(site?.event, site?.races ?? []) };
    },
    resultsFile: ({ query: { lang, race: id } }, context) => {
      const csv = resultsCsvParts(race.timing, racesAsked(race, id), lang);
      csvHeaders(context, `${id ?? race.timing.site?.event.id}-results.csv`, head());
      return inParts(context, csv);
    },
    ...takenHandlers(race, copies, head),
    teams: ({ query: { list, race: id } }) => {
      const results = resultsOf(race.timing, id);
      return { teams: results === undefined ? [] : teamsOf(results, list as ListId) };
    },
    teamsFile: ({ query: { lang, race: id } }, context) => {
      const csv = teamsCsv(race.timing, racesAsked(race, id), lang);
      csvHeaders(context, `${id ?? race.timing.site?.event.id}-teams.csv`, head());
      return context.body(csv);
    },
    eventList: ({ params: { list }, query: { group = null, ...page } }) => {
      const { event } = race.site === null ? refuseRace(race) : race.site;
      const definition = event.lists?.find(({ id }) => id === list);
      if (definition === undefined) throw Refuse.told(404, message('problems.list-unknown', { value: list }));
      const own = [{ timing: race.timing, asOf: now(), silentSince: null }];
      const asked = { ...page, group: group as ListId | null };
      return runYielding(eventListPage(event, definition, own, asked));
    },
    find: async ({ query: { q, limit } }) => {
      const bibs = await runYielding(findBibs(race.timing, q));
      const rows = bibs.slice(0, limit).map((bib) => resultRow(race.timing, bib));
      return { rows: rows.filter((row) => row !== null) };
    },
    whose: async ({ body: { bibs } }) => ({ people: await runYielding(peopleOf(race, bibs)) }),
    entry: ({ params: { bib } }) => {
      const person = personOf(race.timing, bib);
      if (person === null) throw Refuse.told(404, message('problems.bib-unknown', { bib }));
      const pairedWith = race.timing.raceOf(bib)?.pairedWith(bib) ?? [];
      return {
        person,
        result: resultRow(race.timing, bib),
        ...(pairedWith.length === 0 ? {} : { pairedWith }),
        passings: race.timing.passingsOf(bib).map((passing) => passingRow(race.timing, passing)),
        verdicts: race.timing
          .verdicts(bib)
          .map(({ passing: { id }, code, point }) => ({ passing: id, code, point })),
        chips: chipsOf(race.timing, bib),
        gun: race.timing.evidence(bib)?.guns?.own?.time ?? null,
        entry: race.timing.entry(bib),
      };
    },
  }) satisfies Handlers<typeof resultsCalls>;

function* peopleOf(race: StationRace, bibs: readonly string[]) {
  const people: Answer<typeof resultsCalls.whose>['people'] = [];
  yield* forEachInSteps(new Set(bibs), (bib) => {
    const person = personOf(race.timing, bib);
    if (person === null) return;
    const { status = 'entered', gun = null, chip = null } = resultRow(race.timing, bib) ?? {};
    people.push({ person, status, gun, chip });
  });
  return people;
}

/** Files that are taken away, what their columns may be, and who took those of officials. */
const takenHandlers = (race: StationRace, copies: ResultsCopies, head: () => string) =>
  ({
    resultsFileAs: ({ query }, context) => resultsFileAnswer(context, race, presetIn(copies, query), head()),
    officialFile: ({ query }, context) => officialFileAnswer(context, race, copies, query, head()),
    resultsColumns: async ({ query: { lang, race: id } }) => ({
      columns: await columnsAsked(race, id, lang),
      presets: [...copies.presets].map(([name, preset]) => ({ name, ...preset })),
    }),
    savePreset: async ({ body: { name, preset } }, context) => ({
      action: await copies.save(actOf(context), name, preset),
    }),
    checkOfficialFile: async ({ query }) => {
      const { written, leftOut, doubts } = (await officialBook(race, query)).file;
      return { written, leftOut, doubts };
    },
  }) satisfies Partial<Handlers<typeof resultsCalls>>;

function csvHeaders(context: Context, name: string, head: string): void {
  context.header('Content-Type', 'text/csv; charset=utf-8');
  context.header('Content-Disposition', `attachment; filename="${name}"`);
  context.header('Goldline-Head', head);
}
