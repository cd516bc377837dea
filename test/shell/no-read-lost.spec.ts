import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync, renameSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isStandIn, launchShell, noElectron } from '../support/electron-app.ts';
import { desk } from '../support/electron-desk.ts';
import { freePort, temporaryDir } from '../support/processes.ts';
import { sentFinishes, startSmallRace } from '../support/small-race.ts';

// What the shell owes a race that it is no part of: the station goes on without it, and nothing ends in silence.
test.skip(
  !isStandIn,
  noElectron ?? 'killed and stopped by hand in Electron itself: docs/try-on-real-electron.md',
);

interface About {
  pid: number;
}
const about = async (address: string) =>
  (await (
    await fetch(new URL('/api/about', address), { signal: AbortSignal.timeout(5000) })
  ).json()) as About;
const isGone = (address: string) =>
  about(address).then(
    () => false,
    () => true,
  );
const ready = (data: string) =>
  expect.poll(() => holder(data)?.address ?? null, { timeout: 60_000 }).not.toBeNull();

function holder(data: string): { pid: number; address: string | null } | null {
  try {
    return JSON.parse(readFileSync(`${data}/station.json`, 'utf8')) as { pid: number; address: string };
  } catch {
    return null;
  }
}

async function finishers(address: string): Promise<number> {
  const answer = await fetch(new URL('/api/results?race=small-race&list=overall', address));
  const { lists } = (await answer.json()) as { lists: { finishers: number }[] };
  return lists[0]?.finishers ?? 0;
}

