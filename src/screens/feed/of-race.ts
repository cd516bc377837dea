import { useMemo } from 'react';
import type { Person } from '../../contract/rows.ts';
import { useRaceChoice } from './race-choice.ts';

/** Rows of the chosen race, and those of which `raceOf` does not know it (null): they may be of any. All where none is chosen. */
export function useOfRace<Row>(
  rows: readonly Row[],
  raceOf: (row: Row) => string | undefined | null,
): readonly Row[] {
  const chosen = useRaceChoice();
  return useMemo(() => {
    if (chosen === null) return rows;
    return rows.filter((row) => {
      const race = raceOf(row);
      return race === null || race === chosen;
    });
  }, [rows, chosen, raceOf]);
}

/** The race of a row's runner; null where the runner is not known. */
export function raceOfPerson({ person }: { person: Person | null }): string | undefined | null {
  return person === null ? null : person.race;
}
