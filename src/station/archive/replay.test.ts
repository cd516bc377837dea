import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry, RaceDefinition } from '../../timing/model/race.ts';
import { splitsOf } from '../../timing/model/result.ts';
import { race as sample } from '../../timing/timing.fixture.ts';
import { message, type Message } from '../../words/message.ts';
import { messageText } from '../../words/text.ts';
import { toldOf } from '../../words/told-error.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { StationRace } from '../race/station-race.ts';
import { whyNoFinisher } from './no-finisher.ts';
import { replay, type Replayed, type ReplayOptions } from './replay.ts';

const race: RaceDefinition = {
  ...sample,
  zone: 'Europe/Berlin',
  date: '2026-05-10',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A', gun: Date.parse('2026-05-10T08:00:00Z') }],
  categories: [],
};
const entries: Entry[] = ['1', '2'].map((bib) => ({ bib, chips: [`AA0${bib}`], name: bib, sex: 'F' }));
const box = (number: number, chip: string, date: string, time: string) =>
  `${number};${chip};${date};${time};0;5;-60;;0;0;0;0;0;0;0;0;BOX1;1;1;0`;

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'goldline-replayed-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

function replayed(logs: string[], definition = race, data = 'data', more: Partial<ReplayOptions> = {}) {
  return replay({
    dataDir: join(dir, data),
    definition: { type: 'race.define', race: definition },
    site: null,
    list: { entries, fields: ['name', 'sex', 'chips'] },
    file: 'entries.csv',
    logs,
    ...more,
  });
}

/** Gun time of a bib in minutes. */
const minutes = ({ timing }: Replayed, bib: string) => (timing.result(bib)?.gunTime ?? NaN) / 60_000;

describe('logs as programs write them', () => {
  const local = ['2026-05-10 10:00:01.000', '2026-05-10 10:40:00.000'];

  it.each([
    [
      'with local times and quotes',
      `"time","chip","point"\n"${local[0]}","AA01","start"\n"${local[1]}","AA01","finish"\n`,
    ],
    [
      'with semicolons, without an end',
      `Chip;Point;Time\r\nAA01;START;${local[0]}\r\nAA01;Finish;${local[1]}`,
    ],
    ['with tabs', `${local[0]}\tAA01\tstart\n${local[1]}\tAA01\tFINISH \n`],
    ['with a byte order mark', `\ufefftime,chip\n${local[1]},AA01\n`],
    ['in UTF-16', Buffer.from(`\ufefftime,chip,point\r\n${local[1]},AA01,finish\r\n`, 'utf16le')],
  ])('count %s', async (_how, content) => {
    expect(minutes(await replayed([`finish=${file('all.csv', content)}?protocol=csv`]), '1')).toBe(40);
  });

  it.each([
    ['in UTF-16', Buffer.from(`\ufeff${box(1, 'AA01', '2026-05-10', '10:40:00.000')}\r\n`, 'utf16le')],
    ['with a byte order mark', `\ufeff${box(1, 'AA01', '2026-05-10', '10:40:00.000')}`],
  ])('count %s also where the reader has a protocol of its own', async (_how, content) => {
    expect(minutes(await replayed([`Finish=${file('box.txt', content)}?protocol=raceresult`]), '1')).toBe(40);
  });
});

describe('logs that give nothing are refused with what to do', () => {
  it.each([
    ['is empty', 'box.txt?protocol=raceresult', '', /box\.txt is empty/],
    [
      'is of another protocol',
      'box.txt?protocol=csv',
      box(1, 'AA01', '2026-05-10', '10:40:00.000'),
      /not one read was found with protocol csv; line 1 is not understood: "1;AA01.*looks like protocol raceresult/,
    ],
    [
      'is prose',
      'box.txt?protocol=raceresult',
      'Dear crew,\nhere are\n',
      /line 1 is not understood: "Dear crew,"/,
    ],
    [
      'has dates that may be read in two ways',
      'box.txt?protocol=csv',
      'time,chip,point\n05/10/2026 10:40:00,AA01,finish\n',
      /line 2 is not understood: .*write the year first/,
    ],
    [
      'is of a reader whose clock was never set',
      'box.txt?protocol=ipico',
      'aa0005800012860800010000000000000027\r\n',
      /clock was never set/,
    ],
    [
      'has only points of another race',
      'box.txt?protocol=csv',
      '2026-05-10T08:40:00Z,AA01,km21\n2026-05-10T08:50:00Z,AA02,km 42\n',
      /all 2 reads stand at "km21", "km 42", which the race does not have; it has start, finish/,
    ],
  ])('where a log %s', async (_what, log, content, words) => {
    const [name = ''] = log.split('?');
    file(name, content);
    const said = await replayed([`finish=${join(dir, log)}`]).catch((error: unknown) => toldOf(error));
    expect(messageText('en', said as Message)).toMatch(words);
  });

  it('where nobody finished although runners were read at the finish', async () => {
    const early = file('early.csv', '2026-05-09T08:40:00Z,AA01,finish\n');
    expect(whyNoFinisher(await replayed([`finish=${early}?protocol=csv`]))).toEqual(
      message('replay.no-finisher-but-chips', { count: 1 }),
    );
    const start = file('start.csv', '2026-05-10T08:00:02Z,AA01,start\n');
    expect(whyNoFinisher(await replayed([`start=${start}?protocol=csv`], race, 'other'))).toBeNull();
  });
});

