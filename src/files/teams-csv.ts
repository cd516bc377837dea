import type { Language } from '../timing/model/race.ts';
import { officialTimes } from '../timing/views/results-page.ts';
import { officialTime, roundingUnit } from '../timing/model/rounding.ts';
import { teamsOf, type Team } from '../timing/views/teams.ts';
import type { ListDefinition } from '../timing/model/race.ts';
import type { ListId, RaceResults, Timing } from '../timing/timing.ts';
import { asText, clockText, csvText } from './csv-text.ts';
import { factTexts, fileFacts } from './file-facts.ts';
import { listName } from './list-names.ts';
import { headings } from './results-headings.ts';

/**
 * The team standings of all lists that score teams, as CSV like the results: a line for each scorer, the best
 * team first. No line but the headings where no list scores teams.
 */
export function teamsCsv(timing: Timing, results: RaceResults, language: Language): string {
  const { race } = results;
  const words = headings[language];
  const facts = factTexts(fileFacts(timing, results), race, language);
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
    ...facts.map(([heading]) => heading),
  ];
  const rows = results.lists().flatMap(({ id }) => {
    const definition = results.listDefinition(id);
    if (definition?.teams === undefined) return [];
    return teamsOf(results, id).flatMap((team) => teamRows(team, id, definition));
  });
  return csvText([head, ...rows.map((row) => [...row, ...facts.map(([, text]) => text)])], language, true);

  function teamRows(
    { team, place, score, scorers }: Team,
    id: ListId,
    definition: ListDefinition,
  ): string[][] {
    const by = definition.teams?.score ?? 'time';
    const unit = roundingUnit(race);
    const total = by === 'time' ? clockText(officialTime(score, race), unit) : String(score);
    const list = asText(listName(id, definition, race, language));
    return scorers.map((bib, index) => {
      const result = timing.result(bib);
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
        asText(timing.entry(bib)?.name ?? ''),
        String(results.place(id, bib) ?? ''),
        clockText(time, unit),
      ];
    });
  }
}
