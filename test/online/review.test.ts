import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlineCalls, runCalls } from '../../src/contract/calls/online.ts';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import { startTestService, type TestService } from '../sync/test-service.ts';
import type { Recording } from '../tracks/generator/device.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';
import { gpxOf } from '../tracks/generator/write-xml.ts';
import { moved } from '../tracks/generator/moved.ts';
import { onlineRace } from './online-race.ts';
import { event, ofRun, organise, publicRows, recordingOf, Runner, type Organisers } from './test-race.ts';
import type { TestBrowser } from '../organisers/test-browser.ts';

let service: TestService;
let organisers: Organisers;
const address = () => service.address;

beforeAll(async () => {
  service = await startTestService();
  organisers = await organise(service, address, onlineRace(Date.now(), { fourEyesPlaces: 1 }));
});
afterAll(() => service.remove());

/** One that a check asks a person to look at: the sport is not said. */
const doubtful = (recording: Recording): Recording => ({ ...recording, sport: 'walking' });

const decide = (
  by: TestBrowser,
  bib: string,
  act: 'accept' | 'refuse' | 'ask' | 'reopen',
  { text = '', cleared = [] as string[] } = {},
) => by.ask(onlineCalls.decideRun, { params: ofRun(bib), body: { act, text, cleared } });

async function waiting(seed: number, sex: 'M' | 'F' | 'X' = 'M'): Promise<Runner> {
  const runner = await Runner.enter(service, { sex, name: `Runner ${seed}` });
  await runner.handIn('run.fit', fitOf(doubtful(recordingOf(seed))));
  expect((await runner.settled()).state).toBe('waits');
  return runner;
}

describe('a run that waits for a person', () => {
  it('is asked about, answered, and accepted once each check was looked at', async () => {
    await Runner.enter(service);
    const runner = await waiting(201);
    const { editor, owner } = organisers;
    const { rows } = await editor.ask(onlineCalls.runQueue, { params: { event, race: 'home' }, query: {} });
    expect(rows[0]).toMatchObject({ bib: runner.bib, state: 'waits', open: ['sport'], place: 1 });

    await expect(decide(editor, runner.bib, 'ask')).rejects.toThrow('run-not-decidable');
    const asked = await decide(editor, runner.bib, 'ask', { text: 'Did you run?' });
    expect(asked).toMatchObject({ state: 'asked', answerUntil: expect.any(Number) as number });
    const answered = await runner.ask(runCalls.answerRun, { text: 'I did.' });
    expect(answered.words.map(({ from, act, text }) => `${from} ${act} ${text}`)).toEqual([
      'runner hand-in run.fit',
      'organiser ask Did you run?',
      'runner answer I did.',
    ]);
    const again = await editor.ask(onlineCalls.runQueue, {
      params: { event, race: 'home' },
      query: { state: 'waits' },
    });
    expect(again.rows[0]).toMatchObject({ bib: runner.bib, answered: true });

    await expect(decide(editor, runner.bib, 'accept')).rejects.toThrow('run-not-decidable');
    const first = await decide(editor, runner.bib, 'accept', { cleared: ['sport'] });
    expect(first).toMatchObject({ state: 'second-look', firstLook: 'editor', grade: null });
    await expect(decide(editor, runner.bib, 'accept')).rejects.toThrow('same-person');
    expect(await publicRows(address())).toEqual([]);
    const second = await decide(owner, runner.bib, 'accept', { text: 'Well run.' });
    expect(second).toMatchObject({ state: 'accepted', grade: 'gps', result: { place: 1 } });
    await expect.poll(async () => (await publicRows(address())).length, { timeout: 20_000 }).toBe(1);
    const { acts } = await owner.ask(organiserCalls.auditLog, { params: { event }, query: {} });
    expect(acts.slice(0, 3).map(({ act, by }) => `${act} ${by}`)).toEqual([
      'online.accept Root',
      'online.accept editor',
      'online.ask editor',
    ]);
  });

  it('is refused with words, and may be looked at again', async () => {
    const runner = await waiting(211);
    const { editor } = organisers;
    const refused = await decide(editor, runner.bib, 'refuse', { text: 'That was a walk.' });
    expect(refused.state).toBe('refused');
    expect((await runner.ask(runCalls.answerRun, { text: 'My watch says so, I ran.' })).state).toBe('waits');
  });

  it('is opened again after it was accepted, and is no result until somebody accepts it once more', async () => {
    const { editor, owner } = organisers;
    const runner = await waiting(221, 'X');
    await decide(editor, runner.bib, 'accept', { cleared: ['sport'] });
    await decide(owner, runner.bib, 'accept');
    const shown = async () =>
      (await publicRows(address())).filter(({ person }) => person.bib === runner.bib).length;
    await expect.poll(shown, { timeout: 20_000 }).toBe(1);
    expect(await decide(editor, runner.bib, 'reopen', { text: 'Once more.' })).toMatchObject({
      state: 'waits',
      result: null,
    });
    await expect.poll(shown, { timeout: 20_000 }).toBe(0);
    await decide(editor, runner.bib, 'accept');
    expect((await decide(owner, runner.bib, 'accept')).state).toBe('accepted');
    await expect.poll(shown, { timeout: 20_000 }).toBe(1);
  });
});

