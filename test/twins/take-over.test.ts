import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../support/processes.ts';
import { sentFinishes, startSmallRace } from '../support/small-race.ts';
import { call, following, lan, other, patient, results, settledResults, startLaptop } from './twins.ts';

it(
  'the first laptop dies in the middle of the race, the second takes over, and no runner is missing',
  { timeout: 180_000 },
  async () => {
    using folder = temporaryDir();
    const { simulation, stationArgs } = await startSmallRace(folder.path, 60);
    const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
    try {
      const first = await startLaptop(a, lan, ...stationArgs);
      await using second = await startLaptop(b, ...(await following(first)), '--take-over=by-hand');
      await expect.poll(async () => (await other(second)).reads, patient).toBeGreaterThan(800);

      await first.station.kill();
      await expect.poll(async () => (await other(second)).state, patient).toBe('gone');
      const { station, readers } = await other(second);
      expect(readers).toHaveLength(3);
      await call(second, 'peers/take-over', { station });
      await expect.poll(() => other(second), patient).toMatchObject({ readers: [], taken: { length: 3 } });

      await simulation.done;
      await using again = await startLaptop(a);
      expect(again.station.output).toContain('is read by another station now');
      const { rows } = await settledResults(again, second);
      const finished = new Map(rows.map((row) => [row.person.bib, row.status]));
      for (const [bib] of sentFinishes(simulation))
        expect([bib, finished.get(bib)]).toEqual([bib, 'finished']);
      expect(await other(again)).toMatchObject({ readers: { length: 3 }, taken: [] });
    } finally {
      await simulation.stop();
    }
  },
);
