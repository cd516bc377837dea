import type { Sex } from '../timing/model/race.ts';
import type { Random } from './random.ts';
import { sampleNames, type Names } from './sample-names.ts';

/** A made-up athlete. */
export interface Person {
  native: string;
  latin: string;
  sex: Sex;
  birthDate: string;
  nationality: string;
  /** None where empty. */
  club: string;
}

/**
 * Made-up athletes of the SCO's countries and a few others, no two with one name, in random order. They are of so many
 * years in the year of the race.
 */
export function samplePeople(raceYear: number, random: Random): Person[] {
  const seen = new Set<string>();
  const people = sampleNames.flatMap((names) =>
    Array.from({ length: names.runners }, () => person(names, raceYear, seen, random)),
  );
  return shuffled(people, random);
}

function person(names: Names, raceYear: number, seen: Set<string>, random: Random): Person {
  const sex = random.chance(0.4) ? 'F' : 'M';
  const { native, latin } = newName(names, sex, seen, random);
  const age = Math.min(77, Math.max(19, Math.round(random.normal(39, 13))));
  const month = String(random.whole(1, 12)).padStart(2, '0');
  const day = String(random.whole(1, 28)).padStart(2, '0');
  return {
    native,
    latin,
    sex,
    birthDate: `${raceYear - age}-${month}-${day}`,
    nationality: names.country,
    club: random.pick(names.clubs),
  };
}

function newName(names: Names, sex: Sex, seen: Set<string>, random: Random) {
  for (;;) {
    const family = random.pick(names.family);
    const given = random.pick(sex === 'F' ? names.women : names.men);
    const suffix = sex === 'F' ? names.feminine : { native: '', latin: '' };
    const parts = [`${family.native}${suffix.native}`, given.native];
    const native = (names.familyFirst ? parts : parts.reverse()).join(names.joint);
    if (seen.has(native)) continue;
    seen.add(native);
    const latinFamily = `${family.latin}${suffix.latin}`.toUpperCase();
    const latin = names.country === 'CHN' ? `${latinFamily} ${given.latin}` : `${given.latin} ${latinFamily}`;
    return { native, latin };
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
