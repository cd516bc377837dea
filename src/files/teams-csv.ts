import type { Language } from '../timing/model/race.ts';
import { officialTimes } from '../timing/views/results-page.ts';
import { officialTime, roundingUnit } from '../timing/model/rounding.ts';
import { teamsOf, type Team } from '../timing/views/teams.ts';
import type { ListDefinition } from '../timing/model/race.ts';
import type { ListId, RaceResults, Timing } from '../timing/timing.ts';
import { asText, clockText, csvText } from './csv-text.ts';
import { factTexts, fileFacts } from './file-facts.ts';
import { listName } from './list-names.ts';
import { dictionary } from '../words/dictionary.ts';

/**
 * The team standings of all lists that score teams, as CSV like the results: a line for each scorer, the best
 * team first. No line but the headings where no list scores teams.
 */
export function teamsCsv(timing: Timing, races: readonly RaceResults[], language: Language): string {
  const words = dictionary[language].heading;
  const [first] = races;
  const factHeadings =
    first === undefined
      ? []
      : factTexts(fileFacts(timing, first), first.race, language).map(([, one]) => one);
  const head = [
    words.list,
    words.teamPlace,
    words.team,
    words.score,
    words.scoreBy,
    words.scorer,
    words.bib,
    words.name,
    words.placeInList,
    words.time,
    ...factHeadings,
  ];
  return csvText(
    [head, ...races.flatMap((results) => rowsOfRace(timing, results, language))],
    language,
    true,
  );
}

function rowsOfRace(timing: Timing, results: RaceResults, language: Language): string[][] {
  const facts = factTexts(fileFacts(timing, results), results.race, language).map(([, , text]) =>
    asText(text),
  );
  const rows = results.lists().flatMap(({ id }) => {
    const definition = results.listDefinition(id);
    if (definition?.teams === undefined) return [];
    return teamsOf(results, id).flatMap((team) => rowsOfTeam(results, team, id, definition, language));
  });
  return rows.map((row) => [...row, ...facts]);
}

function rowsOfTeam(
  results: RaceResults,
  { team, place, score, scorers }: Team,
  id: ListId,
  definition: ListDefinition,
  language: Language,
): string[][] {
  const words = dictionary[language].heading;
  const { race } = results;
  const by = definition.teams?.score ?? 'time';
  const unit = roundingUnit(race);
  const total = by === 'time' ? clockText(officialTime(score, race), unit) : String(score);
  const list = asText(listName(id, definition, race, language));
  return scorers.map((bib, index) => {
    const result = results.result(bib);
    const times = result === undefined ? undefined : officialTimes(result, race);
    const byChip = (definition.basis ?? race.rankBy) === 'chip';
    const time = (byChip ? times?.chip : null) ?? times?.gun ?? null;
    return [
      list,
      String(place),
      asText(team),
      total,
      words.scores[by],
      String(index + 1),
      asText(bib),
      asText(results.entry(bib)?.name ?? ''),
      String(results.place(id, bib) ?? ''),
      clockText(time, unit),
    ];
  });
}
