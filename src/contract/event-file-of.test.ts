import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fiveYearCategories } from '../timing/model/category.ts';
import { eventOfRace, onlySite, type EventDefinition } from '../timing/model/event.ts';
import { race } from '../timing/timing.fixture.ts';
import { eventFileSchema, eventOfFile, type EventFile } from './event-file.ts';
import { fileOfEvent, folded, instantInZone } from './event-file-of.ts';

const fiveYear = fiveYearCategories();
const fileOf = (event: EventDefinition) => fileOfEvent(event, fiveYear);
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const defined = (file: unknown) => eventOfFile(eventFileSchema.parse(written(file)), fiveYear, onlySite);

const seconds = fc.integer({ min: 0, max: 100_000_000 }).map((ms) => ms / 1000);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const name = fc.oneof(fc.string({ maxLength: 20 }), fc.record({ en: fc.string(), ru: fc.string() }));
const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Moscow', 'America/St_Johns', 'UTC', 'Asia/Kathmandu');
const instant = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') })
  .chain((ms) => zone.map((there) => instantInZone(ms, there)));

const point = {
  name: maybe(name),
  counts: maybe(fc.constantFrom('first', 'strongest', 'last')),
  required: maybe(fc.boolean()),
  minTimeSeconds: maybe(fc.constant(10)),
  notBeforeSeconds: maybe(fc.constant(20)),
  cutOffSeconds: maybe(seconds.map((more) => 20 + more)),
  passingGapSeconds: maybe(seconds),
  minRssi: maybe(fc.integer({ min: -90, max: 0 })),
};

function raceAt(id: string, site: string | undefined) {
  return fc.record({
    id: fc.constant(id),
    site: fc.constant(site),
    name,
    label: maybe(fc.constant('gold')),
    waves: maybe(fc.constant(['A'])),
    points: fc
      .tuple(fc.record(point), fc.record(point), fc.record(point), fc.boolean())
      .map(([start, split, finish, isLine]) => [
        { id: 'start', kind: 'start', distance: 0, ...start, ...(isLine ? { mat: 'line' } : {}) },
        { id: '5k', kind: 'split', distance: 5000, ...split },
        { id: 'finish', kind: 'finish', distance: 21_097.5, ...finish, ...(isLine ? { mat: 'line' } : {}) },
      ]),
    categories: fc.constantFrom('five-year', [], [{ id: 'W35', sex: 'F', minAge: 35 }]),
    rankBy: maybe(fc.constantFrom('gun', 'chip')),
    lists: maybe(fc.constant([{ id: 'sex', basis: { first: 3 }, prizes: 3 }])),
    rounding: maybe(fc.constantFrom('road', 'tenth', 'hundredth', 'track', 'down')),
    pairWithinSeconds: maybe(fc.oneof(seconds, fc.constant(null))),
    witnessesWithinSeconds: maybe(fc.record({ mats: seconds, people: seconds })),
    startWindowSeconds: maybe(seconds.map((more) => 1 + more)),
    missedPoints: maybe(fc.constant({ allowed: 0, beyond: 'dnf' })),
    limits: maybe(fc.constant([{ division: 'wheelchair', metresPerSecond: 12 }])),
    minEntryAge: maybe(fc.nat({ max: 20 })),
    relay: maybe(fc.constant({ exchanges: ['5k'] })),
  });
}

const settings = {
  zone,
  waves: fc.tuple(maybe(instant), maybe(instant)).map(([start, gun]) => [{ id: 'A', start, gun }]),
  mats: maybe(fc.constant([{ id: 'finish', name: 'Line', passingGapSeconds: 20.25 }])),
  gunFromMat: maybe(fc.boolean()),
  gunWindowSeconds: maybe(fc.record({ before: seconds, after: seconds })),
  ignoredChips: maybe(fc.constant(['E28000'])),
  passingGapSeconds: maybe(seconds.map((more) => 1 + more)),
};
const head = {
  id: fc.constant('day'),
  name,
  date: fc.constant('2026-12-06'),
  languages: maybe(fc.constant(['ru', 'en'])),
};
const ofOnePlace = fc.record({ ...head, ...settings, races: fc.tuple(raceAt('one', undefined)) });
const ofTwoCities = fc.record({
  ...head,
  sites: fc.tuple(
    fc.record({ id: fc.constant('here'), name: maybe(name), ...settings }),
    fc.record({ id: fc.constant('there'), date: fc.constant('2026-12-05'), ...settings }),
  ),
  races: fc.tuple(raceAt('one', 'here'), raceAt('two', 'there')),
  lists: maybe(fc.constant([{ id: 'all', races: ['one', 'two'], basis: 'chip' }])),
});

it('the file of what a file defines defines the same', () => {
  fc.assert(
    fc.property(fc.oneof(ofOnePlace, ofTwoCities), (file) => {
      const event = defined(file);
      const again = fileOf(event);
      expect(written(defined(again))).toEqual(written(event));
      expect(fileOf(defined(again))).toEqual(again);
      expect(written(defined(folded(again, onlySite)))).toEqual(written(event));
    }),
  );
});

it('an event at one place is written without its site', () => {
  const path = new URL('../../resources/sample-event/event.json', import.meta.url);
  const sample = JSON.parse(readFileSync(path, 'utf8')) as EventFile;
  const file = folded(fileOf(defined(sample)), onlySite);
  expect(file.sites).toBeUndefined();
  expect(file).toMatchObject({ zone: sample.zone, waves: sample.waves });
  expect(file.races.map(({ categories }) => categories)).toContain('five-year');
});

it('a journal of one race has a file too, which defines the race that it was', () => {
  const { event } = eventOfRace(race);
  expect(written(defined(folded(fileOf(event), onlySite)))).toMatchObject(written(event) as object);
});
