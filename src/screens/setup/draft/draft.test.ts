import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEventJson } from '../../../files/event-json.ts';
import { fiveYearCategories } from '../../../timing/model/category.ts';
import { onlySite as modelsSite } from '../../../timing/model/event.ts';
import { stretchesOf } from './ages.ts';
import { categoriesOf, presetOf, presets } from './category-presets.ts';
import { check } from './check.ts';
import { differences } from './differences.ts';
import { addEvery, addPoint, addRace, putOnMat, removeRace, removeSite, setStarts } from './edits.ts';
import { matsAt, onlySite, type EventDraft } from './event-draft.ts';
import { textOfDraft } from './file-of-draft.ts';
import { cloned, draftOf, draftOfText } from './open-file.ts';
import { placeOf } from './place-of.ts';
import { moveDate, moveZone } from './starts.ts';
import { eventOf, lapsOf, templates, type Template } from './templates.ts';

const made = (template: Template): EventDraft =>
  eventOf(template, { name: 'Spring Run', date: '2026-12-06', time: '8:00', zone: 'Asia/Shanghai' });
const right = { faults: [], doubts: [] };
const resource = (name: string) => readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8');

describe.each(templates)('the template %s', (template) => {
  it('is whole and right, and its file is taken by a station without a word', () => {
    const draft = made(template);
    expect(check(draft)).toEqual(right);
    const parsed = parseEventJson(textOfDraft(draft), 'event.json');
    expect(parsed).toMatchObject({ ok: true, warnings: [] });
    expect(draft.sites.flatMap(({ waves }) => waves).every(({ start }) => start !== undefined)).toBe(true);
  });

  it('is the same when its file is opened again', () => {
    const text = textOfDraft(made(template));
    const again = draftOfText(text);
    expect(again).not.toBeNull();
    expect(JSON.parse(textOfDraft(again!))).toEqual(JSON.parse(text));
  });
});

describe('a file', () => {
  it('of one race at one place is opened as an event of that race', () => {
    const draft = draftOfText(resource('test/support/single-race/race.json'))!;
    expect(check(draft).faults).toEqual([]);
    expect(draft.races).toHaveLength(1);
    expect(draft).toMatchObject({ id: draft.races[0]?.id, sites: [{ id: onlySite }] });
  });

  it('of several races is opened with all of it', () => {
    const text = resource('resources/sample-event/event.json');
    const { $schema: _, ...whole } = JSON.parse(text) as Record<string, unknown>;
    expect(JSON.parse(textOfDraft(draftOfText(text)!))).toMatchObject(whole);
  });

  it('that describes no event is not opened', () => {
    expect(draftOfText('bib,name')).toBeNull();
    expect(draftOfText('{"id":"x"}')).toBeNull();
    expect(draftOf({ races: [{ id: 'x' }] })).toBeNull();
  });

  it('of last year is moved to this year: its day, its id, its name, and no gun is fired', () => {
    const last = { ...made('weekend'), name: 'Spring Run 2026' };
    last.sites[0]!.waves[0]!.gun = '2026-12-06T08:00:03+08:00';
    const next = cloned(last, '2027-12-05');
    expect(next).toMatchObject({ id: 'spring-run-2027', name: 'Spring Run 2027', date: '2027-12-05' });
    expect(next.sites[0]!.waves[0]).toEqual({
      ...last.sites[0]!.waves[0],
      start: '2027-12-05T08:00:00+08:00',
      gun: undefined,
    });
    expect(cloned(made('ten'), '2026-12-13').id).toBe('spring-run-2026-2');
  });
});

