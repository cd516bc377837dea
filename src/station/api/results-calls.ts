import { Hono } from 'hono';
import { findBibs } from '../../timing/views/find.ts';
import { resultRow } from '../../timing/views/results-page.ts';
import { teamsCsv } from '../../files/teams-csv.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import * as input from './inputs.ts';
import { noRace, racesAsked } from './race-asked.ts';
import { query } from './validated.ts';

/** Who fits what was typed, and the file of teams. `head`: the seal of everything in the journal. */
export function resultsCalls(race: StationRace, head: () => string) {
  return new Hono()
    .get('/find', query(input.findInput), async (context) => {
      const { q, limit } = context.req.valid('query');
      const bibs = await runYielding(findBibs(race.timing, q));
      const rows = bibs.slice(0, limit).map((bib) => resultRow(race.timing, bib));
      return context.json({ rows: rows.filter((row) => row !== null) });
    })
    .get('/teams.csv', (context) => {
      const id = context.req.query('race');
      const races = racesAsked(race.timing, id);
      if (races.length === 0) return noRace(context, race, id);
      const language = input.languageInput.safeParse(context.req.query('lang'));
      context.header('Content-Type', 'text/csv; charset=utf-8');
      context.header(
        'Content-Disposition',
        `attachment; filename="${id ?? race.timing.site?.event.id}-teams.csv"`,
      );
      context.header('Goldline-Head', head());
      return context.body(teamsCsv(race.timing, races, language.success ? language.data : 'en'));
    });
}