it('nobody finished either where the rules leave out every read at the finish', async () => {
  const log = `finish=${file('all.csv', '2026-05-10T08:40:00Z,AA01,finish\n2026-05-10T08:41:00Z,AA02,finish,1,-80\n')}?protocol=csv`;
  const points = race.points.map((point) => (point.id === 'finish' ? { ...point, minRssi: -70 } : point));
  const made = await replayed([log], { ...race, points, ignoredChips: ['AA01'] });
  expect(whyNoFinisher(made)).toEqual(message('replay.no-finisher-left-out', { count: 2 }));
  expect(made.warnings).toMatchObject([{ code: 'ignored-chip-of-runner', bibs: ['1'] }]);
});

it('takes the local times of a log in the zone of its box, where that is not the venue’s', async () => {
  const line = 'TO~1~AA01~160~18~1778402400.50~12000C~8~-63~1~P~192\r\n';
  const utc = file('utc.csv', line);
  // 08:40:00.5 on a box that was left in UTC is 10:40:00.5 in Berlin.
  const made = await replayed([`finish=${utc}?protocol=chronotrack&zone=UTC`]);
  expect(minutes(made, '1')).toBeCloseTo(40 + 0.5 / 60, 6);
  await expect(replayed([`finish=${utc}?protocol=chronotrack&zone=Mars`])).rejects.toMatchObject({
    told: { code: 'address.unknown-zone' },
  });
});

it('tells the guns that a log has, and when its clock was moved; one that has only these is a log, too', async () => {
  const tags = file(
    'box.csv',
    'TO~1~AA01~160~18~1778409600.50~12000C~8~-63~1~P~192\r\nTO~2~0AA02~160~18~1778409601.50~12000C~8~-63~2~P~19\r\n',
  );
  const marks = file(
    'box.mrk',
    'I11A9D,31,TimeChange,1,26051007110284,26051007110572\r\nI11A9D,32,Gun,252,26051010005516,Button Press\r\n',
  );
  const made = await replayed([
    `finish=${tags}?protocol=chronotrack`,
    `finish=${marks}?protocol=chronotrack`,
  ]);
  expect(made.logs).toMatchObject([
    { reads: new Map([['finish', 2]]), bad: 0, told: { guns: [], clockChanges: [] } },
    {
      reads: new Map(),
      bad: 0,
      told: {
        guns: [Date.parse('2026-05-10T10:00:55.160Z')],
        clockChanges: [
          { before: Date.parse('2026-05-10T07:11:05.720Z'), after: Date.parse('2026-05-10T07:11:02.840Z') },
        ],
      },
    },
  ]);
  // 10:40:00.5 on the box's wall clock is two hours less in UTC.
  expect(minutes(made, '1')).toBeCloseTo(40 + 0.5 / 60, 6);
});

