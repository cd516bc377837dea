import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { openForWriting } from '../journal/schema.ts';
import { verifyJournal } from './verify.ts';
import { StationRace } from '../race/station-race.ts';
import { waitingLine } from '../copy/copy-format.ts';
import { CopyBench, rowsOf } from '../copy/copy.fixture.ts';
import { restoreJournal } from './restore.ts';

let bench: CopyBench;
let backup: string;
let data: string;
beforeEach(() => {
  bench = new CopyBench();
  backup = join(bench.folder, 'backup.db');
  data = join(bench.folder, 'restored');
});
afterEach(() => bench.remove());

const rowsIn = (dir: string) => rowsOf(join(dir, 'journal.db'));

describe('a backup', () => {
  it('is the whole journal in one file, made while the station has it open', () => {
    bench.write(30);
    const station = openForWriting(bench.journal);
    station.exec('BEGIN IMMEDIATE');
    expect(backUp(bench.data, backup)).toMatchObject([{ reads: 90, actions: 30, differences: [] }]);
    station.exec('ROLLBACK');
    station.close();
    expect(rowsOf(backup)).toEqual(rowsOf(bench.journal));
  });

  it('does not replace a file that is there, and leaves none behind that is half done', () => {
    bench.write(1);
    writeFileSync(backup, 'mine');
    expect(() => backUp(bench.data, backup)).toThrow('backup.there');
    expect(readFileSync(backup, 'utf8')).toBe('mine');
    expect(() => backUp(join(bench.folder, 'nothing'), join(bench.folder, 'b.db'))).toThrow('journal.none');
    expect(existsSync(join(bench.folder, 'b.db'))).toBe(false);
  });
});

describe('what is restored', () => {
  it('from a backup alone is what the journal was then', () => {
    bench.write(5);
    backUp(bench.data, backup);
    const then = rowsOf(bench.journal);
    bench.write(5);
    expect(restoreJournal([backup], data)).toMatchObject({ reads: 15, differences: [], problems: [] });
    expect(rowsIn(data)).toEqual(then);
  });

  it.each(['the copy', 'the backup'])('from both goes as far as %s, which is newer', (newer) => {
    bench.write(5);
    if (newer === 'the copy') backUp(bench.data, backup);
    else bench.copy();
    bench.write(5);
    if (newer === 'the copy') bench.copy();
    else backUp(bench.data, backup);
    restoreJournal([backup, bench.stick], data);
    expect(rowsIn(data)).toEqual(rowsOf(bench.journal));
  });

  it('from a copy with a damaged line goes past it with the help of a backup, and says which line it is', () => {
    bench.write(6);
    backUp(bench.data, backup);
    bench.write(6);
    bench.copy();
    const file = join(bench.stick, bench.files()[0] ?? '');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"number":3,', '"number":'));
    const alone = restoreJournal([bench.stick], join(bench.folder, 'alone'));
    expect(alone.problems).toMatchObject([
      {
        code: 'copyFile.does-not-fit',
        params: { why: { code: 'replica.commit-missing', params: { number: '3' } } },
      },
    ]);
    expect(alone.reads).toBe(6);
    const both = restoreJournal([backup, bench.stick], data);
    expect(both.problems).toMatchObject([{ code: 'copyFile.line-damaged', params: { line: '4' } }]);
    expect(rowsIn(data)).toEqual(rowsOf(bench.journal));
  });

  it('has rows that waited for a full disk exactly once', () => {
    bench.write(2);
    bench.copy();
    const [one, two] = [bench.nextRead(), bench.nextRead()];
    const copy = bench.copyWriter();
    copy.addWaiting(waitingLine({ reads: [one, two], actionLines: [] }, { reads: 6, actions: 2 }));
    copy.ready();
    copy.close();
    expect(restoreJournal([bench.stick], data)).toMatchObject({ waiting: 2, reads: 8, differences: [] });
    const journal = new JournalReader(join(data, 'journal.db'));
    expect([...journal.reads()].slice(6).map(({ chip }) => chip)).toEqual([one.chip, two.chip]);
    journal.close();
  });

  it('as a new station is the journal of another one, which counts for the race', () => {
    bench.write(4);
    bench.copy();
    const { identity } = restoreJournal([bench.stick], data, { asNew: true });
    expect(identity.station).toBe(bench.identity().station);
    expect(existsSync(join(data, 'journal.db'))).toBe(false);
    const replica = join(data, 'peers', `${identity.station}.db`);
    expect(rowsOf(replica)).toEqual(rowsOf(bench.journal));
    openForWriting(join(data, 'journal.db')).close();
    const journals = [join(data, 'journal.db'), replica].map((path) => new JournalReader(path));
    const [own, ...others] = journals;
    if (own === undefined) throw new Error('no journal');
    expect(own.identity.station).not.toBe(identity.station);
    expect(StationRace.load(own, 0, others).race.timing.actions).toHaveLength(4);
    expect(verifyJournal(own, others).differences).toEqual([]);
    for (const journal of journals) journal.close();
  });

  it('is refused, with what to do, where there is nothing, something, or too much', () => {
    bench.write(1);
    bench.copy();
    const empty = join(bench.folder, 'empty');
    mkdirSync(empty);
    expect(() => restoreJournal([empty], data)).toThrow('restore.nothing-in');
    expect(() => restoreJournal([join(empty, 'x')], data)).toThrow('restore.no-file');
    expect(() => restoreJournal([bench.stick], bench.data)).toThrow('restore.journal-there');
    const other = new CopyBench();
    other.write(1);
    backUp(other.data, backup);
    expect(() => restoreJournal([bench.stick, backup], data)).toThrow('restore.several');
    other.remove();
    expect(existsSync(join(data, 'journal.db'))).toBe(false);
  });
});
