import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { verifyReplica } from '../../src/station/archive/verify.ts';
import { replicaPaths } from '../../src/station/network/replicas.ts';
import { temporaryDir } from '../support/processes.ts';
import {
  call,
  finishers,
  following,
  lan,
  other,
  patient,
  results,
  sampleFiles,
  settledResults,
  startLaptop,
  type Laptop,
} from './twins.ts';
import { lanAddress, route, Wire } from './wire.ts';

const gun = Date.UTC(2026, 11, 6, 0, 0, 0);

/** Two laptops that know each other, stopped, each with the way to the other over a wire. */
async function wiredPair(folder: string) {
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  const first = await startLaptop(a, lan, ...sampleFiles);
  const second = await startLaptop(b, ...(await following(first)));
  await settledResults(first, second);
  await second.station.stop();
  await first.station.stop();
  const [toFirst, toSecond] = [await Wire.to(lanAddress(a)), await Wire.to(lanAddress(b))];
  route(b, toFirst.address);
  route(a, toSecond.address);
  return {
    a,
    b,
    toFirst,
    toSecond,
    [Symbol.asyncDispose]: async () => {
      await toFirst[Symbol.asyncDispose]();
      await toSecond[Symbol.asyncDispose]();
    },
  };
}

const fireGun = (laptop: Laptop, at: number) => call(laptop, 'guns', { wave: 'A', gun: at });
const finish = (laptop: Laptop, bib: string, time: number) =>
  call(laptop, 'passings', { point: 'finish', bib, time });

it('whoever is cut off, what both laptops recorded meanwhile is one race afterwards', async () => {
  using folder = temporaryDir();
  await using pair = await wiredPair(folder.path);
  const { a, b, toFirst, toSecond } = pair;
  await using first = await startLaptop(a);
  await using second = await startLaptop(b);
  const bibs = (await results(first)).rows.map(({ person }) => person.bib);
  let finished = 0;
  for (const [cut, deaf] of [
    [() => toFirst.silence(), second],
    [() => toSecond.cut(), first],
    [() => [toFirst.cut(), toSecond.silence()], first],
  ] as const) {
    cut();
    await expect.poll(async () => (await other(deaf)).state, patient).toBe('gone');
    const [one = '', two = '', three = ''] = bibs.slice(finished);
    await fireGun(first, gun + finished);
    await fireGun(second, gun + finished + 1);
    await finish(first, one, gun + 2_400_000);
    await finish(second, one, gun + 2_401_000);
    await finish(second, two, gun + 2_500_000);
    await finish(first, three, gun + 2_600_000);
    expect(JSON.stringify(await results(first))).not.toBe(JSON.stringify(await results(second)));
    toFirst.heal();
    toSecond.heal();
    await settledResults(first, second);
    finished += 3;
    expect([...(await finishers(second))].toSorted()).toEqual(bibs.slice(0, finished).toSorted());
  }
});

it('a stream that is cut in the middle of a line, again and again, leaves out nothing and doubles nothing', async () => {
  using folder = temporaryDir();
  await using pair = await wiredPair(folder.path);
  const { a, b, toFirst } = pair;
  await using first = await startLaptop(a);
  await fireGun(first, gun);
  const bibs = (await results(first)).rows.map(({ person }) => person.bib);
  await Promise.all(bibs.slice(0, 200).map((bib, index) => finish(first, bib, gun + 2_400_000 + index)));
  toFirst.breakAfter(900, 1100, 1500, 2500, 5000, 10_000, 20_000);
  {
    await using second = await startLaptop(b);
    await settledResults(first, second);
    expect(toFirst.broken).toBe(7);
    await second.station.stop();
  }
  await first.station.stop();
  expectSameJournal(join(a, 'journal.db'), replicaPaths(b));
});

it('a first laptop that was put back from an older copy is told so, and nothing that came over is lost', async () => {
  using folder = temporaryDir();
  await using pair = await wiredPair(folder.path);
  const { a, b } = pair;
  const backup = join(folder.path, 'backup');
  cpSync(a, backup, { recursive: true });
  await using second = await startLaptop(b);
  {
    await using first = await startLaptop(a);
    await fireGun(first, gun);
    const bib = (await results(first)).rows[0]?.person.bib ?? '';
    await finish(first, bib, gun + 2_400_000);
    await settledResults(first, second);
    await first.station.stop();
  }
  rmSync(a, { recursive: true });
  cpSync(backup, a, { recursive: true });

  await using restored = await startLaptop(a);
  await expect
    .poll(() => other(second), patient)
    .toMatchObject({
      state: 'diverged',
      detail: { code: expect.stringMatching(/^problems\.diverged/) as string },
    });
  await expect.poll(() => other(restored), patient).toMatchObject({ state: 'diverged' });
  expect((await results(second)).rows.filter(({ status }) => status === 'finished')).toHaveLength(1);

  await fireGun(restored, gun + 5000);
  await fireGun(restored, gun + 6000);
  await fireGun(restored, gun + 7000);
  await expect
    .poll(async () => (await other(second)).detail, patient)
    .toMatchObject({ code: 'problems.diverged', params: { context: 'copied' } });
  expect((await results(second)).rows.filter(({ status }) => status === 'finished')).toHaveLength(1);
});

/** The replica has the very rows of the journal, under the same seals. */
function expectSameJournal(path: string, replicas: string[]): void {
  expect(replicas).toHaveLength(1);
  const [journal, replica] = [new JournalReader(path), new JournalReader(replicas[0] ?? '')];
  try {
    expect(replica.identity).toEqual(journal.identity);
    expect(verifyReplica(replica)).toEqual(verifyReplica(journal));
    expect(verifyReplica(replica).differences).toEqual([]);
    expect(replica.lines('passing_lines')).toEqual(journal.lines('passing_lines'));
  } finally {
    journal.close();
    replica.close();
  }
}