describe('what a log says more than once', () => {
  const line = box(1, 'AA01', '2026-05-10', '10:40:00.000');
  const log = (name: string, ...lines: string[]) =>
    `finish=${file(name, `${lines.join('\n')}\n`)}?protocol=raceresult`;

  it('is repeated in the log, and was there before only where it was', async () => {
    const twice = log('twice.txt', line, line, box(2, 'AA02', '2026-05-10', '10:41:00.000'));
    const first = await replayed([twice]);
    expect(first.logs).toMatchObject([{ reads: new Map([['finish', 2]]), repeated: 1, known: 0 }]);
    expect((await replayed([twice])).logs).toMatchObject([{ reads: new Map(), repeated: 1, known: 2 }]);
    expect((await replayed([twice, twice], race, 'other')).logs[1]).toMatchObject({ repeated: 1, known: 2 });
  });

  it('counts for each of two boxes that heard a chip at the same millisecond through the same antenna', async () => {
    const { timing, logs } = await replayed([log('main.txt', line), log('backup.txt', line)]);
    expect(logs.map(({ reads, known }) => [reads.get('finish'), known])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(new Set(timing.passingsOf('1').map(({ reader }) => reader)).size).toBe(2);
  });
});

describe('a night in which clocks are changed', () => {
  const night: RaceDefinition = {
    ...race,
    date: '2026-10-24',
    waves: [{ id: 'A', gun: Date.parse('2026-10-24T10:00:00Z') }],
    points: [
      { id: 'start', kind: 'start', distance: 0, mat: 'line' },
      { id: 'l1', kind: 'split', distance: 50_000, mat: 'line' },
      { id: 'l2', kind: 'split', distance: 54_000, mat: 'line' },
      { id: 'finish', kind: 'finish', distance: 100_000, mat: 'line' },
    ],
  };
  const laps = [
    box(1, 'AA01', '2026-10-24', '12:00:05.000'),
    box(3, 'AA01', '2026-10-25', '02:45:00.000'),
    box(4, 'AA01', '2026-10-25', '02:15:00.000'),
    box(5, 'AA01', '2026-10-25', '06:00:00.000'),
  ];
  const log = (...lines: string[]) => [
    `line=${file('line.txt', `${lines.join('\n')}\n`)}?protocol=raceresult`,
  ];
  /** Gun times at the laps in minutes. */
  const splitMinutes = ({ timing }: Replayed) =>
    splitsOf(timing.result('1')!).flatMap(({ point, gun }) => (point.startsWith('l') ? [gun / 60_000] : []));

  it('is dated in the order of the lines', async () => {
    const made = await replayed(log(...laps), night);
    expect(minutes(made, '1')).toBe(19 * 60);
    expect(splitMinutes(made)).toEqual([14 * 60 + 45, 15 * 60 + 15]);
    expect(made.logs[0]?.clockChange).toBeNull();
  });

  it('is dated by the numbers of the reads where the lines are in disorder', async () => {
    const made = await replayed(log(laps[3]!, laps[1]!, laps[0]!, laps[2]!), night);
    expect(minutes(made, '1')).toBe(19 * 60);
    expect(made.logs[0]?.clockChange).toBeNull();
  });

  it('is dated from the last line to the first where the newest stands first', async () => {
    const unnumbered = laps.toReversed().map((line) => {
      const [, chip, date, time] = line.split(';');
      return `${date} ${time};${chip};line`;
    });
    const newestFirst = file('newest.csv', `${unnumbered.join('\n')}\n`);
    const made = await replayed([`line=${newestFirst}?protocol=csv`], night);
    expect(splitMinutes(made)).toEqual([14 * 60 + 45, 15 * 60 + 15]);
    expect(made.logs[0]?.clockChange).toBeNull();
  });

  it('is flagged where the log does not show when its clock was changed', async () => {
    const { logs } = await replayed(log(laps[0]!, laps[2]!, laps[3]!), night);
    expect(logs[0]?.clockChange).toMatchObject({ kind: 'unseen', reads: 2 });
  });
});

describe('very many reads', () => {
  const count = 3000;
  const moment = (index: number) => Date.parse('2026-05-10T08:30:00Z') + index * 11_000;
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `${new Date(moment(index)).toISOString()},AA0${(index % 2) + 1},finish,1,${-60 - (index % 9)}`,
  );
  const log = (name: string, content: readonly string[]) =>
    `finish=${file(name, `${content.join('\n')}\n`)}?protocol=csv`;

  it.each([
    ['as they were made', lines],
    ['the newest first', lines.toReversed()],
  ])('are each in the journal with the line that they came from, from a log %s', async (_how, content) => {
    const { logs } = await replayed([log('many.csv', content)]);
    expect(logs).toMatchObject([
      { reads: new Map([['finish', count]]), first: moment(0), last: moment(count - 1) },
    ]);
    const journal = new JournalReader(join(dir, 'data', 'journal.db'));
    const texts = [...journal.reads()].map(({ raw }) => Buffer.from(raw).toString().trim());
    const times = [...journal.reads()].map(({ time }) => time);
    const unsaid = StationRace.load(journal, 0).lines.length;
    journal.close();
    expect(texts).toEqual(lines);
    expect(times).toEqual(lines.map((_, index) => moment(index)));
    // A station that goes on with it says all of its passings, and sends them.
    expect(unsaid).toBe(count);
  });

  it('make the same results without a data directory, of which then nothing is left', async () => {
    const temporary = join(dir, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    const kept = await replayed([log('many.csv', lines)]);
    const passing = await replayed([log('many.csv', lines)], race, '', { dataDir: null });
    expect(passing.logs).toEqual(kept.logs);
    for (const bib of ['1', '2']) {
      expect(minutes(passing, bib)).toBe(minutes(kept, bib));
      expect(passing.timing.passingsOf(bib).map(({ first, reads }) => [first, reads])).toEqual(
        kept.timing.passingsOf(bib).map(({ first, reads }) => [first, reads]),
      );
    }
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leave no temporary folder where the work is ended', async () => {
    const temporary = join(dir, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    const seen: string[][] = [];
    const onProgress = () => {
      seen.push(readdirSync(temporary));
      if (seen.length > 2) throw new Error('ended');
    };
    const ending = replayed([log('many.csv', lines)], race, '', { dataDir: null, onProgress });
    await expect(ending).rejects.toThrow('ended');
    expect(seen.at(-1)).toHaveLength(1);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('make no results where the disk does not take them', async () => {
    await replayed([log('some.csv', lines.slice(0, 10))]);
    const blocker = new Database(join(dir, 'data', 'journal.db'));
    blocker.exec('BEGIN IMMEDIATE');
    try {
      await expect(replayed([log('many.csv', lines)])).rejects.toThrow('replay.disk-refuses');
    } finally {
      blocker.close();
    }
  });
});
