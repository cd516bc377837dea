import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { pathOf, type Answered, type Call, type Sent } from '../../src/contract/calls/call.ts';
import { onlineCalls, runCalls } from '../../src/contract/calls/online.ts';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import type { OwnRun } from '../../src/contract/online.ts';
import { asOperator } from '../organisers/test-browser.ts';
import type { Recording } from '../tracks/generator/device.ts';
import { onlineRace } from '../online/online-race.ts';
import { honestRun } from '../tracks/generator/honest.ts';
import { endingNow, withGap } from '../tracks/generator/moved.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';

/** An online marathon in full swing: one run is accepted, one waits for a look, and one has nothing handed in. */
export interface Online {
  /** Secrets of the runners' links. */
  accepted: string;
  waits: string;
  entered: string;
  /** Bib of the one that waits. */
  bib: string;
  /** A reviewer's session. */
  cookie: string;
}

export const onlineEvent = 'home-2026';
export const onlineRaceId = 'marathon';
const day = 86_400_000;

const names = (en: string, zh: string, ru: string) => ({ en, 'zh-CN': zh, ru });

const race = (now: number) =>
  onlineRace(now, {
    id: onlineRaceId,
    name: names('Online marathon', '线上马拉松', 'Онлайн-марафон'),
    distance: 42_195,
    entries: { from: now - 20 * day, to: now + 5 * day },
    window: { from: now - 6 * day, to: now + 6 * day },
    handInUntil: now + 8 * day,
    answerDays: 5,
    minimumAge: 18,
    ask: { club: 'optional', city: 'optional', nationality: 'optional' },
    keepDays: 90,
    words: names(
      'Run your own streets, and stand in one list with runners of forty countries.',
      '跑在自己的街道上，与四十个国家的跑者同列一榜。',
      'Бегите по своим улицам и будьте в одном протоколе с участниками из сорока стран.',
    ),
  });

/** Sets the race up at a service, and lets its runners hand in. */
export async function startOnline(address: string, dataDir: string): Promise<Online> {
  const now = Date.now();
  const reviewer = await asOperator(() => address, dataDir, 'Olga');
  await reviewer.ask(organiserCalls.makeEvent, { body: { id: onlineEvent, name: 'Home 2026' } });
  const params = { event: onlineEvent, race: onlineRaceId };
  await reviewer.ask(onlineCalls.setOnlineRace, { params, body: race(now) });
  const entries = [
    ['Айгүл Нұрланова', 'F', 'KAZ'],
    ['李娜', 'F', 'CHN'],
    ['Thomas Müller', 'M', 'GER'],
  ] as const;
  const entered: { bib: string; run: string }[] = [];
  for (const [name, sex, nationality] of entries) {
    const body = {
      name,
      sex,
      nationality,
      birthDate: '1988-03-04',
      language: 'en',
      publicName: 'full',
    } as const;
    entered.push(await ask(address, runCalls.enterOnline, { params, body: { ...body, agrees: true } }));
  }
  await enteredDaysAgo(dataDir);
  const [accepted, waits, waiting] = entered as [Entered, Entered, Entered];
  await handIn(address, accepted.run, recordingOf(4));
  await handIn(address, waits.run, withGap(recordingOf(11), 480_000));
  for (const { run } of [accepted, waits]) await settled(address, run);
  return {
    accepted: accepted.run,
    waits: waits.run,
    entered: waiting.run,
    bib: waits.bib,
    cookie: reviewer.cookie ?? '',
  };
}

type Entered = { bib: string; run: string };

const recordingOf = (seed: number): Recording =>
  endingNow(honestRun(seed, { distance: 42_195, isGoodWatch: true }).recording);

async function handIn(address: string, run: string, recording: Recording): Promise<void> {
  const bytes = new Uint8Array(fitOf(recording));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const body = { kind: 'recording', name: 'morning-run.fit', size: bytes.length, digest } as const;
  const { id } = await ask(address, runCalls.beginFile, { params: { run }, body });
  const path = pathOf(runCalls.sendFile, { params: { run, file: id }, query: { from: 0 } });
  const response = await fetch(address + path, { method: 'PUT', headers: { origin: address }, body: bytes });
  if (!response.ok) throw new Error(`the recording was refused: ${await response.text()}`);
}

async function settled(address: string, run: string): Promise<OwnRun> {
  for (;;) {
    const own = await ask(address, runCalls.ownRun, { params: { run } });
    if (own.state !== 'checking' && own.state !== 'entered') return own;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function ask<C extends Call>(address: string, call: C, sent: Sent<C>): Promise<Answered<C>> {
  const { params = {}, body } = sent as { params?: Record<string, unknown>; body?: object };
  const response = await fetch(address + pathOf(call, { params }), {
    method: call.method,
    headers: { origin: address, 'content-type': 'application/json' },
    ...(call.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  if (!response.ok) throw new Error(`refused: ${await response.text()}`);
  return (await response.json()) as Answered<C>;
}

/** Only what is run after the entry counts. */
async function enteredDaysAgo(dataDir: string): Promise<void> {
  const file = (name: string) => readFile(join(dataDir, name), 'utf8');
  const { user, password } = JSON.parse(await file('postgres.json')) as { user: string; password: string };
  const [, , , port] = (await file('postgres/postmaster.pid')).split('\n');
  const db = new pg.Client(`postgres://${user}:${password}@127.0.0.1:${port}/postgres`);
  await db.connect();
  await db.query('update online_runs set entered = $1', [Date.now() - 5 * day]);
  await db.end();
}
