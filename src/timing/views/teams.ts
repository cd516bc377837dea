import type { Ms } from '../model/race.ts';
import type { ListId } from '../lists/list-definitions.ts';
import type { RaceResults } from '../timing.ts';

/** A team of a list: a club or a nation with enough finishers to score. */
export interface Team {
  team: string;
  /** Equal sums are decided by the last scorer, the better placed first; still equal, they share the place. */
  place: number;
  /** Sum of the scorers' times in milliseconds, or of their places. */
  score: number;
  /** In the order of the list. */
  scorers: string[];
}

/**
 * The teams of a list that scores teams, best first. Sums are of raw times; a place is the one in the list.
 * Empty where the list scores none.
 */
export function teamsOf(results: RaceResults, list: ListId): Team[] {
  const definition = results.listDefinition(list);
  if (definition?.teams === undefined) return [];
  const { of, count, score } = definition.teams;
  const basis = definition.basis ?? results.race.rankBy;
  const timeOf = (bib: string): Ms => {
    const result = results.result(bib);
    const gun = result?.gunTime ?? 0;
    return basis === 'chip' ? (result?.chipTime ?? gun) : gun;
  };
  const scoreOf = (bib: string) => (score === 'time' ? timeOf(bib) : (results.place(list, bib) ?? 0));
  const members = Map.groupBy(results.list(list), (bib) => results.entry(bib)?.[of] ?? '');
  const teams = [...members]
    .filter(([team, bibs]) => team !== '' && bibs.length >= count)
    .map(([team, bibs]) => {
      const scorers = bibs.slice(0, count);
      const last = results.place(list, scorers.at(-1) ?? '') ?? 0;
      return { team, scorers, last, score: scorers.reduce((sum, bib) => sum + scoreOf(bib), 0) };
    })
    .sort(
      (one, other) => one.score - other.score || one.last - other.last || (one.team < other.team ? -1 : 1),
    );
  return teams.map(({ team, scorers, score: sum, last }) => ({
    team,
    scorers,
    score: sum,
    place: teams.findIndex((other) => other.score === sum && other.last === last) + 1,
  }));
}