test('a killed shell loses no read, and the next one shows the station that runs', async () => {
  using dir = temporaryDir();
  const data = `${dir.path}/event`;
  const race = await startSmallRace(dir.path, 60);
  try {
    const first = desk.start(`${dir.path}/profile`, `--data=${data}`, '--port=0', ...race.stationArgs);
    await ready(data);
    const { pid, address } = holder(data)!;
    await expect.poll(() => finishers(address!), { timeout: 120_000 }).toBeGreaterThan(0);
    await first.kill();
    const before = await finishers(address!);
    await expect.poll(() => finishers(address!), { timeout: 60_000 }).toBeGreaterThan(before);
    const app = await launchShell(`${dir.path}/profile`, [`--data=${data}`, '--port=0']);
    await expect.poll(() => app.windows().some((page) => page.url().startsWith(address!))).toBe(true);
    expect((await about(address!)).pid).toBe(pid);
    // Everybody whom the mat sent is there, those too who came while no shell was: one lost read and this never holds.
    await expect
      .poll(
        async () => {
          const missing = sentFinishes(race.simulation).size - (await finishers(address!));
          return missing === 0 && sentFinishes(race.simulation).size > before + 100;
        },
        { timeout: 180_000 },
      )
      .toBe(true);
    await app.evaluate(({ app: it, dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
      it.quit();
    });
    await expect.poll(() => isGone(address!)).toBe(true);
    // It answers no more a little before its folder is free.
    await expect.poll(() => holder(data)).toBeNull();
  } finally {
    await race.simulation.stop();
  }
});

test.describe('what does not start is told, with a way out', () => {
  test('a port that is in use: again, when it is free', async () => {
    using dir = temporaryDir();
    const port = await freePort();
    const other = createServer((_request, response) => response.end('else')).listen(port, '127.0.0.1');
    await once(other, 'listening');
    const data = `${dir.path}/event`;
    const app = await launchShell(`${dir.path}/profile`, [`--data=${data}`, `--port=${port}`], {
      STAND_IN_LANGUAGES: 'ru-RU',
    });
    const questions = () =>
      app.evaluate(() => {
        const { dialogs } = (globalThis as unknown as { standInDesk: { dialogs: { options: object }[] } })
          .standInDesk;
        return dialogs.map(
          ({ options }) => options as { message: string; detail: string; buttons: string[] },
        );
      });
    // First that it takes long, where the port is waited for.
    const asked = await expect
      .poll(async () => (await questions()).some(({ detail }) => detail.includes(String(port))))
      .toBe(true)
      .then(async () => (await questions())[0]);
    expect(asked?.detail).toMatch(/[а-я]{4}/);
    expect(asked?.buttons).toEqual([
      'Повторить',
      'Другая папка…',
      'Показать журнал работы',
      'Выйти из Goldline',
    ]);
    other.close();
    other.closeAllConnections();
    await app.evaluate(() => {
      const { dialogs } = (
        globalThis as unknown as { standInDesk: { dialogs: { answer(value: number): void }[] } }
      ).standInDesk;
      dialogs[0]?.answer(0);
    });
    await expect.poll(() => app.windows().some((page) => page.url().includes(`:${port}/`))).toBe(true);
    await app.close();
  });

  test('a folder that another station has', async () => {
    using dir = temporaryDir();
    const data = `${dir.path}/event`;
    const one = desk.start(`${dir.path}/one`, `--data=${data}`, '--port=0');
    await ready(data);
    // A second profile finds the station by its word, and shows it.
    const app = await launchShell(`${dir.path}/two`, [`--data=${data}`, '--port=0']);
    await expect
      .poll(() => app.windows().some((page) => page.url().startsWith(holder(data)!.address!)))
      .toBe(true);
    await app.close();
    await one.stop('SIGTERM');
  });
});

test('an event whose disk is not there is told, and opened when it is', async () => {
  using dir = temporaryDir();
  const data = `${dir.path}/event`;
  const shell = desk.start(`${dir.path}/profile`, `--data=${data}`, '--port=0');
  await ready(data);
  await shell.stop('SIGTERM');
  renameSync(data, `${dir.path}/unplugged`);
  const app = await launchShell(`${dir.path}/profile`, ['--port=0']);
  const dialogs = () =>
    app.evaluate(() => {
      const { dialogs } = (
        globalThis as unknown as { standInDesk: { dialogs: { options: { detail: string } }[] } }
      ).standInDesk;
      return dialogs.map(({ options }) => options.detail);
    });
  await expect.poll(async () => (await dialogs())[0]).toContain(data);
  expect(holder(data)).toBeNull();
  renameSync(`${dir.path}/unplugged`, data);
  await app.evaluate(() => {
    const { dialogs } = (
      globalThis as unknown as { standInDesk: { dialogs: { answer(value: number): void }[] } }
    ).standInDesk;
    dialogs[0]?.answer(0);
  });
  await ready(data);
  await expect
    .poll(() => app.windows().some((page) => page.url().startsWith(holder(data)!.address!)))
    .toBe(true);
  await app.close();
});

test('a station whose port is taken while it is away comes back when the port is free', async () => {
  using dir = temporaryDir();
  const data = `${dir.path}/event`;
  const shell = desk.start(`${dir.path}/profile`, `--data=${data}`, '--port=0');
  await ready(data);
  const { pid, address } = holder(data)!;
  const { port } = new URL(address!);
  const other = createServer((_request, response) => response.end('else'));
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(
      () =>
        new Promise((resolve) =>
          other.once('error', () => resolve(false)).listen(Number(port), '127.0.0.1', () => resolve(true)),
        ),
    )
    .toBe(true);
  const restarts = () => readFileSync(`${data}/logs/shell.log`, 'utf8').match(/starts again/g)?.length ?? 0;
  await expect.poll(restarts).toBeGreaterThan(2);
  other.close();
  other.closeAllConnections();
  await expect
    .poll(
      () =>
        about(address!).then(
          (now) => now.pid,
          () => pid,
        ),
      { timeout: 60_000 },
    )
    .not.toBe(pid);
  await shell.stop('SIGTERM');
  expect(await isGone(address!)).toBe(true);
});

test.describe('a signal ends the shell and its station in order', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(signal, async () => {
      using dir = temporaryDir();
      const data = `${dir.path}/event`;
      const shell = desk.start(`${dir.path}/profile`, `--data=${data}`, '--port=0');
      await ready(data);
      const { address } = holder(data)!;
      expect(await shell.stop(signal)).toEqual({ code: 0, signal: null });
      expect(await isGone(address!)).toBe(true);
      expect(holder(data)).toBeNull();
    });
});
