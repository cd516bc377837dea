import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import { runNow, type Steps } from '../../timing/steps.ts';
import { Committer } from '../journal/commit.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { Batch, NewRead, StoredRead } from '../journal/rows.ts';
import { openForWriting } from '../journal/schema.ts';
import { defineRace, importEntries } from './race.fixture.ts';
import { StationRace } from './station-race.ts';

const stations = ['a2d7c1a4-58a0-4f3c-9d0c-0e5a4a2f7b11', 'b0b5b8e6-6f0c-4b5e-9a53-3a4b3c5d7e11'] as const;
const bibs = ['1', '2', '3'];
const gun = 1_000_000;

const define = defineRace(3_000);
/** Makes other passings of the same reads. */
const otherGap = defineRace(800);
const entries = importEntries(bibs);

const body = fc.oneof(
  fc.constantFrom<ActionBody>(define, otherGap, entries),
  fc.integer({ min: 0, max: 9 }).map((add): ActionBody => ({ type: 'gun.fire', wave: 'A', gun: gun + add })),
  fc
    .tuple(fc.constantFrom(...bibs), fc.integer({ min: 900_000, max: 1_500_000 }))
    .map(([bib, time]): ActionBody => ({ type: 'passing.add', point: 'finish', bib, time: gun + time })),
  fc
    .tuple(fc.constantFrom('C1', 'C9'), fc.constantFrom(...bibs))
    .map(([chip, bib]): ActionBody => ({ type: 'chip.assign', chip, bib })),
);
const read = fc
  .tuple(
    fc.constantFrom('start', 'finish'),
    fc.constantFrom('C1', 'C2', 'C3', 'C9'),
    fc.integer({ min: 0, max: 30 }),
  )
  .map(([point, chip, step]): NewRead => {
    const time = gun + (point === 'start' ? 0 : 1_000_000) + step * 1000;
    const common = { antenna: 1, rssi: -50 - step, readerTime: null, raw: new Uint8Array([step]) };
    return { source: `tcp:${point}`, point, chip, time, arrived: time, ...common };
  });

/** What one station commits, and what of it is told in which order together with the other's. */
const commits = fc.array(fc.tuple(fc.array(read, { maxLength: 4 }), fc.array(body, { maxLength: 2 })), {
  minLength: 1,
  maxLength: 6,
});

it('whatever order the rows of two stations arrive in, both compute the race that their journals make', () => {
  fc.assert(
    fc.property(commits, commits, fc.array(fc.boolean(), { maxLength: 12 }), (one, other, turns) => {
      using folder = temporaryDir();
      let lamport = 0;
      const journals = stations.map((station) => {
        const path = join(folder.path, `${station}.db`);
        const identity = { station, ops: station, obs: station, createdAt: 0 };
        const db = openForWriting(path, identity);
        return { station, db, committer: new Committer(db), reader: new JournalReader(path) };
      });
      const races = [0, 1].map((own) => {
        const [mine, theirs] = own === 0 ? journals : journals.toReversed();
        if (mine === undefined || theirs === undefined) throw new Error('two journals');
        return StationRace.load(mine.reader, 0, [theirs.reader]).race;
      });
      // Rows are on disk before they are told, and may be told late: a race that makes all again has them by then.
      const queues = [one, other].map((rows, index) => {
        const { station, committer } = journals[index]!;
        return rows.map(([reads, bodies]) => {
          const actionLines = bodies.map((each) => {
            lamport += 1;
            const action = { id: `${station}${lamport}`, station, lamport, at: 0, by: 'x', ...each };
            return JSON.stringify({ t: 'action', v: 1, at: 0, action });
          });
          const batch: Batch = { reads, actionLines, passingLines: [] };
          const { firstRead } = committer.commit(batch, 0);
          const stored = reads.map((each, at): StoredRead => ({ ...each, number: firstRead + at }));
          return { station, stored, actionLines };
        });
      });
      const told = [
        ...turns.map((turn) => (turn ? 1 : 0)),
        ...Array<number>(6).fill(0),
        ...Array<number>(6).fill(1),
      ];
      // Reads are taken in while actions are, which wait for one another.
      for (const race of races) {
        let steps: Steps<unknown> = nothingToDo();
        for (const [at, turn] of told.entries()) {
          const index = told.slice(0, at).filter((each) => each === turn).length;
          const rows = queues[turn]?.[index];
          if (rows === undefined) continue;
          steps.next();
          if (rows.stored.length > 0) race.takeReads(rows.stored, 0, rows.station);
          if (rows.actionLines.length === 0) continue;
          runNow(steps);
          steps = race.takeActionsInSteps(rows.actionLines, () => 0, rows.station);
          for (let step = 0; step <= at; step += 1) steps.next();
        }
        runNow(steps);
      }
      const made = StationRace.load(journals[0]!.reader, 0, [journals[1]!.reader]).race;
      for (const race of races) expect(stateOf(race)).toEqual(stateOf(made));
      for (const { db, reader } of journals) {
        reader.close();
        db.close();
      }
    }),
    { numRuns: 40 },
  );
});

function* nothingToDo(): Steps<void> {
  yield;
}

function stateOf({ timing }: StationRace) {
  return {
    results: bibs.map((bib) => ({ result: timing.result(bib), places: timing.places(bib) })),
    passings: [...timing.passings()].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    unknown: timing.unknownChips(),
    counts: timing.counts(),
  };
}
