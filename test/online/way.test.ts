import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf } from '../../src/contract/calls/call.ts';
import { onlineCalls, runCalls } from '../../src/contract/calls/online.ts';
import { publicCalls } from '../../src/contract/calls/service.ts';
import { Projection } from '../../src/service/projection/projection.ts';
import { runNow } from '../../src/timing/steps.ts';
import { startTestService, type TestService } from '../sync/test-service.ts';
import { recorded } from '../tracks/generator/device.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';
import { gpxOf, tcxOf } from '../tracks/generator/write-xml.ts';
import { zipOf } from '../tracks/generator/write-zip.ts';
import { moved } from '../tracks/generator/moved.ts';
import { onlineRace } from './online-race.ts';
import {
  event,
  inDatabase,
  ofRun,
  organise,
  publicRows,
  recordingOf,
  Runner,
  type Organisers,
} from './test-race.ts';

let service: TestService;
let organisers: Organisers;
const address = () => service.address;
const rowOf = async (bib: string) => (await publicRows(address())).find(({ person }) => person.bib === bib);

beforeAll(async () => {
  service = await startTestService();
  organisers = await organise(service, address);
});
afterAll(() => service.remove());

describe('from entry to a row in the results', () => {
  it('a FIT recording that passes everything is accepted by itself', async () => {
    const runner = await Runner.enter(service, { name: 'Анна Петрова', nationality: 'KAZ', club: 'Вихрь' });
    expect(await runner.own()).toMatchObject({ state: 'entered', handedIn: [], result: null });
    const recording = recordingOf(4);
    await runner.handIn('run.fit', fitOf(recording));
    const own = await runner.settled();
    expect(own).toMatchObject({ state: 'accepted', grade: 'verified', result: { place: 1 } });
    expect(own.result!.start).toBe(recording.samples[0]!.time);
    expect(own.profile!.east).toHaveLength(600);
    expect(own.words.map(({ from, act }) => `${from} ${act}`)).toEqual(['runner hand-in', 'service accept']);

    await expect
      .poll(() => rowOf(runner.bib), { timeout: 20_000 })
      .toMatchObject({
        person: {
          name: 'Анна Петрова',
          evidence: 'verified',
          nationality: 'KAZ',
          club: 'Вихрь',
          category: 'W35',
        },
        status: 'finished',
        gun: Math.ceil(own.result!.seconds) * 1000,
        place: 1,
      });
    const row = await rowOf(runner.bib);
    const [split] = own.handedIn[0]!.measures!.splits;
    expect(row!.splits[0]).toMatchObject({ point: 'km5', gun: Math.ceil(split!.seconds) * 1000 });
    const params = { event, race: 'home' };
    const csv = pathOf(publicCalls.raceResultsFile, { params, query: { list: 'overall', lang: 'en' } });
    expect(await (await fetch(address() + csv)).text()).toContain('verified recording');
  });

  it.each([
    ['GPX', gpxOf, 'run.gpx'],
    ['TCX', tcxOf, 'run.tcx'],
  ])('of a %s with nothing to look at the grade is GPS', async (_format, written, name) => {
    const runner = await Runner.enter(service, { publicName: 'initials' });
    await runner.handIn(name, Buffer.from(written(recordingOf(name === 'run.gpx' ? 11 : 12))));
    expect(await runner.settled()).toMatchObject({ state: 'accepted', grade: 'gps' });
    await expect
      .poll(() => rowOf(runner.bib), { timeout: 20_000 })
      .toMatchObject({ person: { name: 'A. S.', evidence: 'gps' } });
  });

  it('an archive with several runs becomes as many files, and the one that fits the distance best is the run', async () => {
    const runner = await Runner.enter(service);
    const whole = recordingOf(21);
    const half = recordingOf(22, 4 * 3_600_000);
    const short = { ...recorded(half.samples.slice(0, half.samples.length >> 1), half.serial) };
    await runner.handIn(
      'week.zip',
      zipOf([
        { name: 'monday.fit', content: fitOf(short) },
        { name: 'sunday.fit', content: fitOf(whole) },
      ]),
    );
    const own = await runner.settled('accepted');
    const files = own.handedIn.filter(({ state }) => state !== 'deleted');
    expect(files.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual([
      'monday.fit judged',
      'sunday.fit judged',
    ]);
    expect(files.find(({ id }) => id === own.chosen)?.name).toBe('sunday.fit');
    expect(files.find(({ name }) => name === 'monday.fit')?.grade).toBeNull();
  });

  it('a run that is refused says why, and a better file is taken', async () => {
    const runner = await Runner.enter(service);
    const recording = recordingOf(31);
    const short = recorded(recording.samples.slice(0, recording.samples.length >> 1), recording.serial);
    await runner.handIn('half.fit', fitOf(short));
    const refused = await runner.settled();
    expect(refused.state).toBe('refused');
    expect(refused.handedIn[0]!.findings.find(({ check }) => check === 'distance')).toMatchObject({
      answer: 'refuse',
      remedy: { code: expect.stringMatching(/^trackRemedy\./) as string },
    });
    await runner.handIn('whole.fit', fitOf(recording));
    expect(await runner.settled('accepted')).toMatchObject({ grade: 'verified' });
  });

  it('a clock that was hours off is offered to be put right; a person then looks at it', async () => {
    const runner = await Runner.enter(service);
    await runner.handIn('ahead.fit', fitOf(moved(recordingOf(41), 8 * 3_600_000)));
    const waiting = await runner.settled();
    expect(waiting).toMatchObject({ state: 'waits', handedIn: [{ offeredHours: -8 }] });
    const { id } = waiting.handedIn[0]!;
    await runner.ask(runCalls.shiftFile, { hours: -8 }, id);
    const shifted = await runner.settled('waits');
    expect(shifted.handedIn[0]).toMatchObject({ shiftHours: -8, offeredHours: null, grade: 'verified' });
    const decided = { act: 'accept' as const, text: '', cleared: [] };
    const run = await organisers.editor.ask(onlineCalls.decideRun, {
      params: ofRun(runner.bib),
      body: decided,
    });
    expect(run.state).toBe('accepted');
  });

  it('what is withdrawn is no result any more', async () => {
    const runner = await Runner.enter(service);
    await runner.handIn('run.fit', fitOf(recordingOf(51)));
    await runner.settled('accepted');
    await expect.poll(() => rowOf(runner.bib), { timeout: 20_000 }).toBeDefined();
    expect((await runner.ask(runCalls.withdrawRun)).state).toBe('withdrawn');
    await expect.poll(() => rowOf(runner.bib), { timeout: 20_000 }).toBeUndefined();
  });
});

it('the results come out of the stream alone', async () => {
  const lines = await inDatabase(service, async (db) => {
    const { rows } = await db.query(
      `select stream, seq::int, station, line, received::float8 from lines
       join streams on streams.id = stream where station in (select station from online_sites) order by position`,
    );
    return rows as Parameters<Projection['take']>[0][];
  });
  const projection = new Projection();
  for (const line of lines) expect(projection.take(line)).toBeNull();
  expect(runNow(projection.settle())).toEqual([]);
  const { timing } = projection.sites()[0]!;
  const rows = await publicRows(address());
  expect(rows.length).toBeGreaterThanOrEqual(5);
  const results = timing.race('home')!;
  expect(rows.map(({ person, place }) => [person.bib, place])).toEqual(
    rows.map(({ person }) => [person.bib, results.place('overall', person.bib)]),
  );
});

it('nothing of a stream says who a runner is beyond what is published', async () => {
  const runner = await Runner.enter(service, {
    name: 'Secret Person',
    publicName: 'none',
    email: 'secret@example.org',
    birthDate: '1971-02-03',
  });
  await runner.handIn('run.fit', fitOf(recordingOf(61)));
  await runner.settled('accepted');
  const text = await inDatabase(service, async (db) => {
    const { rows } = await db.query('select line from lines');
    return (rows as { line: Buffer }[]).map(({ line }) => line.toString('utf8')).join('\n');
  });
  expect(text).toContain(runner.bib);
  for (const kept of ['Secret', 'secret@example.org', '1971', runner.secret])
    expect(text).not.toContain(kept);
});

it('the settings of a race are checked in words', async () => {
  const race = onlineRace();
  const refusal = (change: Partial<typeof race>) =>
    organisers.owner.refusal(onlineCalls.setOnlineRace, {
      params: { event, race: 'home' },
      body: { ...race, ...change },
    });
  expect(await refusal({ id: 'other' })).toBe('online-race-refused');
  expect(await refusal({ zone: 'Mars/Olympus' })).toBe('online-race-refused');
  expect(await refusal({ window: { from: race.window.to, to: race.window.from } })).toBe(
    'online-race-refused',
  );
  expect(await refusal({ handInUntil: race.window.from })).toBe('online-race-refused');
  expect(await refusal({ distance: 5000 })).toBe('online-race-refused');
  expect(await refusal({})).toBeNull();
});
