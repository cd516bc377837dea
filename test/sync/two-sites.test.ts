import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventListPageSchema, eventPageSchema } from '../../src/contract/event-results.ts';
import { resultsPageSchema } from '../../src/contract/rows.ts';
import { issueStationToken } from '../../src/service/issue-station-token.ts';
import { goldline, temporaryDir } from '../support/processes.ts';
import { TellingMat } from '../support/telling-mat.ts';
import { call, invitation, lan, other, patient, snapshot, startLaptop, type Laptop } from '../twins/twins.ts';
import { startTestService, type TestService } from './test-service.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const race = {
  categories: [],
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
};
const waves = [{ id: 'A' }];
/** The same distance on one morning in two cities, with the same bibs, chips, waves and mats. */
const event = {
  id: 'two-cities',
  name: 'Two Cities',
  date: '2026-10-18',
  sites: [
    { id: 'kunming', zone: 'Asia/Shanghai', waves },
    { id: 'almaty', zone: 'Asia/Almaty', waves },
  ],
  races: [
    { ...race, id: 'ten-kunming', name: '10 km Kunming', site: 'kunming' },
    { ...race, id: 'ten-almaty', name: '10 km Almaty', site: 'almaty' },
  ],
  lists: [{ id: 'both', name: 'Both cities', races: ['ten-kunming', 'ten-almaty'], by: 'sex' }],
};
const chip = (number: number) => `E2${String(number).padStart(22, '0')}`;
const entries = (city: string) =>
  `bib,name,sex,chip,race\n1,${city} One,F,${chip(1)},ten-${city}\n2,${city} Two,F,${chip(2)},ten-${city}\n`;

const guns = { kunming: Date.UTC(2026, 9, 18, 0), almaty: Date.UTC(2026, 9, 18, 3) };
/** Seconds after the gun of bibs 1 and 2. */
const seconds = { kunming: [2400, 2600], almaty: [2700, 2500] };
type City = keyof typeof guns;

const folder = temporaryDir();
const file = (name: string, text: string) => {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
};
const eventFile = file('event.json', JSON.stringify(event));
const data = (city: string) => join(folder.path, city);
let service: TestService;
const laptops = {} as Record<City, Laptop>;
const mats: TellingMat[] = [];

async function started(city: City): Promise<Laptop> {
  const mat = await TellingMat.open(true);
  mats.push(mat);
  for (const second of seconds[city]) mat.say(guns[city] + second * 1000);
  const token = await issueStationToken({ name: city, dataDir: service.dataDir });
  const laptop = await startLaptop(
    data(city),
    lan,
    `--race=${eventFile}`,
    `--site=${city}`,
    `--entries=${file(`${city}.csv`, entries(city))}`,
    `--reader=${mat.address}`,
    `--sync=${service.address}`,
    `--token=${token}`,
  );
  await call(laptop, 'guns', { wave: 'A', gun: guns[city] });
  return laptop;
}

beforeAll(async () => {
  service = await startTestService();
  for (const city of ['kunming', 'almaty'] as const) laptops[city] = await started(city);
});
afterAll(async () => {
  for (const laptop of Object.values(laptops)) await laptop[Symbol.asyncDispose]();
  for (const mat of mats) await mat[Symbol.asyncDispose]();
  await service.remove();
  folder[Symbol.dispose]();
});

const json = async (path: string) => (await fetch(path)).json();
async function times(path: string) {
  const { rows } = resultsPageSchema.parse(await json(path));
  return rows.map(({ person, gun }) => [person.bib, person.name, gun]);
}
const expected = {
  kunming: [
    ['1', 'kunming One', 2_400_000],
    ['2', 'kunming Two', 2_600_000],
  ],
  almaty: [
    ['2', 'almaty Two', 2_500_000],
    ['1', 'almaty One', 2_700_000],
  ],
};

