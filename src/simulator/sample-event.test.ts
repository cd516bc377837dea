import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseEventJson, siteOf } from '../files/event-json.ts';
import { parseStartList } from '../files/start-list.ts';
import { siteField } from './field.ts';
import { sampleEntriesCsv, sampleEventJson } from './sample-event.ts';

const folder = new URL('../../resources/sample-event/', import.meta.url);
const committed = (name: string) => readFileSync(new URL(name, folder), 'utf8');

const event = parseEventJson(sampleEventJson(), 'event.json');
if (!event.ok) throw new Error(event.problems[0]?.message);
const site = siteOf(event.value, null)!;
const list = parseStartList(sampleEntriesCsv(), 'entries.csv', site, []);
if (!list.ok) throw new Error(list.problems[0]?.message);
const { entries } = list.value;
const inRace = (race: string) => entries.filter((entry) => entry.race === race);

it('the committed sample event is what the generator makes', () => {
  expect(committed('event.json')).toBe(sampleEventJson());
  expect(committed('entries.csv')).toBe(sampleEntriesCsv());
});

it('its files are taken without a warning, and every athlete has a bib and a chip of their own', () => {
  expect([...event.warnings, ...list.warnings]).toEqual([]);
  const people = ['marathon', 'half', '10k'].flatMap(inRace);
  for (const { chips, birthDate, latinName, nationality } of people) {
    expect(chips).toHaveLength(1);
    expect(birthDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(latinName).toMatch(/^[\x20-\x7E]+$/);
    expect(nationality).toMatch(/^[A-Z]{3}$/);
  }
  expect(people.length).toBeGreaterThan(800);
  expect(new Set(entries.map(({ bib }) => bib)).size).toBe(entries.length);
  expect(new Set(entries.flatMap(({ chips }) => chips)).size).toBe(
    entries.flatMap(({ chips }) => chips).length,
  );
});

it('has relay teams of four with a chip for each leg', () => {
  expect(inRace('relay')).toHaveLength(15);
  for (const { legs } of inRace('relay'))
    expect(legs?.map(({ chips }) => chips?.length)).toEqual([1, 1, 1, 1]);
});

it('shows finishers of its three distances within a few minutes', () => {
  const field = siteField(site, entries, 1);
  const firsts = ['marathon', 'half', '10k'].map(
    (id) => field.find(({ race, point }) => race === id && point === 'finish')?.time ?? Infinity,
  );
  expect((Math.max(...firsts) - Math.min(...firsts)) / 60_000).toBeLessThan(6);
});
