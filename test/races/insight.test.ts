import { expect, it } from 'vitest';
import { changeSchema, snapshotSchema, type Sections } from '../../src/contract/feed.ts';
import { feedEvents } from '../support/feed.ts';
import { goldline, startStation, temporaryDir } from '../support/processes.ts';
import { startSmallRace } from '../support/small-race.ts';

/** What the feed said of these sections until `isEnough`, each value once. */
async function sectionsUntil(address: string, isEnough: (sections: Partial<Sections>) => boolean) {
  const seen: Partial<Sections>[] = [];
  for await (const { event, data } of feedEvents(address)) {
    if (event === 'snapshot') seen.push(snapshotSchema.parse(data).sections);
    if (event === 'change') seen.push(changeSchema.parse(data).sections ?? {});
    if (seen.some(isEnough)) return seen;
  }
  throw new Error('the feed ended');
}

async function post(url: string, body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Whole processes and a whole race: a busy machine takes its time. */
const patient = { timeout: 180_000 };

it(
  'a station tells who comes next, what is doubtful, why a result is as it is, and what a gun would change',
  patient,
  async () => {
    using folder = temporaryDir();
    const { simulation, stationArgs } = await startSmallRace(folder.path, 60);
    try {
      const { station, address } = await startStation(`${folder.path}/data`, ...stationArgs);
      await using running = station;
      const said = await sectionsUntil(address, ({ counts }) => (counts?.finished ?? 0) >= 60);
      expect(said.some(({ contenders }) => (contenders?.length ?? 0) > 0)).toBe(true);
      const get = async (path: string): Promise<unknown> => (await fetch(`${address}/api/${path}`)).json();
      const { rows } = (await get('results?limit=1')) as { rows: { person: { bib: string }; gun: number }[] };
      const bib = rows[0]!.person.bib;

      const explained = (await get(`runners/${bib}/explain`)) as {
        text: string;
        steps: { kind: string; text: string }[];
      };
      expect(explained.text).toContain(`Bib ${bib}: Finished`);
      expect(explained.text).toContain('place 1 in overall');
      expect(new Set(explained.steps.map(({ kind }) => kind))).toEqual(
        new Set(['read', 'passing', 'action']),
      );

      const onCourse = (await get('flow?minutes=20')) as { points: { point: string; expected: number[] }[] };
      expect(onCourse.points.map(({ point }) => point)).toEqual(['half', 'finish']);
      expect(onCourse.points[1]!.expected.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);

      const { warnings } = (await get('warnings')) as { warnings: { code: string }[] };
      expect(warnings.length).toBeLessThan(500);
      expect(new Set(warnings.map(({ code }) => code)).has('splits-not-rising')).toBe(false);

      const { guns } = said.flatMap(({ guns }) => (guns === undefined ? [] : [{ guns }]))[0]!;
      const gun = guns.find(({ wave }) => wave === 'A')!.gun! - 60_000;
      const preview = await post(`${address}/api/preview`, {
        actions: [{ type: 'gun.fire', wave: 'A', gun }],
      });
      expect(preview.status).toBe(200);
      const change = (await preview.json()) as {
        times: number;
        runners: { before: { gun: number }; after: { gun: number } }[];
      };
      expect(change.times).toBeGreaterThan(10);
      expect(change.runners.find(({ before }) => before.gun !== null)).toBeDefined();
      const after = (await get('results?limit=1')) as { rows: { gun: number }[] };
      expect(after.rows[0]!.gun).toBe(rows[0]!.gun);
      const refused = await post(`${address}/api/preview`, { actions: [{ type: 'gun.fire', wave: 'A' }] });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain('gun');

      await using told = goldline('explain', `--data=${folder.path}/data`, `--bib=${bib}`);
      expect((await told.ended()).code).toBe(0);
      expect(told.output).toMatch(/^2026-12-06 08:\d\d:\d\d\.\d{3} {2}Read .* of chip E2/m);
      expect(told.output).toContain('makes the time at finish.');
      expect(await running.stop()).toMatchObject({ code: 0 });
    } finally {
      await simulation.stop();
    }
  },
);

it('a bib that nobody has is told as such, and the command fails', patient, async () => {
  using folder = temporaryDir();
  const { station } = await startStation(folder.path);
  await station.stop();
  await using told = goldline('explain', `--data=${folder.path}`, '--bib=7');
  expect(await told.ended()).toMatchObject({ code: 1 });
  expect(told.output).toContain('Nobody has bib 7.');
});