describe('a change', () => {
  it('of the day or the zone leaves starts at their time of day', () => {
    const draft = made('weekend');
    moveDate(draft, '2027-03-07');
    moveZone(draft.sites[0]!, 'Europe/Moscow');
    expect(draft.sites[0]!.waves.map(({ start }) => start)).toEqual([
      '2027-03-07T08:00:00+03:00',
      '2027-03-07T08:30:00+03:00',
      '2027-03-07T09:00:00+03:00',
    ]);
  });

  it('adds a point where it belongs, on a mat of its own or on one that is there', () => {
    const draft = made('weekend');
    const half = draft.races[1]!;
    addPoint(draft, half, 15_000, null);
    addPoint(draft, half, 20_000, '10k');
    expect(half.points.map(({ id, mat, distance }) => [id, mat, distance])).toEqual([
      ['start', undefined, 0],
      ['10k', undefined, 10_000],
      ['15k', undefined, 15_000],
      ['10k-2', '10k', 20_000],
      ['finish', undefined, 21_097.5],
    ]);
    addEvery(draft, draft.races[0]!, 5000);
    expect(check(draft)).toEqual(right);
    expect(matsAt(draft, draft.sites[0]!)).toContain('25k');
  });

  it('puts a point on another mat, under a name that no mat has', () => {
    const draft = made('weekend');
    const [marathon, half] = draft.races;
    putOnMat(draft, half!, half!.points[1]!, '30k');
    expect(check(draft)).toEqual(right);
    expect(half!.points[1]!.mat ?? half!.points[1]!.id).toBe('30k');
    putOnMat(draft, marathon!, marathon!.points[0]!, 'finish');
    expect(check(draft)).toEqual(right);
  });

  it('adds and takes away races, places and waves of a race', () => {
    const draft = made('weekend');
    addRace(draft, 'Fun run');
    expect(check(draft)).toEqual(right);
    removeRace(draft, 0);
    setStarts(draft.sites[0]!, draft.races[0]!, 'T', true);
    expect(draft.races[0]!.waves).toEqual(['H', 'T']);
    setStarts(draft.sites[0]!, draft.races[1]!, 'T', false);
    expect(draft.races[1]!.waves).toEqual(['T']);
    const cities = made('cities');
    removeSite(cities, 1);
    expect(check(cities)).toEqual(right);
    expect(cities.lists?.[0]?.races).toEqual(['10k-first']);
  });

  it('of a course to laps has every lap on one mat', () => {
    const draft = made('laps');
    draft.races[0]!.points = lapsOf(3, 400, 'line');
    expect(check(draft)).toEqual(right);
  });
});

describe('what is wrong', () => {
  it('is found at its field, with the part that shows it', () => {
    const draft = made('weekend');
    draft.races[1]!.points[1]!.distance = undefined;
    draft.races[0]!.name = { en: ' ' };
    draft.sites[0]!.zone = 'Nowhere';
    expect(check(draft).faults.map(({ path, reason }) => [path, reason.code])).toEqual([
      ['races.0.name', 'fileReason.missing'],
      ['sites.0.zone', 'fileReason.zone'],
      ['races.1.points.1.distance', 'fileReason.missing'],
    ]);
    expect(placeOf('races.1.points.1.distance')).toEqual({ part: 'races', race: 1 });
    expect(placeOf('sites.0.waves.1.start')).toEqual({ part: 'guns', race: null });
    expect(placeOf('races.2.missedPoints.allowed')).toEqual({ part: 'rules', race: 2 });
  });

  it('of ages is a doubt about the race', () => {
    const draft = made('ten');
    draft.races[0]!.categories = [
      { id: 'W18', sex: 'F', minAge: 18, maxAge: 34 },
      { id: 'W40', sex: 'F', minAge: 40 },
    ];
    expect(check(draft).doubts).toMatchObject([{ race: 0, problem: { code: 'age-gap-sex' } }]);
    const gap = stretchesOf(draft.races[0]!.categories, 'F').find(
      ({ categories, from }) => categories.length === 0 && from > 0,
    );
    expect(gap).toMatchObject({ from: 35, to: 39 });
  });
});

it('the usual categories are those of the rules, and a preset is known again', () => {
  expect(categoriesOf('five-year')).toEqual(JSON.parse(JSON.stringify(fiveYearCategories())));
  expect(presets.map((preset) => presetOf(categoriesOf(preset)))).toEqual(presets);
  expect(onlySite).toBe(modelsSite);
});

it('what differs between two events is told field by field', () => {
  const [before, after] = [made('weekend'), made('weekend')];
  after.races[1]!.points[1]!.distance = 10_010;
  after.races[0]!.rankBy = 'chip';
  expect(differences(before, after)).toEqual([
    { path: 'races.0.rankBy', before: undefined, after: 'chip' },
    { path: 'races.1.points.1.distance', before: 10_000, after: 10_010 },
  ]);
});
