import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCalls } from '../../src/contract/calls/online.ts';
import { onlineCalls } from '../../src/contract/calls/online.ts';
import type { HandedIn, OnlineRace } from '../../src/contract/online.ts';
import { startTestService, type TestService } from '../sync/test-service.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';
import { zipOf } from '../tracks/generator/write-zip.ts';
import { onlineRace } from './online-race.ts';
import { event, inDatabase, organise, recordingOf, Runner, sha256, type Organisers } from './test-race.ts';

let service: TestService;
let organisers: Organisers;
const address = () => service.address;

beforeAll(async () => {
  service = await startTestService();
  organisers = await organise(service, address);
});
afterAll(() => service.remove());

const setRace = (id: string, change: Partial<OnlineRace>) =>
  organisers.owner.ask(onlineCalls.setOnlineRace, {
    params: { event, race: id },
    body: onlineRace(Date.now(), { id, ...change }),
  });

async function problemOf(response: Response) {
  const { problems } = (await response.json()) as {
    problems: { code: string; params: Record<string, unknown> }[];
  };
  return { status: response.status, code: problems[0]!.code, params: problems[0]!.params };
}

describe('a file', () => {
  it('goes on where it was cut off, and a piece that comes twice is taken once', async () => {
    const runner = await Runner.enter(service);
    const bytes = fitOf(recordingOf(101));
    const { id } = await runner.begin('run.fit', bytes);
    const half = bytes.length >> 1;
    await Promise.all([
      runner.send(id, 0, bytes.subarray(0, half)),
      runner.send(id, 0, bytes.subarray(0, half)),
    ]);
    const again = await runner.begin('run.fit', bytes);
    expect(again).toMatchObject({ id, received: half, state: 'receiving' });
    expect(await problemOf(await runner.send(id, 10, bytes.subarray(10)))).toMatchObject({
      status: 409,
      code: 'file-elsewhere',
      params: { received: half },
    });
    const last = await runner.send(id, half, bytes.subarray(half));
    expect(((await last.json()) as HandedIn).received).toBe(bytes.length);
    // The answer may have been lost.
    expect((await runner.send(id, half, bytes.subarray(half))).status).toBe(200);
    expect(await runner.settled()).toMatchObject({ state: 'accepted', handedIn: [{ id }] });
  });

  it('that is not what was announced begins anew', async () => {
    const runner = await Runner.enter(service);
    const bytes = fitOf(recordingOf(102));
    const { id } = await runner.begin('run.fit', bytes);
    const changed = Buffer.from(bytes);
    changed[200]! ^= 1;
    expect(await problemOf(await runner.send(id, 0, changed))).toMatchObject({
      status: 422,
      code: 'file-garbled',
    });
    expect((await runner.own()).handedIn[0]).toMatchObject({ received: 0, state: 'receiving' });
    expect((await runner.send(id, 0, bytes)).status).toBe(200);
    expect((await runner.settled()).state).toBe('accepted');
  });

  it('that is longer than announced is not taken', async () => {
    const runner = await Runner.enter(service);
    const { id } = await runner.begin('run.fit', new Uint8Array(10));
    expect((await problemOf(await runner.send(id, 0, new Uint8Array(11)))).code).toBe('file-garbled');
  });

  it('lies in the database encrypted, whole and in its pieces', async () => {
    const runner = await Runner.enter(service);
    const bytes = Buffer.from(fitOf(recordingOf(103)));
    await runner.handIn('run.fit', bytes);
    const kept = await inDatabase(service, async (db) => {
      const { rows } = await db.query('select data from online_pieces where bib = $1', [runner.bib]);
      return Buffer.concat((rows as { data: Buffer }[]).map(({ data }) => data));
    });
    expect(kept.length).toBe(bytes.length + 28);
    for (let from = 0; from + 16 < bytes.length; from += 997)
      expect(kept.includes(bytes.subarray(from, from + 16))).toBe(false);
  });

  it('is bounded: its size, a piece of it, and how many there are', async () => {
    const runner = await Runner.enter(service);
    await expect(
      runner.begin('big.fit', { length: 20_000_001 } as Uint8Array, 'recording', sha256(new Uint8Array())),
    ).rejects.toThrow('file-too-large file');
    const { id } = await runner.begin('long.gpx', new Uint8Array(10_000_000));
    expect((await problemOf(await runner.send(id, 0, new Uint8Array(5_000_000)))).code).toBe(
      'file-too-large',
    );
    for (let number = 1; number < 10; number += 1) await runner.begin(`${number}.fit`, randomBytes(20));
    await expect(runner.begin('last.fit', randomBytes(20))).rejects.toThrow('too-many-files');
  });
});

describe('what is not a run', () => {
  const nothing = new Uint8Array(19_000_000);
  it.each([
    ['a web page', new TextEncoder().encode('<html></html>'), 'trackFile.web-page'],
    [
      'an archive that packs too well',
      zipOf([{ name: 'a.gpx', content: nothing }]),
      'trackFile.archive-bomb',
    ],
    [
      'a damaged archive',
      zipOf([{ name: 'a.gpx', content: nothing }]).subarray(0, 3000),
      'trackFile.bad-archive',
    ],
  ])('is told: %s', async (_name, bytes, code) => {
    const runner = await Runner.enter(service);
    await runner.handIn('file', bytes);
    const own = await runner.settled();
    expect(own).toMatchObject({
      state: 'refused',
      chosen: null,
      handedIn: [{ state: 'unreadable', told: { code } }],
    });
  });

  it('a link of nobody says so, and only so often', async () => {
    const runner = new Runner(address, { bib: '', run: 'nothing' });
    await expect(runner.own()).rejects.toThrow('run-unknown');
  });
});

