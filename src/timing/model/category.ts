import { clubKey } from './club.ts';
import type { Category, Entrants, Entry, RaceDefinition, Sex } from './race.ts';

/**
 * Age for this race's categories, in whole years: on race day, or at the end of the race's year. Somebody
 * born on 29 February has the birthday on 1 March in common years. Where only the year of birth is known,
 * it counts as if the birthday had been. Null where the birth date is not known.
 */
export function ageAt(entry: Entry, race: RaceDefinition): number | null {
  return ageBy(entry, race, race.ageRule);
}

/** Age for entering this race, which may go by another rule than the categories. */
export function entryAge(entry: Entry, race: RaceDefinition): number | null {
  return ageBy(entry, race, race.entryAgeRule ?? race.ageRule);
}

/** Age in whole years on race day; null where the day of birth is not known. */
export function ageOnRaceDay(entry: Entry, race: Pick<RaceDefinition, 'date'>): number | null {
  return isDay(entry.birthDate) ? yearsOf(entry.birthDate, race.date) : null;
}

/** Whether race day is the birthday, of somebody born on 29 February in common years 1 March. */
export function hasBirthday(entry: Entry, race: Pick<RaceDefinition, 'date'>): boolean {
  const birth = entry.birthDate;
  if (!isDay(birth)) return false;
  const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const day = birth.slice(5);
  const kept = day === '02-29' && !isLeap(Number(race.date.slice(0, 4))) ? '03-01' : day;
  return kept === race.date.slice(5);
}

const isDay = (birth: string | undefined): birth is string => birth !== undefined && birth.length >= 10;

function ageBy(entry: Entry, race: RaceDefinition, rule: RaceDefinition['ageRule']): number | null {
  const birth = entry.birthDate;
  if (birth === undefined) return null;
  return rule === 'year-end' ? yearOf(race.date) - yearOf(birth) : yearsOf(birth, race.date);
}

const yearOf = (date: string) => Number(date.slice(0, 4));

/** Whole years from one day to another; where the first is only a year, as if its day had been. */
function yearsOf(birth: string, date: string): number {
  const hadBirthday = birth.length < 10 || birth.slice(5) <= date.slice(5);
  return yearOf(date) - yearOf(birth) - (hadBirthday ? 0 : 1);
}

/** The category an entry competes in: the one the start list names, otherwise the first that fits. */
export function categoryOf(entry: Entry, race: RaceDefinition): string | null {
  if (entry.category !== undefined) return entry.category;
  const age = ageAt(entry, race);
  return race.categories.find((category) => fits(category, entry, age))?.id ?? null;
}

/** Whether an entry may stand in a list. Entrants of a division stand only in lists that name it. */
export function isEntrant(
  entry: Entry,
  category: string | null,
  race: RaceDefinition,
  wanted: Entrants,
): boolean {
  const { categories, clubs, nationalities, waves, divisions = [] } = wanted;
  if (entry.division !== undefined && !divisions.includes(entry.division)) return false;
  if (divisions.length > 0 && entry.division === undefined) return false;
  if (!isAmong(category ?? undefined, categories) || !isAmong(keyOf(entry.club), clubs?.map(clubKey)))
    return false;
  if (!isAmong(entry.nationality, nationalities)) return false;
  if (!isAmong(entry.wave ?? race.waves[0]?.id, waves)) return false;
  const { minAge, maxAge } = wanted;
  return fits(wanted, entry, minAge === undefined && maxAge === undefined ? null : ageAt(entry, race));
}

const keyOf = (club: string | undefined) => (club === undefined ? undefined : clubKey(club));

function isAmong(value: string | undefined, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function fits(wanted: Omit<Category, 'id'>, entry: Entry, age: number | null): boolean {
  if (wanted.sex !== undefined && wanted.sex !== entry.sex) return false;
  if (wanted.minAge === undefined && wanted.maxAge === undefined) return true;
  return age !== null && age >= (wanted.minAge ?? 0) && age <= (wanted.maxAge ?? Infinity);
}

const sexes: { sex: Sex; letter: string; en: string; zh: string; ru: string }[] = [
  { sex: 'F', letter: 'W', en: 'Women', zh: '女子', ru: 'Женщины' },
  { sex: 'M', letter: 'M', en: 'Men', zh: '男子', ru: 'Мужчины' },
  { sex: 'X', letter: 'X', en: 'Open', zh: '公开', ru: 'Открытая группа' },
];

/** The usual groups of a road race, for each sex: under 18, 18–34, then every five years up to 80 and older. */
export function fiveYearCategories(): Category[] {
  const ages: [number | undefined, number | undefined][] = [
    [undefined, 17],
    [18, 34],
  ];
  for (let age = 35; age < 80; age += 5) ages.push([age, age + 4]);
  ages.push([80, undefined]);
  return sexes.flatMap(({ sex, letter, en, zh, ru }) =>
    ages.map(([minAge, maxAge]) => {
      const range =
        minAge === undefined ? `–${maxAge}` : maxAge === undefined ? `${minAge}+` : `${minAge}–${maxAge}`;
      const id = minAge === undefined ? `${letter}U18` : `${letter}${minAge}`;
      return {
        id,
        name: { en: `${en} ${range}`, 'zh-CN': `${zh} ${range}`, ru: `${ru} ${range}` },
        sex,
        minAge,
        maxAge,
      };
    }),
  );
}
