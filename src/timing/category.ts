import type { Category, Entry, RaceDefinition } from './race.ts';

/**
 * Age for this race, in whole years: on race day, or at the end of the race's year. Somebody born on
 * 29 February has the birthday on 1 March in common years. Where only the year of birth is known, it
 * counts as if the birthday had been. Null where the birth date is not known.
 */
export function ageAt(entry: Entry, race: RaceDefinition): number | null {
  const birth = entry.birthDate;
  if (birth === undefined) return null;
  const years = Number(race.date.slice(0, 4)) - Number(birth.slice(0, 4));
  const hadBirthday = birth.length < 10 || birth.slice(5) <= race.date.slice(5);
  return race.ageRule === 'year-end' || hadBirthday ? years : years - 1;
}

/** The category an entry competes in: the one the start list names, otherwise the first that fits. */
export function categoryOf(entry: Entry, race: RaceDefinition): string | null {
  if (entry.category !== undefined) return entry.category;
  const age = ageAt(entry, race);
  return race.categories.find((category) => fits(category, entry, age))?.id ?? null;
}

function fits(category: Category, entry: Entry, age: number | null): boolean {
  if (category.sex !== undefined && category.sex !== entry.sex) return false;
  if (category.minAge === undefined && category.maxAge === undefined) return true;
  return age !== null && age >= (category.minAge ?? 0) && age <= (category.maxAge ?? Infinity);
}
