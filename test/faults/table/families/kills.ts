import { join } from 'node:path';
import { goldline } from '../../../support/processes.ts';
import type { Family } from '../fault.ts';

/** The station's process is killed, as when the battery falls out. */
export const kills: Family = {
  name: 'kills',
  faults: [
    {
      name: 'killed while it reads',
      times: 2,
      strike: async (race) => {
        await race.kill();
        await race.pause(300);
        await race.start();
      },
    },
    {
      name: 'killed twice while it starts',
      strike: async (race) => {
        await race.kill();
        for (let kill = 0; kill < 2; kill += 1) await race.startAndKill(900);
        await race.start();
      },
    },
    {
      name: 'killed while it ends',
      strike: async (race) => {
        await race.endAndKill(150);
        await race.start();
      },
    },
    {
      name: 'killed while it makes a backup',
      strike: async (race) => {
        const to = join(race.ground.path, `backup-${race.random.whole(1, 2 ** 30)}.db`);
        await using backup = goldline('backup', `--data=${race.data}`, `--to=${to}`);
        await race.pause(900);
        await race.kill();
        await backup.ended();
        await race.start();
      },
    },
    {
      name: 'killed while it begins a new second copy',
      strike: async (race) => {
        const asked = race.laptop.call('copy', { dir: join(race.ground.stick.path, 'other') });
        await race.pause(60);
        await race.kill();
        await asked;
        await race.start(`--copy=${race.ground.copy}`);
        race.ground.stick.erase('other');
      },
    },
    {
      name: 'killed in its first start',
      strike: async (race) => {
        const data = join(race.ground.path, `new-${race.random.whole(1, 2 ** 30)}`);
        await race.startAndKill(900, data);
        await race.startElsewhere(data);
      },
    },
    {
      name: 'killed while it takes a start list of 5,000',
      strike: async (race) => {
        const rows = Array.from({ length: 5000 }, (_, index) => `${index + 1001},New ${index},F`);
        const taken = race.laptop.call('entries', ['bib,name,sex', ...rows].join('\n'));
        await race.pause(400);
        await race.kill();
        await taken;
        await race.start();
      },
    },
  ],
};
