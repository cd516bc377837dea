import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PassingLine } from '../../contract/sync.ts';
import { runNow } from '../../timing/steps.ts';
import { race } from '../../timing/timing.fixture.ts';
import { Committer } from '../journal/commit.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { NewRead, StoredRead } from '../journal/rows.ts';
import { openForWriting } from '../journal/schema.ts';
import { StationRace } from './station-race.ts';

let folder: string;
let committer: Committer;
let journal: JournalReader;
let close: () => void;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldline-race-'));
  const path = join(folder, 'journal.db');
  const db = openForWriting(path);
  committer = new Committer(db);
  journal = new JournalReader(path);
  close = () => {
    journal.close();
    db.close();
  };
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (time: number): NewRead => ({
  source: 'tcp:mat:4001?protocol=a0&point=finish',
  point: 'finish',
  chip: 'E1',
  antenna: 1,
  rssi: -60,
  time,
  readerTime: null,
  arrived: time,
  raw: Uint8Array.of(1),
});

function commitReads(...times: number[]): StoredRead[] {
  const reads = times.map(read);
  const { firstRead } = committer.commit({ reads, actionLines: [], passingLines: [] }, 0);
  return reads.map((one, index) => ({ ...one, number: firstRead + index }));
}

function commitRace(id: string, passingGap: number): string[] {
  const action = {
    id,
    station: 'S',
    lamport: 1,
    at: 1,
    by: 'test',
    type: 'race.define',
    race: { ...race, passingGap },
  };
  const actionLines = [JSON.stringify({ t: 'action', v: 1, at: 1, action })];
  committer.commit({ reads: [], actionLines, passingLines: [] }, 0);
  return actionLines;
}

const said = (lines: string[]) =>
  lines.map((line) => {
    const { t, passing } = JSON.parse(line) as PassingLine;
    return t === 'passing' ? [passing.first, passing.last, passing.reads] : t;
  });

it('reads that are on disk and not told yet are not counted twice when all passings are made anew', () => {
  const station = StationRace.load(journal, 0).race;
  station.takeReads(commitReads(1000, 2000), 2000);
  const actionLines = commitRace('a', 20_000);
  const later = commitReads(3000);
  station.takeActions(actionLines, 3000);
  station.takeReads(later, 3000);
  expect([...station.timing.passings()].map(({ reads, last }) => ({ reads, last }))).toEqual([
    { reads: 3, last: 3000 },
  ]);
});

it('another gap tells only of the passings that it changes', () => {
  const station = StationRace.load(journal, 0).race;
  expect(said(station.takeReads(commitReads(1000, 20_000, 90_000), 90_000).lines)).toHaveLength(3);
  expect(said(station.takeActions(commitRace('a', 30_000), 90_000).lines)).toEqual([
    'passing.gone',
    [1000, 20_000, 2],
  ]);
});

it('a station that was killed says what it had not come to say', () => {
  const first = StationRace.load(journal, 0).race;
  const passingLines = first.takeReads(commitReads(1000), 1000).lines;
  committer.commit({ reads: [], actionLines: [], passingLines }, 0);
  first.takeReads(commitReads(2000, 50_000), 50_000);
  const { lines } = StationRace.load(journal, 60_000);
  expect(said(lines)).toEqual([
    [1000, 2000, 2],
    [50_000, 50_000, 1],
  ]);
});

it.each([0, 1])('chips are known to be unknown in a race of %s actions', (actions) => {
  if (actions > 0) {
    const action = {
      id: 'a',
      station: 'S',
      lamport: 1,
      at: 1,
      by: 'test',
      type: 'reader.connect',
      address: 'tcp:mat',
    };
    const actionLines = [JSON.stringify({ t: 'action', v: 1, at: 1, action })];
    committer.commit({ reads: [], actionLines, passingLines: [] }, 0);
  }
  commitReads(1000);
  const { timing } = StationRace.load(journal, 0).race;
  expect(timing.actions).toHaveLength(actions);
  expect(timing.unknownChips()).toMatchObject([{ chip: 'E1', passings: 1 }]);
});

it('reads that come while the race of a journal is being made are in it once, and are said', () => {
  commitRace('a', 5000);
  commitReads(...Array.from({ length: 40 }, (_, index) => index * 10_000));
  for (let paused = 0; paused < 40; paused += 1) {
    const station = StationRace.open(journal);
    expect(station.site?.site.passingGap).toBe(5000);
    const making = station.make(() => 0);
    let done = false;
    for (let step = 0; step < paused && !done; step += 1) done = making.next().done === true;
    if (done) break;
    const told = station.takeReads(commitReads(1_000_000 + paused * 10_000), 0);
    expect(told).toMatchObject({ passings: [], lines: [] });
    const lines = runNow(making);
    const passings = [...station.timing.passings()];
    expect(passings).toHaveLength(journal.count('reads'));
    expect(passings.every(({ reads }) => reads === 1)).toBe(true);
    expect(said(lines)).toHaveLength(passings.length);
    const later = commitReads(2_000_000 + paused * 10_000);
    expect(said(station.takeReads(later, 0).lines)).toEqual([[later[0]?.time, later[0]?.time, 1]]);
  }
});
