import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../support/processes.ts';
import { sentFinishes, startSmallRace } from '../support/small-race.ts';
import {
  call,
  finishers,
  following,
  lan,
  loadRace,
  matStates,
  other,
  patient,
  settledResults,
  startLaptop,
} from './twins.ts';

const allReading = ['reading', 'reading', 'reading'];

it('the first laptop dies in the middle of the race, the second takes over, and no runner is missing', async () => {
  using folder = temporaryDir();
  const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
  await using first = await startLaptop(a, lan);
  await using second = await startLaptop(b, ...(await following(first)), '--take-over=by-hand');
  const race = await startSmallRace(folder.path, 60);
  const { simulation } = race;
  try {
    await loadRace(first, race);
    await expect.poll(async () => (await finishers(second)).size, patient).toBeGreaterThan(0);

    const shown = await finishers(first);
    await first.station.kill();
    await expect.poll(() => other(second), patient).toMatchObject({ state: 'gone', readers: { length: 3 } });
    await call(second, 'peers/take-over', { station: (await other(second)).station });
    await expect.poll(() => matStates(second), patient).toEqual(allReading);
    const sent = [...sentFinishes(simulation).keys()];
    const unread = new Set(sent.filter((bib) => !shown.has(bib)));

    await simulation.done;
    await using again = await startLaptop(a);
    const read = [...sentFinishes(simulation).keys()].filter((bib) => !unread.has(bib));
    expect(read.length).toBeGreaterThan(shown.size);
    await expect
      .poll(async () => [...(await finishers(second))], patient)
      .toEqual(expect.arrayContaining(read));
    await settledResults(again, second);
    expect([...(await finishers(again))]).toEqual(expect.arrayContaining(read));

    await expect.poll(() => other(second), patient).toMatchObject({ readers: [], taken: { length: 3 } });
    await expect.poll(() => other(again), patient).toMatchObject({ readers: { length: 3 }, taken: [] });
    await expect.poll(() => matStates(again), patient).toEqual([]);
    await expect.poll(() => matStates(second), patient).toEqual(allReading);

    await call(again, 'peers/take-over', { station: (await other(again)).station });
    await expect.poll(() => matStates(again), patient).toEqual(allReading);
    await expect.poll(() => matStates(second), patient).toEqual([]);
  } finally {
    await simulation.stop();
  }
});

it('where it is told to, the second takes the readers over by itself when the first is gone', async () => {
  using folder = temporaryDir();
  const { simulation, stationArgs } = await startSmallRace(folder.path, 30);
  try {
    const first = await startLaptop(join(folder.path, 'a'), lan, ...stationArgs);
    await using second = await startLaptop(
      join(folder.path, 'b'),
      ...(await following(first)),
      '--take-over=auto',
      // A first laptop that is only busy must not be taken for gone.
      '--gone-after=5',
    );
    await expect.poll(() => other(second), patient).toMatchObject({ readers: { length: 3 } });
    expect(await matStates(second)).toEqual([]);
    await first.station.kill();
    await expect.poll(() => matStates(second), patient).toEqual(allReading);
    await expect
      .poll(() => other(second), patient)
      .toMatchObject({ state: 'gone', readers: [], taken: { length: 3 } });
  } finally {
    await simulation.stop();
  }
});