describe('an entry', () => {
  it('says everything that is wrong with it at once', async () => {
    await setRace('strict', {
      ask: { club: 'required', city: 'no', nationality: 'required' },
      minimumAge: 30,
    });
    await expect(Runner.enter(service, { birthDate: '2005-01-01' }, 'strict')).rejects.toThrow(
      'entry-refused club, entry-refused nationality, entry-refused age',
    );
  });

  it('of somebody under age names who agrees', async () => {
    const birthDate = `${new Date().getFullYear() - 17}-01-01`;
    await expect(Runner.enter(service, { birthDate })).rejects.toThrow('entry-refused guardian');
    await Runner.enter(service, { birthDate, guardian: 'Maria Schmidt' });
  });

  it('is too early before they open, and too late after they close', async () => {
    const now = Date.now();
    await setRace('later', { entries: { from: now + 60_000, to: now + 120_000 } });
    await expect(Runner.enter(service, {}, 'later')).rejects.toThrow('entry-refused not-open');
    await setRace('over', { entries: { from: now - 120_000, to: now - 60_000 } });
    await expect(Runner.enter(service, {}, 'over')).rejects.toThrow('entry-refused over');
  });

  it('needs a place and a code, of which each is good for one, however many come at once', async () => {
    await setRace('closed', { byCode: true, limit: 2 });
    const { codes } = await organisers.owner.ask(onlineCalls.makeEntryCodes, {
      params: { event, race: 'closed' },
      body: { count: 3 },
    });
    await expect(Runner.enter(service, {}, 'closed')).rejects.toThrow('entry-refused code');
    const tries = await Promise.allSettled(
      [codes[0], codes[0], codes[0]].map((code) =>
        Runner.enter(service, { code: code!.toLowerCase() }, 'closed'),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const second = await Runner.enter(service, { code: codes[1]! }, 'closed');
    await expect(Runner.enter(service, { code: codes[2]! }, 'closed')).rejects.toThrow('entry-refused full');
    await second.ask(runCalls.withdrawRun);
    await Runner.enter(service, { code: codes[2]! }, 'closed');
  });

  it('has a bib that nobody else has', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => Runner.enter(service)));
    expect(new Set(all.map(({ bib }) => bib)).size).toBe(8);
  });
});

it('weaker evidence counts where the race takes it, and a person says as what', async () => {
  await setRace('strictly', { accepts: { picture: false, declared: false } });
  const said = { start: Date.now() - 3_600_000, seconds: 3000, distance: 10_000, picture: null };
  const strict = await Runner.enter(service, {}, 'strictly');
  await expect(strict.ask(runCalls.declareRun, said)).rejects.toThrow('evidence-not-accepted declared');

  const runner = await Runner.enter(service);
  const { id } = await runner.handIn('watch.png', randomBytes(500), 'picture');
  expect((await runner.own()).state).toBe('entered');
  const declared = await runner.ask(runCalls.declareRun, { ...said, picture: id });
  expect(declared).toMatchObject({
    state: 'waits',
    chosen: id,
    handedIn: [{ grade: 'picture', declared: { seconds: 3000 } }],
  });
  const params = { event, race: 'home', bib: runner.bib };
  const accept = { act: 'accept' as const, text: '', cleared: [] };
  expect(await organisers.editor.refusal(onlineCalls.decideRun, { params, body: accept })).toBe(
    'run-not-decidable',
  );
  const run = await organisers.editor.ask(onlineCalls.decideRun, {
    params,
    body: { ...accept, grade: 'picture' },
  });
  expect(run).toMatchObject({ state: 'accepted', grade: 'picture', result: { seconds: 3000 } });
  const picture = await organisers.editor.fetch(onlineCalls.runPicture, { params: { ...params, file: id } });
  expect(picture.headers.get('content-disposition')).toMatch(/^attachment/);
  expect((await picture.arrayBuffer()).byteLength).toBe(500);
});

it('after the last day only who was asked may hand in more, until the answer is due', async () => {
  await setRace('past', {});
  const runner = await Runner.enter(service, {}, 'past');
  const silent = await Runner.enter(service, {}, 'past');
  const now = Date.now();
  await runner.ask(runCalls.declareRun, { start: now - 4e6, seconds: 3000, distance: 10_000, picture: null });
  await setRace('past', {
    entries: { from: now - 1e9, to: now - 1000 },
    window: { from: now - 1e9, to: now - 1000 },
    handInUntil: now - 1000,
  });
  const bytes = fitOf(recordingOf(151));
  await expect(runner.begin('run.fit', bytes)).rejects.toThrow('hand-in-closed over');
  await expect(silent.begin('run.fit', bytes)).rejects.toThrow('hand-in-closed over');
  const params = { event, race: 'past', bib: runner.bib };
  const body = { act: 'ask' as const, text: 'Have you a recording?', cleared: [] };
  const asked = await organisers.editor.ask(onlineCalls.decideRun, { params, body });
  expect(asked.answerUntil).toBeGreaterThan(now + 6 * 86_400_000);
  expect((await runner.begin('run.fit', bytes)).state).toBe('receiving');

  await inDatabase(service, (db) =>
    db.query('update online_runs set answer_until = 1 where bib = $1', [runner.bib]),
  );
  await expect(runner.begin('run2.fit', bytes)).rejects.toThrow('hand-in-closed over');
  await expect(runner.ask(runCalls.answerRun, { text: 'Now I have.' })).rejects.toThrow('answer-too-late');
});
