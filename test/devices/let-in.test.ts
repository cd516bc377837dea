import { request } from 'node:http';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceCalls } from '../../src/contract/calls/devices.ts';
import type { Snapshot } from '../../src/contract/feed.ts';
import { admit, devicesAt, joined, openDevices, TestDevice } from '../support/device.ts';
import { actionsAt } from '../support/feed.ts';
import { startStation, temporaryDir, type TestProcess } from '../support/processes.ts';
import { smallRaceFiles } from '../support/small-race-files.ts';

let dir: ReturnType<typeof temporaryDir>;
let station: TestProcess;
let console: string;
let port: string;

const data = () => join(dir.path, 'data');

beforeEach(async () => {
  dir = temporaryDir();
  ({ station, address: console } = await startStation(data(), ...smallRaceFiles(dir.path)));
  port = await openDevices(console);
});
afterEach(async () => {
  await station.stop();
  dir[Symbol.dispose]();
});

const codeOf = async (response: Response) =>
  ((await response.json()) as { problems: { code: string }[] }).problems[0]?.code;

const throwOut = (device: string) =>
  fetch(`${console}${deviceCalls.removeDevice.path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ device }),
  });

describe('a device is let in', () => {
  it('by the PIN of a role, as many as know it, each under a name of its own', async () => {
    const { pin } = await admit(console, 'announcer');
    for (const name of ['Tablet', 'Tablet'])
      expect((await new TestDevice(port).join(name, { pin })).status).toBe(200);
    await expect
      .poll(async () => (await devicesAt(console)).devices)
      .toMatchObject([
        { name: 'Tablet', role: 'announcer' },
        { name: 'Tablet 2', role: 'announcer' },
      ]);
  });

  it('by a code once, and by the next code the next one', async () => {
    const { code } = await admit(console, 'desk');
    expect((await new TestDevice(port).join('one', { code })).status).toBe(200);
    const again = await new TestDevice(port).join('other', { code });
    expect([again.status, await codeOf(again)]).toEqual([403, 'device-code']);
    const shown = async () => (await devicesAt(console)).admissions[0]?.code ?? code;
    await expect.poll(shown).not.toBe(code);
    const next = await shown();
    expect((await new TestDevice(port).join('other', { code: next })).status).toBe(200);
  });

  it('with a cookie that no script reads, of which the disk has a hash alone', async () => {
    const device = new TestDevice(port);
    const response = await device.join('Tablet', { code: (await admit(console, 'desk')).code });
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$/);
    const token = device.cookie.replace(/^.*=/, '');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const kept = readFileSync(join(data(), 'settings.json'), 'utf8');
    expect(kept).toContain('"Tablet"');
    expect(kept).not.toContain(token);
  });

  it('and is known after a restart, at the same port', async () => {
    const device = await joined(console, port, 'announcer');
    await station.stop();
    ({ station, address: console } = await startStation(data()));
    expect((await device.fetch('/api/clock')).status).toBe(200);
    await expect.poll(async () => `http://127.0.0.1:${(await devicesAt(console)).open?.port}`).toBe(port);
  });

  it('not by wrong PINs: after five a device has to wait, the right one included', async () => {
    const { pin } = await admit(console, 'timing');
    const wrong = pin === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(await new TestDevice(port).join('guess', { pin: wrong }))).toBe('device-pin');
    const right = await new TestDevice(port).join('guess', { pin });
    expect([right.status, await codeOf(right)]).toEqual([429, 'device-tries']);
  });
});

describe('a device that is thrown out', () => {
  it('is told at once: its feed ends, and its calls are refused', async () => {
    const device = await joined(console, port, 'announcer');
    const feed = await device.fetch('/api/feed');
    const reading = feed.text().catch(() => 'ended');
    await expect.poll(() => devicesAt(console)).toMatchObject({ devices: [{ connected: true }] });
    const [view] = (await devicesAt(console)).devices;
    await throwOut(view?.id ?? '');
    await reading;
    const answer = await device.fetch('/api/clock');
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'device-unknown']);
    expect(await (await device.fetch('/api/about')).json()).toMatchObject({ device: null });
    await expect.poll(() => devicesAt(console)).toMatchObject({ devices: [] });
  });
});

