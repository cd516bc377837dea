import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import type { Action, ActionBody } from '../../timing/model/actions.ts';
import { comparison } from '../../timing/insight/preview.ts';
import { runNow } from '../../timing/steps.ts';
import { Committer } from '../journal/commit.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { NewRead } from '../journal/rows.ts';
import { openForWriting } from '../journal/schema.ts';
import { defineRace, importEntries } from './race.fixture.ts';
import { StationRace } from './station-race.ts';

const station = 'a2d7c1a4-58a0-4f3c-9d0c-0e5a4a2f7b11';
const gun = 1_000_000;
const minute = 60_000;
const finish = 'tcp:127.0.0.1:9?protocol=csv&point=finish';

const race = defineRace(10_000);
const entries = importEntries(['1', '2', '3']);
const corrected: ActionBody = {
  type: 'clock.correct',
  reader: finish,
  offset: -90_000,
  from: null,
  to: null,
};
const done: ActionBody[] = [race, entries, { type: 'gun.fire', wave: 'A', gun }, corrected];

const read = (chip: string, time: number): NewRead => ({
  source: finish,
  point: 'finish',
  chip,
  antenna: 1,
  rssi: -50,
  time,
  readerTime: null,
  arrived: time,
  raw: new Uint8Array(),
});
const reads = ['C1', 'C2', 'C3'].map((chip, index) => read(chip, gun + (20 + index) * minute));

function actionOf(body: ActionBody, number: number): Action {
  return { id: `a${number}`, station, lamport: number, at: 0, by: 'x', ...body };
}

/** The race of a journal that holds the reads and these actions. */
function raceOf(folder: string, name: string, bodies: readonly ActionBody[]): StationRace {
  const path = join(folder, `${name}.db`);
  const db = openForWriting(path, { station, ops: station, obs: station, createdAt: 0 });
  const actionLines = bodies.map((body, index) =>
    JSON.stringify({ t: 'action', v: 1, at: 0, action: actionOf(body, index + 1) }),
  );
  new Committer(db).commit({ reads, actionLines, passingLines: [] }, 0);
  const made = StationRace.load(new JournalReader(path), 0).race;
  db.close();
  return made;
}

const next = fc.oneof(
  fc
    .integer({ min: -600_000, max: 600_000 })
    .map((offset): ActionBody => ({ type: 'clock.correct', reader: finish, offset, from: null, to: null })),
  fc.constantFrom<ActionBody>(
    { type: 'undo', target: 'a4' },
    { type: 'undo', target: 'a3' },
    { type: 'undo', target: 'l' },
    { type: 'undo', target: 'a1' },
    { type: 'gun.fire', wave: 'A', gun: gun + 1500 },
    { ...race, race: { ...race.race, ignoredChips: ['C2'] } },
  ),
);

it('a preview tells what then happens, also where a clock or the race decides which reads count', () => {
  fc.assert(
    fc.property(next, (body) => {
      using folder = temporaryDir();
      const before = raceOf(folder.path, 'before', done);
      const told = runNow(before.preview([actionOf(body, done.length + 1)]));
      const after = raceOf(folder.path, 'after', [...done, body]);
      expect(told).toEqual(runNow(comparison(before.timing, after.timing)));
      // Nothing was done.
      expect(before.timing.actions).toHaveLength(done.length);
      expect(before.timing.result('1')?.gunTime).toBe(20 * minute - 90_000);
    }),
    { numRuns: 30 },
  );
});

it('a reader’s clock that is corrected changes the time of everybody whom it read', () => {
  using folder = temporaryDir();
  const before = raceOf(folder.path, 'before', done);
  const hour: ActionBody = { type: 'clock.correct', reader: finish, offset: 30_000, from: null, to: null };
  expect(runNow(before.preview([actionOf(hour, 5)]))).toMatchObject({ times: 3, statuses: 0 });
});
