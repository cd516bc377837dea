import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import type { ResultsPage } from '../../src/contract/rows.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const gun = Date.parse('2026-05-10T09:00:00Z');
export const at = (seconds: number) => gun + seconds * 1000;
const raceFile = {
  id: 'chips',
  name: 'Chips',
  date: '2026-05-10',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10000 },
  ],
  waves: [
    { id: 'A', gun: new Date(gun).toISOString() },
    { id: 'B', gun: new Date(at(3600)).toISOString() },
  ],
  ignoredChips: ['FFFF'],
};

interface Answer {
  status: number;
  body: { action?: string; problems?: Problem[] };
}

/** A station with this start list, which read these chips: seconds after the first gun, chip, point. */
export class ChipStation {
  readonly #folder = temporaryDir();
  #station: Awaited<ReturnType<typeof startStation>> | null = null;

  async start(entries: readonly string[], reads: readonly [number, string, string][]): Promise<void> {
    const file = (name: string, text: string) => {
      const path = join(this.#folder.path, name);
      writeFileSync(path, text);
      return path;
    };
    const lines = reads.map(
      ([seconds, chip, point]) => `${new Date(at(seconds)).toISOString()},${chip},${point}`,
    );
    const log = file('reads.csv', `${lines.join('\n')}\n`);
    this.#station = await startStation(
      join(this.#folder.path, 'data'),
      `--race=${file('race.json', JSON.stringify(raceFile))}`,
      `--entries=${file('list.csv', entries.join('\n'))}`,
      ...(reads.length === 0 ? [] : [`--reader=file:${log}?protocol=csv&point=finish`]),
    );
    for await (const { event, data } of feedEvents(this.#address)) {
      const { sections } = data as { sections?: { disk?: { reads: number } } };
      if (event !== 'tick' && (sections?.disk?.reads ?? -1) >= reads.length) break;
    }
  }

  async restart(): Promise<void> {
    await this.#station?.station.stop();
    this.#station = await startStation(join(this.#folder.path, 'data'));
  }

  async end(): Promise<void> {
    await this.#station?.station.stop();
    this.#folder[Symbol.dispose]();
  }

  async post(path: string, body: unknown): Promise<Answer> {
    const answer = await fetch(new URL(`/api/${path}`, this.#address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  /** The codes of a refusal. */
  async refused(path: string, body: unknown): Promise<string[]> {
    const { status, body: answer } = await this.post(path, body);
    expect(status).toBe(422);
    return answer.problems?.map(({ code }) => code) ?? [];
  }

  async done(path: string, body: unknown): Promise<string> {
    const { status, body: answer } = await this.post(path, body);
    expect([status, answer.problems]).toEqual([200, undefined]);
    return answer.action ?? '';
  }

  /** Status and gun time in seconds of each bib. */
  async results(): Promise<Record<string, [string, number | null]>> {
    const page = (await (
      await fetch(new URL('/api/results?limit=500', this.#address))
    ).json()) as ResultsPage;
    return Object.fromEntries(
      page.rows.map(({ person, status, gun: time }) => [
        person.bib,
        [status, time === null ? null : time / 1000],
      ]),
    );
  }

  async get(path: string): Promise<unknown> {
    return (await fetch(new URL(`/api/${path}`, this.#address))).json();
  }

  get #address(): string {
    return this.#station?.address ?? '';
  }
}