describe('the port for devices', () => {
  it('answers only to the address at which it was reached', async () => {
    expect(await statusAt({ Host: `evil.example:${new URL(port).port}` })).toBe(403);
    expect(await statusAt({ Host: `localhost:${new URL(port).port}` })).toBe(403);
    expect(await statusAt({ Host: '127.0.0.1' })).toBe(403);
    expect(await statusAt({ Host: new URL(port).host })).toBe(200);
  });

  it('does nothing for pages of others, nor for what is no screen of its own', async () => {
    const desk = await joined(console, port, 'desk');
    const body = { bib: '1', fields: { club: 'East' } };
    const change = (headers: Record<string, string>) =>
      desk.fetch('/api/entries/change', { method: 'POST', body, headers });
    expect((await change({ Origin: 'http://evil.example' })).status).toBe(403);
    expect((await change({ Origin: 'null' })).status).toBe(403);
    const { Cookie } = { Cookie: desk.cookie };
    const without = { method: 'POST', body: JSON.stringify(body) };
    const plain = { Cookie, 'Content-Type': 'application/json' };
    const origin = { Origin: port };
    for (const headers of [plain, { ...plain, ...origin }])
      expect((await fetch(`${port}/api/entries/change`, { ...without, headers })).status).toBe(403);
    expect((await change({})).status).toBe(200);
  });

  it('tells who was not let in nothing of the laptop', async () => {
    const about = await (await new TestDevice(port).fetch('/api/about')).json();
    expect(Object.keys(about as object).toSorted()).toEqual(['device', 'product', 'role', 'version']);
  });

  it('is closed when the crew closes it, also for those who were let in', async () => {
    const device = await joined(console, port, 'announcer');
    const closed = await fetch(`${console}${deviceCalls.listenForDevices.path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ port: null }),
    });
    expect(closed.status).toBe(200);
    await expect(device.fetch('/api/clock')).rejects.toThrow('fetch failed');
  });
});

describe('what a device does', () => {
  it('carries its name and role, whatever it says that it is', async () => {
    const desk = await joined(console, port, 'desk', 'Tablet at the door');
    await desk.fetch('/api/entries/change', {
      method: 'POST',
      body: { bib: '1', fields: { club: 'East' } },
      headers: { 'Goldline-Console': 'the-laptop' },
    });
    const newest = async () => (await actionsAt(console))[0];
    await expect.poll(newest).toMatchObject({ type: 'entry.change', by: 'device:desk:Tablet at the door' });
  });

  it('at a desk takes back what the desk did, and no more', async () => {
    const desk = await joined(console, port, 'desk');
    const undo = (target: string) => desk.fetch('/api/undo', { method: 'POST', body: { target } });
    const fired = await fetch(`${console}/api/guns`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ wave: 'A' }),
    });
    const gun = ((await fired.json()) as { action: string }).action;
    expect((await undo(gun)).status).toBe(403);
    const body = { bib: '1', fields: { club: 'East' } };
    const changed = await desk.fetch('/api/entries/change', { method: 'POST', body });
    expect((await undo(((await changed.json()) as { action: string }).action)).status).toBe(200);
  });

  it('from timing reads no file of the laptop', async () => {
    const timing = await joined(console, port, 'timing');
    const address = `file:${join(dir.path, 'x.csv')}?protocol=csv&point=finish`;
    const answer = await timing.fetch('/api/readers', { method: 'POST', body: { address } });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'device-may-not']);
  });
});

describe('who only looks', () => {
  it('is told no chip, no reader, no log and no PIN, in the feed and in answers', async () => {
    const announcer = await joined(console, port, 'announcer');
    await fetch(`${console}/api/passings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ point: 'finish', bib: '1' }),
    });
    const snapshot = await snapshotOf(announcer);
    expect(snapshot.sections).toMatchObject({ mats: [], unknownChips: [], openPassings: [], actions: [] });
    expect(snapshot.passings).toEqual([]);
    expect(Object.keys(snapshot.sections)).not.toContain('devices');
    expect(Object.keys(snapshot.sections)).not.toContain('peers');
    const entry = await (await announcer.fetch('/api/entries/1')).text();
    const results = await (await announcer.fetch('/api/results')).text();
    const file = await (await announcer.fetch('/api/results.csv')).text();
    for (const text of [JSON.stringify(snapshot), entry, results, file]) {
      expect(text).not.toContain('CHIP-1');
      expect(text).not.toContain('1990-04-01');
    }
  });

  it('while a desk sees chips, and timing all but what lets others in', async () => {
    const desk = await joined(console, port, 'desk');
    expect(await (await desk.fetch('/api/entries/1')).text()).toContain('CHIP-1');
    const timing = await snapshotOf(await joined(console, port, 'timing'));
    expect(timing.sections.disk.actions).toBeGreaterThan(0);
    expect(timing.sections.devices).toBeUndefined();
    expect(timing.sections.peers?.pin).toBeNull();
  });
});

async function snapshotOf(device: TestDevice): Promise<Snapshot> {
  const { body } = await device.fetch('/api/feed');
  let text = '';
  for await (const chunk of body!) {
    text += Buffer.from(chunk).toString();
    const data = /^event: snapshot\nid: .*\ndata: (.*)\n\n/m.exec(text)?.[1];
    if (data !== undefined) return JSON.parse(data) as Snapshot;
  }
  throw new Error('the feed ended before it began');
}

/** What the port answers under a Host that no browser of ours sends. */
function statusAt(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${port}/api/about`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
