import { describe, expect, it } from 'vitest';
import { ageAt, ageOnRaceDay, categoryOf, entryAge, fiveYearCategories, hasBirthday } from './category.ts';
import { entry, race } from '../timing.fixture.ts';

describe('ages', () => {
  it('on race day or at the end of the year, chosen apart for entry and for categories', () => {
    const born = entry('1', { birthDate: '1991-12-20' });
    expect(ageAt(born, race)).toBe(34);
    expect(ageAt(born, { ...race, ageRule: 'year-end' })).toBe(35);
    expect(entryAge(born, { ...race, entryAgeRule: 'year-end' })).toBe(35);
    expect(entryAge(born, race)).toBe(34);
  });

  it('on race day is said only of those whose day of birth is known, and so is a birthday', () => {
    const said = (birthDate: string | undefined, date = '2026-12-06') => [
      ageOnRaceDay(entry('1', { birthDate }), { date }),
      hasBirthday(entry('1', { birthDate }), { date }),
    ];
    expect(said('1991-12-06')).toEqual([35, true]);
    expect(said('1991-12-07')).toEqual([34, false]);
    expect(said('1991')).toEqual([null, false]);
    expect(said(undefined)).toEqual([null, false]);
    expect(said('1992-02-29', '2027-03-01')).toEqual([35, true]);
    expect(said('1992-02-29', '2028-03-01')).toEqual([36, false]);
    expect(said('1992-02-29', '2028-02-29')).toEqual([36, true]);
  });

  it('who was born on 29 February has the birthday on 1 March in common years', () => {
    const born = entry('1', { birthDate: '1992-02-29' });
    expect(ageAt(born, { ...race, date: '2027-02-28' })).toBe(34);
    expect(ageAt(born, { ...race, date: '2027-03-01' })).toBe(35);
    expect(ageAt(born, { ...race, date: '2028-02-29' })).toBe(36);
  });

  it('a year of birth alone counts as if the birthday had been', () => {
    expect(ageAt(entry('1', { birthDate: '1991' }), race)).toBe(35);
    expect(ageAt(entry('1', { birthDate: undefined }), race)).toBeNull();
  });
});

describe('five-year groups', () => {
  const category = (birthDate: string, sex: 'M' | 'F' | 'X' = 'M') =>
    categoryOf(entry('1', { birthDate, sex }), {
      ...race,
      ageRule: 'year-end',
      categories: fiveYearCategories(),
    });

  it('run from 18–34 in fives to 80 and older, for women, men and open', () => {
    expect([1920, 1946, 1947, 1991, 1992, 2008, 2009].map((year) => category(String(year)))).toEqual([
      'M80',
      'M80',
      'M75',
      'M35',
      'M18',
      'M18',
      'MU18',
    ]);
    expect([category('1991', 'F'), category('1991', 'X')]).toEqual(['W35', 'X35']);
  });

  it('have every age in exactly one group', () => {
    for (let age = 5; age < 105; age += 1) {
      const fitting = fiveYearCategories().filter(
        ({ sex, minAge = 0, maxAge = Infinity }) => sex === 'F' && age >= minAge && age <= maxAge,
      );
      expect(fitting).toHaveLength(1);
    }
  });
});
