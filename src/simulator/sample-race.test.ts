import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { raceFileSchema, raceOfFile } from '../contract/race-file.ts';
import { categoryOf } from '../timing/model/category.ts';
import { sampleEntriesCsv, sampleRaceJson } from './sample-race.ts';

const folder = new URL('../../resources/sample-race/', import.meta.url);
const committed = (name: string) => readFileSync(new URL(name, folder), 'utf8');

it('the committed sample race is what the generator makes', () => {
  expect(committed('race.json')).toBe(sampleRaceJson());
  expect(committed('entries.csv')).toBe(sampleEntriesCsv());
});

it('its race file is right, and every runner has a category, a bib and a chip of their own', () => {
  const race = raceOfFile(raceFileSchema.parse(JSON.parse(sampleRaceJson())), []);
  const rows = sampleEntriesCsv().trim().split('\n').slice(1);
  expect(rows).toHaveLength(500);
  const bibs = new Set<string>();
  const chips = new Set<string>();
  for (const row of rows) {
    const [bib = '', chip = '', name = '', latin = '', sex, birthDate = '', nationality, , wave] =
      row.split(',');
    expect(row.split(',')).toHaveLength(10);
    bibs.add(bib);
    chips.add(chip);
    expect(chip).toMatch(/^E28[0-9A-F]{21}$/);
    expect(name).not.toBe('');
    expect(latin).toMatch(/^[\x20-\x7E]+$/);
    expect(nationality).toMatch(/^[A-Z]{3}$/);
    expect(race.waves.map(({ id }) => id)).toContain(wave);
    const entry = { bib, chips: [chip], name, sex: sex === 'F' ? ('F' as const) : ('M' as const), birthDate };
    expect(categoryOf(entry, race)).not.toBeNull();
  }
  expect(bibs.size).toBe(500);
  expect(chips.size).toBe(500);
});
