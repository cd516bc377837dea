import type { Person } from '../../contract/rows.ts';

/** The Latin name where it says more than the name itself; null otherwise. */
export function latinNameOf({ name, latinName }: Person): string | null {
  return latinName?.toLowerCase() === name.toLowerCase() ? null : latinName;
}
