import type { Entry, ListDefinition, Ms, RaceDefinition } from '../model/race.ts';
import type { Result } from '../model/result.ts';
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

/** Who has a place in a list, in its order. */
export interface RankedEntry {
  entry: Entry;
  result: Pick<Result, 'gunTime' | 'chipTime'>;
  place: number;
}

/**
 * The teams of a list that scores teams, best first. Sums are of raw times; a place is the one in the list.
 * Empty where the list scores none.
 */
export function teamsOf(results: RaceResults, list: ListId): Team[] {
  const definition = results.listDefinition(list);
  if (definition?.teams === undefined) return [];
  const ranked = results.list(list).flatMap((bib): RankedEntry[] => {
    const [entry, result] = [results.entry(bib), results.result(bib)];
    if (entry === undefined || result === undefined) return [];
    return [{ entry, result, place: results.place(list, bib) ?? 0 }];
  });
  return teamsAmong(ranked, definition, results.race);
}

/** The same of whoever is ranked. */
export function teamsAmong(
  ranked: readonly RankedEntry[],
  { teams: scoring, basis: own }: ListDefinition,
  race: Pick<RaceDefinition, 'rankBy'>,
): Team[] {
  if (scoring === undefined) return [];
  const { of, count, score } = scoring;
  const basis = own ?? race.rankBy;
  const timeOf = ({ result: { gunTime, chipTime } }: RankedEntry): Ms => {
    const gun = gunTime ?? 0;
    return basis === 'chip' ? (chipTime ?? gun) : gun;
  };
  const scoreOf = (one: RankedEntry) => (score === 'time' ? timeOf(one) : one.place);
  const members = Map.groupBy(ranked, ({ entry }) => entry[of] ?? '');
  const teams = [...members]
    .filter(([team, all]) => team !== '' && all.length >= count)
    .map(([team, all]) => {
      const scorers = all.slice(0, count);
      const last = scorers.at(-1)?.place ?? 0;
      return {
        team,
        scorers: scorers.map(({ entry }) => entry.bib),
        last,
        score: scorers.reduce((sum, one) => sum + scoreOf(one), 0),
      };
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
