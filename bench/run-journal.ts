import { Committer } from '../src/station/journal/commit.ts';
import { JournalReader } from '../src/station/journal/journal-reader.ts';
import type { NewRead } from '../src/station/journal/rows.ts';
import { openForWriting } from '../src/station/journal/schema.ts';
import { StationRace } from '../src/station/race/station-race.ts';
import type { Ms } from '../src/timing/model/race.ts';
import { actionLines, chipOf, crossing, sampleRace } from './sample-race.ts';

const readsPerPassing = 5;
const readsPerCommit = 1000;

/**
 * Writes the journal of a station that saw a whole race at all its mats: each entrant at each point, five
 * reads each time, and the passing lines that a station makes of them. Gives the number of reads.
 */
export function writeRunJournal(path: string, entrants: number): number {
  const { race, actions } = sampleRace(entrants);
  const db = openForWriting(path);
  const journal = new JournalReader(path);
  const committer = new Committer(db);
  const station = StationRace.load(journal, 0).race;
  const lines = actionLines(actions);
  committer.commit({ reads: [], actionLines: lines, passingLines: [] }, 0);
  station.takeActions(lines, 0);
  let passingLines: string[] = [];
  let number = 0;
  const crossings = race.points
    .flatMap(({ id, distance }) =>
      Array.from({ length: entrants }, (_, index) => ({ index, id, time: crossing(index, distance) })),
    )
    .sort((one, other) => one.time - other.time);
  for (let at = 0; at < crossings.length; at += readsPerCommit)
    for (let nth = 0; nth < readsPerPassing; nth += 1) {
      const reads = crossings.slice(at, at + readsPerCommit).map((crossing) => readAt(crossing, nth));
      const now = reads.at(-1)?.time ?? 0;
      committer.commit({ reads, actionLines: [], passingLines }, now);
      const first = number + 1;
      number += reads.length;
      const stored = reads.map((read, index) => ({ ...read, number: first + index }));
      passingLines = [...station.takeReads(stored, now).lines, ...station.quietLines(now)];
    }
  committer.commit(
    { reads: [], actionLines: [], passingLines: [...passingLines, ...station.lastLines(0)] },
    0,
  );
  journal.close();
  db.close();
  return number;
}

/** The read with this index of one crossing. */
function readAt(
  { index, id: point, time: crossed }: { index: number; id: string; time: Ms },
  nth: number,
): NewRead {
  const time = crossed + nth * 150;
  return {
    source: `tcp:${point}:4001?protocol=a0&point=${point}`,
    point,
    chip: chipOf(index),
    antenna: (nth % 4) + 1,
    rssi: -62 + ((nth * 7) % 5),
    time,
    readerTime: null,
    arrived: time,
    raw: new Uint8Array(21).fill(nth),
  };
}
