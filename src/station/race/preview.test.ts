import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import type { Action, ActionBody } from '../../timing/model/actions.ts';
import { comparison, type Preview } from '../../timing/insight/preview.ts';
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

/** The race of a journal that holds these reads and actions, and more as they come. */
function openRace(folder: string, name: string, bodies: readonly ActionBody[], first: readonly NewRead[]) {
  const path = join(folder, `${name}.db`);
  const db = openForWriting(path, { station, ops: station, obs: station, createdAt: 0 });
  const lineOf = (action: Action) => JSON.stringify({ t: 'action', v: 1, at: 0, action });
  const actionLines = bodies.map((body, index) => lineOf(actionOf(body, index + 1)));
  const committer = new Committer(db);
  committer.commit({ reads: [...first], actionLines, passingLines: [] }, 0);
  const journal = new JournalReader(path);
  const made = StationRace.load(journal, 0).race;
  let known = first.length;
  return {
    race: made,
    read: (more: readonly NewRead[]) => {
      committer.commit({ reads: [...more], actionLines: [], passingLines: [] }, 0);
      made.takeReads([...journal.passingReads(known)], 0);
      known += more.length;
    },
    act: (action: Action) => {
      committer.commit({ reads: [], actionLines: [lineOf(action)], passingLines: [] }, 0);
      made.takeActions([lineOf(action)], 0);
    },
    [Symbol.dispose]: () => db.close(),
  };
}

/** The race of a journal that holds the reads and these actions. */
function raceOf(folder: string, name: string, bodies: readonly ActionBody[], all = reads): StationRace {
  using opened = openRace(folder, name, bodies, all);
  return opened.race;
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

it('who finishes while a preview is made is not told as changed by it, nor is what somebody else does meanwhile', () => {
  const many = [race, importEntries(['1', '2', '3', '4', '5', '6']), ...done.slice(2)];
  const late = ['C4', 'C5'].map((chip, index) => read(chip, gun + (40 + index) * minute));
  const other: ActionBody = { type: 'status.set', bib: '3', status: 'dnf' };
  const changesOne: ActionBody = { type: 'status.set', bib: '6', status: 'dns' };
  const bodies = fc.oneof(next, fc.constant(changesOne));
  const step = fc.nat({ max: 12 });
  fc.assert(
    fc.property(bodies, step, step, (body, readsAt, actsAt) => {
      using folder = temporaryDir();
      using live = openRace(folder.path, 'live', many, reads);
      const steps = live.race.preview([actionOf(body, many.length + 2)]);
      const before = [...many];
      let told: Preview | null = null;
      for (let at = 0; told === null; at += 1) {
        if (at === readsAt) live.read(late);
        if (at === actsAt) {
          live.act(actionOf(other, many.length + 1));
          before.push(other);
        }
        const { done: isOver, value } = steps.next();
        if (isOver === true) told = value;
      }
      // Who was compared before the others came is as they were without them.
      const [short, whole] = [reads, [...reads, ...late]].map((all) => {
        const [now, then] = [before, [...before, body]].map((each, index) =>
          raceOf(folder.path, `${all.length}-${index}`, each, all),
        );
        return runNow(comparison(now!.timing, then!.timing)).runners;
      });
      for (const change of told.runners) expect([...short!, ...whole!]).toContainEqual(change);
      expect(told.runners).toEqual(expect.arrayContaining(short!.filter(({ bib }) => !'45'.includes(bib))));
    }),
    { numRuns: 60 },
  );
});