it('a GPS recording among the prizes waits for people, one behind them does not; who comes among them waits', async () => {
  const [faster, slower] = [recordingOf(231), recordingOf(232)].toSorted(
    (one, other) => one.samples.length - other.samples.length,
  );
  const first = await Runner.enter(service);
  await first.handIn('run.gpx', Buffer.from(gpxOf(recordingOf(233))));
  expect(await first.settled()).toMatchObject({ state: 'waits', handedIn: [{ grade: 'gps' }] });
  const verified = await Runner.enter(service);
  await verified.handIn('run.fit', fitOf(faster!));
  await verified.settled('accepted');
  const behind = await Runner.enter(service);
  await behind.handIn('slow.gpx', Buffer.from(gpxOf(slower!)));
  expect(await behind.settled('accepted')).toMatchObject({ grade: 'gps', result: { place: 2 } });
  await verified.ask(runCalls.withdrawRun);
  expect(await behind.own()).toMatchObject({ state: 'waits', result: null });
});

describe('somebody else’s run', () => {
  it.each([
    ['as it is', (recording: Recording) => recording],
    ['a day before', (recording: Recording) => moved(recording, -86_400_000)],
  ])('%s is refused under another name', async (_how, changed) => {
    const recording = recordingOf(241 + _how.length);
    const one = await Runner.enter(service, { sex: 'F' });
    await one.handIn('run.fit', fitOf(recording));
    await one.settled();
    const other = await Runner.enter(service, { sex: 'F', name: 'Copy Cat' });
    await other.handIn('mine.gpx', Buffer.from(gpxOf(changed(recording))));
    const refused = await other.settled();
    expect(refused.state).toBe('refused');
    expect(refused.handedIn[0]!.findings.find(({ check }) => check === 'copies')).toMatchObject({
      answer: 'refuse',
      seen: { params: { name: one.bib } },
    });
    const seen = await organisers.editor.ask(onlineCalls.reviewRun, { params: ofRun(other.bib) });
    expect(seen.like).toMatchObject([{ bib: one.bib, separation: expect.closeTo(0, 0) as number }]);
    const both = await organisers.editor.ask(onlineCalls.compareRuns, {
      params: { ...ofRun(other.bib), other: one.bib },
    });
    const apart = both.one.east.map((east, index) => Math.abs(east - both.other.east[index]!));
    expect(Math.max(...apart)).toBeLessThan(1);
  });

  it('is not one’s own file handed in twice', async () => {
    const runner = await Runner.enter(service, { sex: 'F' });
    const recording = recordingOf(261);
    await runner.handIn('run.gpx', Buffer.from(gpxOf(doubtful(recording))));
    await runner.settled();
    await runner.handIn('run.fit', fitOf(recording));
    const own = await runner.settled('accepted');
    expect(own.handedIn.map(({ grade }) => grade)).toContain('verified');
  });
});

it('who only looks on sees the way without its ends, and nothing by which a runner is reached', async () => {
  const runner = await Runner.enter(service, { email: 'anna@example.org' });
  await runner.handIn('run.fit', fitOf(doubtful(recordingOf(271))));
  await runner.settled();
  const { editor, viewer } = organisers;
  const [whole, trimmed] = await Promise.all(
    [editor, viewer].map((by) => by.ask(onlineCalls.reviewRun, { params: ofRun(runner.bib) })),
  );
  expect(whole!.profile!.along[0]).toBeLessThan(20);
  expect(trimmed!.profile!.along[0]).toBeGreaterThanOrEqual(200);
  expect([whole!.entry.email, trimmed!.entry.email]).toEqual(['anna@example.org', undefined]);
  const body = { act: 'refuse' as const, text: 'no', cleared: [] };
  expect(await viewer.refusal(onlineCalls.decideRun, { params: ofRun(runner.bib), body })).toBe(
    'not-allowed',
  );
});
