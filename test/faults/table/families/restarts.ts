import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Family, Said } from '../fault.ts';
import { RefusedStart, type Race } from '../race.ts';

/** Ends the station, changes a file of its data directory, and starts it again. */
function restartedWith(name: string, text: (before: string) => string) {
  return async (race: Race) => {
    await race.end();
    const path = join(race.data, name);
    let before = '';
    try {
      before = readFileSync(path, 'utf8');
    } catch {
      // There is none: that is a state as well.
    }
    writeFileSync(path, text(before));
    await race.start();
  };
}

const garbage = () => '\u0000garbage{';
const names =
  (name: string) =>
  ({ terminal }: Said) =>
    terminal.includes(name);

/** The station is started again, in a folder in which something is not as it was. */
export const restarts: Family = {
  name: 'restarts',
  faults: [
    {
      name: 'ended in order and started',
      strike: async (race) => {
        const { code } = await race.end();
        if (code !== 0) throw new Error(`it ended with exit code ${code}`);
        await race.pause(500);
        await race.start();
      },
    },
    {
      name: 'settings are garbage',
      told: names('settings.json'),
      strike: restartedWith('settings.json', garbage),
    },
    {
      name: 'settings are empty',
      told: names('settings.json'),
      strike: restartedWith('settings.json', () => ''),
    },
    {
      name: 'settings have a clock line of 1970',
      strike: restartedWith('settings.json', (before) => {
        const settings = JSON.parse(before) as { clock?: object };
        return JSON.stringify({ ...settings, clock: { ...settings.clock, line: 1000 } });
      }),
    },
    {
      name: 'the lock is garbage',
      strike: restartedWith('lock.db', garbage),
    },
    {
      name: 'what waited for the disk is garbage',
      told: names('waiting.ndjson'),
      strike: restartedWith('waiting.ndjson', () => `${garbage()}\n`),
    },
    {
      name: 'the other stations are garbage',
      told: names('network.json'),
      strike: restartedWith('network.json', garbage),
    },
    {
      name: 'a second station on the folder of one that runs',
      strike: async (race) => {
        try {
          await race.startElsewhere(race.data);
        } catch (error) {
          if (error instanceof RefusedStart && /is in use by another Goldline station/.test(error.message))
            return;
          throw error;
        }
        throw new Error('two stations run on one folder');
      },
    },
  ],
};
