import { join } from 'node:path';
import type { Family, Said } from '../fault.ts';
import type { Race } from '../race.ts';

const needs = 'mounts';
const isFull = ({ screen: { disk } }: Said) => disk?.trouble === 'full';
const isGone = ({ screen: { disk } }: Said) => disk?.trouble === 'gone';
const isReadOnly = ({ screen: { disk } }: Said) => disk?.trouble === 'read-only';
const isFailing = ({ screen: { disk } }: Said) => disk?.state === 'failing';

async function fillUp(race: Race): Promise<void> {
  race.ground.disk.fill();
  await race.says(({ screen: { disk } }) => isFull(race.laptop.said) && (disk?.waiting ?? 0) > 20);
}

/** The journal's disk fails. */
export const disks: Family = {
  name: 'disks',
  faults: [
    {
      name: 'full, then room is made',
      times: 2,
      needs,
      told: isFull,
      strike: async (race) => {
        await fillUp(race);
        await race.pause(1000);
        race.ground.disk.makeRoom();
      },
    },
    {
      name: 'full, ended, room made, started',
      needs,
      told: isFull,
      strike: async (race) => {
        await fillUp(race);
        await race.promiseCopied();
        await race.end();
        race.ground.disk.makeRoom();
        await race.start();
      },
    },
    {
      name: 'full, killed, room made, started',
      needs,
      told: isFull,
      strike: async (race) => {
        await fillUp(race);
        await race.pause(1500);
        await race.promiseCopied();
        await race.kill();
        race.ground.disk.makeRoom();
        await race.start();
      },
    },
    {
      name: 'full, killed, started while it is full',
      needs,
      told: isFull,
      strike: async (race) => {
        await fillUp(race);
        await race.kill();
        await race.start();
        await race.pause(1500);
        race.ground.disk.makeRoom();
        race.whole();
      },
    },
    {
      name: 'full, another second copy set as the message advises, killed, started',
      needs,
      told: isFull,
      strike: async (race) => {
        await fillUp(race);
        await race.laptop.call('copy', { dir: join(race.ground.stick.path, 'other') });
        await race.pause(1500);
        await race.promiseCopied();
        await race.kill();
        race.ground.disk.makeRoom();
        await race.start();
        await race.laptop.call('copy', { dir: race.ground.copy });
        race.ground.stick.erase('other');
      },
    },
    {
      name: 'hangs for some seconds and goes on',
      needs,
      told: isFailing,
      strike: async (race) => {
        race.ground.disk.freeze();
        await race.says(isFailing);
        await race.pause(2500);
        race.ground.disk.thaw();
      },
    },
    {
      name: 'hangs, killed meanwhile',
      needs,
      told: isFailing,
      strike: async (race) => {
        race.ground.disk.freeze();
        await race.says(isFailing);
        await race.promiseCopied();
        const killed = race.kill();
        await race.pause(100);
        race.ground.disk.thaw();
        await killed;
        await race.start();
      },
    },
    {
      name: 'turns read-only, ended, mounted again, started',
      needs,
      told: isFailing,
      strike: async (race) => {
        race.ground.disk.turnReadOnly();
        await race.says(isFailing);
        await race.pause(1500);
        await race.promiseCopied();
        await race.end();
        race.ground.disk.mountAgain();
        await race.start();
      },
    },
    {
      name: 'turns read-only, killed, mounted again, started',
      needs,
      told: isFailing,
      strike: async (race) => {
        race.ground.disk.turnReadOnly();
        await race.says(isFailing);
        await race.pause(1500);
        await race.promiseCopied();
        await race.kill();
        race.ground.disk.mountAgain();
        await race.start();
      },
    },
    {
      name: 'turns read-only, killed, started on it, mounted again, started',
      needs,
      told: isReadOnly,
      strike: async (race) => {
        race.ground.disk.turnReadOnly();
        await race.says(isFailing);
        await race.pause(1500);
        await race.promiseCopied();
        await race.kill();
        await race.start();
        await race.pause(2000, 1000);
        await (race.random.chance(0.5) ? race.kill() : race.end());
        race.ground.disk.mountAgain();
        await race.start();
      },
    },
    {
      name: 'pulled out and put in again',
      needs,
      told: isGone,
      strike: async (race) => {
        race.ground.disk.pull();
        await race.says(isGone);
        await race.pause(1000);
        race.ground.disk.plugIn();
      },
    },
    {
      name: 'pulled out, killed, put in again',
      needs,
      told: isGone,
      strike: async (race) => {
        race.ground.disk.pull();
        await race.says(isGone);
        await race.kill();
        race.ground.disk.plugIn();
        await race.start();
      },
    },
  ],
};
