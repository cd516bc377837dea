import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../support/processes.ts';
import { startSmallRace } from '../support/small-race.ts';
import {
  call,
  following,
  lan,
  other,
  patient,
  peers,
  results,
  sampleFiles,
  settledResults,
  startLaptop,
} from './twins.ts';

it('a second laptop that starts with nothing shows what the first shows, and goes on showing it', async () => {
  using folder = temporaryDir();
  const { simulation, stationArgs } = await startSmallRace(folder.path, 60);
  try {
    await using first = await startLaptop(join(folder.path, 'a'), lan, ...stationArgs);
    await using second = await startLaptop(join(folder.path, 'b'), ...(await following(first)));
    await expect
      .poll(() => other(second), patient)
      .toMatchObject({ state: 'following', mats: { length: 3 }, readers: { length: 3 } });
    await expect.poll(async () => (await other(second)).reads, patient).toBeGreaterThan(200);
    await expect.poll(() => other(first), patient).toMatchObject({ state: 'following' });
    await expect.poll(async () => (await peers(first)).pin, patient).toBeNull();
    await expect
      .poll(async () => {
        const [a, b] = await Promise.all([results(first), results(second)]);
        return a.rows.some(({ status }) => status === 'finished') && JSON.stringify(a) === JSON.stringify(b);
      }, patient)
      .toBe(true);
  } finally {
    await simulation.stop();
  }
});

it('a new laptop that follows the second gets what the dead first had recorded, too', async () => {
  using folder = temporaryDir();
  const first = await startLaptop(join(folder.path, 'a'), lan, ...sampleFiles);
  await using second = await startLaptop(join(folder.path, 'b'), ...(await following(first)));
  await settledResults(first, second);
  await first.station.kill();

  const { code } = (await call(second, 'peers/pin', {})) as { code: string };
  const { listening } = await peers(second);
  await using third = await startLaptop(
    join(folder.path, 'c'),
    lan,
    `--follow=${listening}`,
    `--pin=${code}`,
  );
  await expect
    .poll(async () => JSON.stringify(await results(third).catch(() => null)), patient)
    .toBe(JSON.stringify(await results(second)));
  await expect
    .poll(async () => (await peers(third)).stations.map(({ state }) => state), patient)
    .toEqual(['following', 'kept']);
});