describe('two sites with the same bibs, chips, waves and mats', () => {
  it.each(['kunming', 'almaty'] as const)('are right at the station and at the service: %s', async (city) => {
    const at = [
      `${laptops[city].address}/api/results`,
      `${service.address}/api/events/two-cities/races/ten-${city}/results`,
      `${service.address}/api/races/ten-${city}/results`,
    ];
    for (const path of at) await expect.poll(() => times(path), patient).toEqual(expected[city]);
    const sections = async () => (await snapshot(laptops[city])).sections;
    const here = { id: 'two-cities', site: { id: city }, sites: 2 };
    await expect.poll(sections, patient).toMatchObject({ event: here, sites: [] });
  });

  it('are one event at the service, with a list over both that says how complete it is', async () => {
    const at = `${service.address}/api/events/two-cities`;
    await expect
      .poll(async () => eventPageSchema.parse(await json(at)).races.map(({ finished }) => finished), patient)
      .toEqual([2, 2]);
    const list = eventListPageSchema.parse(await json(`${at}/lists/both`));
    expect(
      list.rows.map(({ place, race: id, person, evidence }) => [place, id, person.bib, evidence]),
    ).toEqual([
      [1, 'ten-kunming', '1', 'chip'],
      [2, 'ten-almaty', '2', 'chip'],
      [3, 'ten-kunming', '2', 'chip'],
      [4, 'ten-almaty', '1', 'chip'],
    ]);
    const allIn = { entries: 2, finished: 2, inReview: 0, onCourse: 0, closed: false, silentSince: null };
    expect(list.group).toBe('list:both:F');
    expect(list.sites).toMatchObject([
      { id: 'kunming', ...allIn, asOf: expect.any(Number) as number },
      { id: 'almaty', ...allIn, asOf: expect.any(Number) as number },
    ]);
    expect(list.races.map(({ id, site, zone }) => [id, site, zone])).toEqual([
      ['ten-kunming', 'kunming', 'Asia/Shanghai'],
      ['ten-almaty', 'almaty', 'Asia/Almaty'],
    ]);
    expect(list.choices.listsOverRaces).toEqual([{ id: 'both', name: 'Both cities' }]);
    const race = resultsPageSchema.parse(await json(`${at}/races/ten-almaty/results`));
    expect(race).toMatchObject(list.choices);
    expect(race.races?.map(({ id }) => id)).toEqual(['ten-kunming', 'ten-almaty']);
    const own = eventListPageSchema.parse(await json(`${laptops.almaty.address}/api/lists/both`));
    expect(own.rows.map(({ person }) => person.name)).toEqual(['almaty Two', 'almaty One']);
    expect(own.sites).toMatchObject([
      { id: 'kunming', asOf: null, silentSince: null, entries: 0 },
      { id: 'almaty', entries: 2, finished: 2 },
    ]);
  });

  it('make their own files, also from the data folder alone', async () => {
    await using verify = goldline('verify', `--data=${data('almaty')}`);
    await verify.line(/^all is well/);
    await using explain = goldline('explain', `--data=${data('almaty')}`, '--bib=1');
    await explain.line(/gun time 0:45:00/);
    expect((await explain.ended()).code).toBe(0);
  });

  it('keep their laptops apart: one of the other site is refused in words', async () => {
    await using stray = await startLaptop(data('stray'), lan, `--race=${eventFile}`, '--site=almaty');
    const { url: address, pin } = await invitation(laptops.kunming);
    await call(stray, 'peers/pair', { address, pin });
    await expect
      .poll(() => other(stray), patient)
      .toMatchObject({
        state: 'refused',
        detail: { code: 'problems.site-of-peer', params: { there: 'kunming', here: 'almaty' } },
        reads: 0,
      });
  });
});

describe('a station of an event of several sites', () => {
  it('that does not know its site asks for it in words, and times nothing until it is told', async () => {
    await using laptop = await startLaptop(data('new'), `--race=${eventFile}`);
    await laptop.station.line(/warning: This event has several sites \(kunming, almaty\)\. Say at which/);
    const sections = async () => (await snapshot(laptop)).sections;
    const sites = [{ id: 'kunming' }, { id: 'almaty' }];
    await expect.poll(sections, patient).toMatchObject({ event: null, sites });
    await expect(call(laptop, 'guns', { wave: 'A' })).rejects.toThrow('site-needed');
    await expect(call(laptop, 'site', { site: 'bishkek' })).rejects.toThrow('it has kunming, almaty');
    await call(laptop, 'site', { site: 'almaty' });
    await call(laptop, 'guns', { wave: 'A', gun: guns.almaty });
    await expect.poll(sections, patient).toMatchObject({ event: { site: { id: 'almaty' } }, sites: [] });
    await expect(call(laptop, 'site', { site: 'kunming' })).rejects.toThrow('other-site');
  });

  it('that follows another is at its site, says so itself, and its own passings count at the service', async () => {
    const token = await issueStationToken({ name: 'second', dataDir: service.dataDir });
    await laptops.kunming.station.stop();
    laptops.kunming = await startLaptop(data('kunming'));
    const { code } = (await call(laptops.kunming, 'peers/pin', {})) as { code: string };
    const url = (await snapshot(laptops.kunming)).sections.peers?.listening ?? '';
    await using second = await startLaptop(
      data('second'),
      lan,
      `--follow=${url}`,
      `--pin=${code}`,
      `--sync=${service.address}`,
      `--token=${token}`,
    );
    await expect.poll(() => times(`${second.address}/api/results`), patient).toEqual(expected.kunming);
    await call(second, 'entries/change', {
      bib: '3',
      fields: { name: 'Late', sex: 'F', race: 'ten-kunming' },
    });
    await call(second, 'passings', { point: 'finish', bib: '3', time: guns.kunming + 3_000_000 });
    const path = `${service.address}/api/events/two-cities/races/ten-kunming/results`;
    await expect.poll(() => times(path), patient).toEqual([...expected.kunming, ['3', 'Late', 3_000_000]]);
  });
});
