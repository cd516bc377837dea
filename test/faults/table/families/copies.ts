import { randomUUID } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CopyView } from '../../../../src/contract/disk-view.ts';
import type { Family, Said } from '../fault.ts';
import type { Race } from '../race.ts';

const needs = 'mounts';
/** More new files than this a stick does not get for being full once. */
const filesMax = 4;

const isCopy =
  (...states: CopyView['state'][]) =>
  ({ screen: { disk } }: Said) =>
    states.some((state) => disk?.copy?.state === state);

const files = ({ ground }: Race) => readdirSync(ground.copy).map((name) => join(ground.copy, name));

/** The second copy goes to another folder, in which there is something already, and after a restart back to its own. */
async function copyMovedTo(race: Race, fill: (folder: string) => void): Promise<void> {
  const other = join(race.ground.stick.path, 'other');
  mkdirSync(other);
  fill(other);
  const before = contentOf(other);
  await race.pause(2500, 1000);
  const status = await race.laptop.call('copy', { dir: other });
  if (status !== 200) throw new Error(`the other stick was refused: ${status}`);
  await race.says(({ screen: { disk } }) => disk?.copy?.dir === other && disk.copy.state === 'ok');
  await race.kill();
  await race.start();
  await race.pause(500);
  const files = contentOf(other);
  for (const [name, content] of before)
    if (files.get(name)?.startsWith(content) !== true)
      throw new Error(`${name} on the other stick was changed`);
  await race.laptop.call('copy', { dir: race.ground.copy });
  await race.says(({ screen: { disk } }) => disk?.copy?.dir === race.ground.copy);
  race.ground.stick.erase('other');
}

function contentOf(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

/** The stick with the second copy fails. */
export const copies: Family = {
  name: 'copy',
  faults: [
    {
      name: 'stick pulled out and put in again',
      times: 2,
      needs,
      told: isCopy('gone'),
      strike: async (race) => {
        race.ground.stick.pull();
        await race.says(isCopy('gone'));
        await race.pause(1500);
        race.ground.stick.plugIn();
      },
    },
    {
      name: 'stick pulled out, killed, started, put in again',
      needs,
      told: isCopy('gone'),
      strike: async (race) => {
        race.ground.stick.pull();
        await race.pause(500);
        await race.kill();
        await race.start();
        await race.says(isCopy('gone'));
        race.ground.stick.plugIn();
        race.whole();
      },
    },
    {
      name: 'stick full, then room is made',
      needs,
      told: isCopy('full'),
      strike: async (race) => {
        const before = files(race).length;
        race.ground.stick.fill();
        await race.says(isCopy('full'));
        await race.pause(4000, 2000);
        race.ground.stick.makeRoom();
        const more = files(race).length - before;
        if (more > filesMax) throw new Error(`the full stick got ${more} files`);
      },
    },
    {
      name: 'stick emptied',
      needs,
      strike: async (race) => {
        for (const file of files(race)) rmSync(file);
        await race.pause(1500, 1000);
      },
    },
    {
      name: 'another stick put in for the copy: of another station',
      strike: (race) =>
        copyMovedTo(race, (folder) => {
          const { id } = race.laptop.sections.station!;
          const other = randomUUID();
          for (const name of readdirSync(race.ground.copy))
            writeFileSync(
              join(folder, name.replace(id, other)),
              readFileSync(join(race.ground.copy, name), 'utf8').replaceAll(id, other),
            );
        }),
    },
    {
      name: 'another stick put in for the copy: an older one of the same station',
      strike: (race) => copyMovedTo(race, (folder) => cpSync(race.ground.copy, folder, { recursive: true })),
    },
    {
      name: 'stick hangs for 4 s',
      needs,
      strike: async (race) => {
        race.ground.stick.freeze();
        await race.pause(4500, 3500);
        race.ground.stick.thaw();
      },
    },
    {
      name: 'a folder chosen on a stick that hangs',
      needs,
      strike: async (race) => {
        race.ground.stick.freeze();
        const chosen = race.laptop.call('copy', { dir: join(race.ground.stick.path, 'other') });
        await race.pause(500, 300);
        const answer = await race.laptop.call('undo', {}, undefined, 3000);
        race.ground.stick.thaw();
        await chosen;
        await race.laptop.call('copy', { dir: race.ground.copy });
        race.ground.stick.erase('other');
        if (answer === null) throw new Error('the station did not answer while the stick hung');
      },
    },
    {
      name: 'last line of the copy cut off while killed',
      strike: async (race) => {
        await race.kill();
        const last = files(race).sort().at(-1)!;
        truncateSync(last, Math.max(1, statSync(last).size - race.random.whole(1, 200)));
        await race.start();
      },
    },
    {
      name: 'other files on the stick',
      strike: async (race) => {
        for (const name of ['holiday.txt', '0000.ndjson', 'autorun.inf'])
          writeFileSync(join(race.ground.copy, name), 'nothing of ours\n');
        await race.pause(500);
      },
    },
  ],
};
