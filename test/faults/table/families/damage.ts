import {
  closeSync,
  existsSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { removeDatabase } from '../../../../src/station/journal/database-files.ts';
import { stopWithWholeCopy } from '../../whole-copy.ts';
import type { Family, Said } from '../fault.ts';
import type { Race } from '../race.ts';

const journal = ({ data }: Race) => join(data, 'journal.db');
const wal = (race: Race) => `${journal(race)}-wal`;
const isRepaired = ({ screen: { disk } }: Said) => Boolean(disk?.repaired);
const tellsMissing = (said: Said) => isRepaired(said) && said.screen.disk!.repaired!.missing.length > 0;

/** Nothing new happens, and the station is stopped when the second copy has all of the journal. */
async function restWithWholeCopy(race: Race): Promise<void> {
  race.rest();
  await race.pause(600, 400);
  await stopWithWholeCopy(race.laptop.process.child, journal(race), race.ground.copy);
}

/** Kills the station when the second copy has everything; damages its files, and starts it again. */
function damaged(damage: (race: Race) => void) {
  return async (race: Race) => {
    await restWithWholeCopy(race);
    await race.kill();
    damage(race);
    await race.start();
    race.goOn();
  };
}

/** The same in a race without a second copy, which has one again afterwards. */
function damagedWithoutCopy(damage: (race: Race) => void) {
  return async (race: Race) => {
    await race.end();
    await race.start('--no-copy');
    race.ground.stick.erase('copy');
    await race.pause(1000, 500);
    await race.kill();
    damage(race);
    await race.start();
    await race.pause(500);
    await race.laptop.call('copy', { dir: race.ground.copy });
  };
}

function cut(path: string, race: Race): void {
  if (existsSync(path)) truncateSync(path, race.random.whole(1, statSync(path).size - 1));
}

/** Files of the data directory are damaged while nobody looks. */
export const damage: Family = {
  name: 'damage',
  faults: [
    {
      name: 'journal cut off anywhere, with a copy',
      strike: damaged((race) => cut(journal(race), race)),
    },
    {
      name: 'journal deleted, with a copy',
      told: isRepaired,
      strike: damaged((race) => removeDatabase(journal(race))),
    },
    {
      name: 'journal emptied, with a copy',
      told: isRepaired,
      strike: damaged((race) => {
        rmSync(wal(race), { force: true });
        writeFileSync(journal(race), '');
      }),
    },
    {
      name: 'WAL deleted, with a copy',
      strike: damaged((race) => rmSync(wal(race), { force: true })),
    },
    {
      name: 'WAL cut off anywhere, with a copy',
      strike: damaged((race) => cut(wal(race), race)),
    },
    {
      name: 'WAL deleted, without a copy',
      loses: true,
      told: tellsMissing,
      strike: damagedWithoutCopy((race) => rmSync(wal(race), { force: true })),
    },
    {
      name: 'journal and settings emptied, with a copy',
      told: isRepaired,
      strike: damaged((race) => {
        rmSync(wal(race), { force: true });
        writeFileSync(journal(race), '');
        writeFileSync(join(race.data, 'settings.json'), '');
      }),
    },
    {
      name: 'a page of the journal overwritten, with a copy',
      told: isRepaired,
      strike: damaged((race) => {
        const pages = Math.floor(statSync(journal(race)).size / 4096);
        const file = openSync(journal(race), 'r+');
        writeSync(
          file,
          Buffer.alloc(4096, 0x5a),
          0,
          4096,
          race.random.whole(0, Math.max(0, pages - 1)) * 4096,
        );
        closeSync(file);
        rmSync(wal(race), { force: true });
      }),
    },
    {
      name: 'journal overwritten in mid-race, with a copy: what the crew set since the start stays',
      told: isRepaired,
      strike: async (race) => {
        const { address } = race.half;
        await race.laptop.call('readers/remove', { address });
        await race.says(({ screen: { mats } }) => mats?.every(({ point }) => point !== 'half') === true);
        await restWithWholeCopy(race);
        overwrite(journal(race), 4096);
        overwrite(wal(race), 32);
        // The index of the log says what SQLite has in memory: without it, it looks into the files.
        overwrite(`${journal(race)}-shm`, 0);
        race.laptop.process.child.kill('SIGCONT');
        race.goOn();
        await race.says(({ screen: { disk } }) => (disk?.repaired?.at ?? 0) >= race.struck);
        const { mats } = race.laptop.sections;
        if (mats?.length !== 1) throw new Error(`it has the mats ${JSON.stringify(mats)}`);
        await race.laptop.call('readers', { address });
      },
    },
    {
      name: 'one bit of the journal turned over',
      strike: async (race) => {
        await race.kill();
        const folder = race.copyOfFolders();
        flipBit(join(folder, 'journal.db'), race);
        await race.startElsewhere(folder);
        await race.start();
      },
    },
  ],
};

/** Writes over everything in a file from a byte on. */
function overwrite(path: string, from: number): void {
  const file = openSync(path, 'r+');
  const length = Math.max(0, statSync(path).size - from);
  writeSync(file, Buffer.alloc(length, 0x5a), 0, length, from);
  closeSync(file);
}

function flipBit(path: string, race: Race): void {
  const [at, bit] = [race.random.whole(0, statSync(path).size - 1), race.random.whole(0, 7)];
  const byte = Buffer.alloc(1);
  const file = openSync(path, 'r+');
  readSync(file, byte, 0, 1, at);
  byte[0]! ^= 1 << bit;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}
