import type { Person } from '../../../contract/rows.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';

/** Rows of the chosen race, and those whose runner is not known: they may be anybody's. All where none is chosen. */
export function useOfRace<Row extends { person: Person | null }>(rows: readonly Row[]): readonly Row[] {
  const race = useRaceChoice();
  return race === null ? rows : rows.filter(({ person }) => person === null || person.race === race);
}
