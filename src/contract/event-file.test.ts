import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { onlySite, siteRacesOf } from '../timing/model/event.ts';
import { eventDefinitionSchema } from './event-definition.ts';
import { messageText } from '../words/text.ts';
import { eventFileSchema, eventOfFile } from './event-file.ts';
import { reasonOf } from './event-file-reason.ts';

const finish = (distance: number) => ({ id: 'finish', kind: 'finish', distance });
const start = { id: 'start', kind: 'start', distance: 0 };
const file = {
  id: 'day',
  name: 'Day',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  waves: [{ id: 'M' }, { id: 'H' }],
  mats: [{ id: 'finish', name: 'Finish line', minRssi: -70 }],
  races: [
    {
      id: 'marathon',
      name: 'Marathon',
      waves: ['M'],
      points: [start, { id: '10k', kind: 'split', distance: 10_000 }, finish(42_195)],
    },
    { id: 'half', name: 'Half', waves: ['H'], points: [start, finish(21_097.5)] },
  ],
};
const cities = {
  id: 'league',
  name: 'League',
  date: '2026-12-06',
  sites: [
    { id: 'kunming', zone: 'Asia/Shanghai', waves: [{ id: 'M' }] },
    { id: 'almaty', zone: 'Asia/Almaty', date: '2026-12-05', waves: [{ id: 'M' }] },
  ],
  races: [
    { id: 'marathon-kunming', name: 'Kunming', site: 'kunming', points: [start, finish(42_195)] },
    { id: 'marathon-almaty', name: 'Almaty', site: 'almaty', points: [start, finish(42_195)] },
  ],
  lists: [{ id: 'all', name: 'All cities', races: ['marathon-kunming', 'marathon-almaty'] }],
};

const problems = (json: object) =>
  eventFileSchema
    .safeParse(json)
    .error?.issues.map((issue) => `${issue.path.join('.')}: ${messageText('en', reasonOf(issue))}`);

it('the published JSON Schema is the one the program checks with (vitest -u writes it anew)', async () => {
  const schema = { ...z.toJSONSchema(eventFileSchema, { io: 'input' }), title: 'Goldline event' };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../resources/event.schema.json',
  );
});

describe('an event file', () => {
  it('of one place needs no sites, and gives each race what the place sets', () => {
    const event = eventOfFile(eventFileSchema.parse(file), [], onlySite);
    expect(eventDefinitionSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(
      JSON.parse(JSON.stringify(event)),
    );
    const site = siteRacesOf(event, null);
    expect(site?.races.map(({ id, zone, waves }) => [id, zone, waves.map((wave) => wave.id)])).toEqual([
      ['marathon', 'Asia/Shanghai', ['M']],
      ['half', 'Asia/Shanghai', ['H']],
    ]);
    expect(site?.races[1]?.points[1]).toMatchObject({ name: 'Finish line', minRssi: -70 });
  });

  it('of several cities gives each its own races and date', () => {
    const event = eventOfFile(eventFileSchema.parse(cities), [], onlySite);
    expect(siteRacesOf(event, 'almaty')).toMatchObject({
      site: { id: 'almaty' },
      races: [{ id: 'marathon-almaty', date: '2026-12-05', zone: 'Asia/Almaty' }],
    });
    expect(siteRacesOf(event, 'bishkek')).toBeNull();
  });

  it.each([
    [
      'a wave that the site does not have',
      { races: [{ ...file.races[0], waves: ['X'] }] },
      'races.0.waves.0: the site has no wave "X"; it has M, H',
    ],
    ['a race without a name', { races: [{ ...file.races[0], name: undefined }] }, 'races.0.name: is missing'],
    ['a race twice', { races: [file.races[0], file.races[0]] }, 'races.1.id: "marathon" is there twice'],
    [
      'a place that says nothing of itself',
      { zone: undefined },
      'zone: an event without "sites" needs the zone of its only site',
    ],
    [
      'a point with the name of another mat',
      {
        races: [
          file.races[0],
          { ...file.races[1], points: [start, { ...finish(21_097.5), id: '10k', mat: 'finish' }] },
        ],
      },
      'races.1.points.1.id: "10k" is the name of another mat than "finish"',
    ],
    [
      'an exchange that is nowhere',
      { races: [{ ...file.races[0], relay: { exchanges: ['20k'] } }] },
      'races.0.relay.exchanges.0: "20k" is no split of the course after the exchange before it',
    ],
    [
      'a list over races of different lengths',
      { lists: [{ id: 'both', races: ['marathon', 'half'] }] },
      'lists.0.races: races of different lengths have no common list',
    ],
    [
      'a course that is out of order',
      { races: [file.races[0], { ...file.races[1], points: [start, { ...start, id: 'again' }] }] },
      'races.1.points.1.distance: must be more than the 0 m of "start" before it',
    ],
  ])('is refused for %s, at its place', (_, more, message) => {
    expect(problems({ ...file, ...more })).toContain(message);
  });

  it('is refused where a race is at a site that is not there', () => {
    const [home, away] = cities.races;
    expect(problems({ ...cities, races: [home, { ...away, site: 'osh' }] })).toContain(
      'races.1.site: there is no site "osh"; there are kunming, almaty',
    );
    expect(problems({ ...cities, zone: 'Asia/Almaty' })).toContain(
      'zone: belongs to a site where there are "sites"',
    );
  });
});
