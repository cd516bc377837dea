import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { RaceDefinition } from '../timing/model/race.ts';
import { Timing } from '../timing/timing.ts';
import { entrant, event, eventOf } from '../timing/event.fixture.ts';
import { act, entry, gun, only, passing, timingOf } from '../timing/timing.fixture.ts';
import { resultsCsv, resultsCsvParts } from './results-csv.ts';
import { teamsCsv } from './teams-csv.ts';

function rowsOf(timing: Timing, file = resultsCsv): Record<string, string>[] {
  return parse(file(timing, timing.races, 'en'), { bom: true, columns: true });
}

const column = (rows: Record<string, string>[], heading: string) => rows.map((row) => row[heading]);

/** A runner's passings: `finish` seconds after the gun, half way at half the time. */
function ran(bib: string, finish: number, start = 10) {
  return [
    passing(bib, 'start', start),
    passing(bib, '5k', start + (finish - start) / 2),
    passing(bib, 'finish', finish),
  ];
}

const mixed = [
  entry('1', { sex: 'F', club: 'North' }),
  entry('2', { club: 'North' }),
  entry('3', { club: 'South' }),
  entry('W1', { division: 'wheelchair' }),
  entry('W2', { division: 'wheelchair', sex: 'F' }),
  entry('H1', { division: 'handcycle' }),
  entry('9'),
];
const seen = [
  ...ran('1', 2600),
  ...ran('2', 2400),
  ...ran('3', 2500, 200),
  ...ran('W1', 1500),
  ...ran('W2', 1700),
  ...ran('H1', 1300),
];

describe('everybody is in the results file', () => {
  it('runners, then each division in the order of its list, then who has no place', () => {
    const rows = rowsOf(timingOf(mixed, seen));
    expect(column(rows, 'Bib')).toEqual(['2', '3', '1', 'H1', 'W1', 'W2', '9']);
    expect(column(rows, 'Place')).toEqual(['1', '2', '3', '', '', '', '']);
    expect(column(rows, 'Division')).toEqual(['', '', '', 'handcycle', 'wheelchair', 'wheelchair', '']);
    expect(column(rows, 'Division place')).toEqual(['', '', '', '1', '1', '2', '']);
    expect(rows[4]).toMatchObject({ 'Gun time': '0:25:00', Status: 'Finished' });
  });

  it('also whom the main list leaves out: by its entrants, or by its depth', () => {
    const lists = [{ id: 'overall', entrants: { sex: 'M' as const }, depth: 1 }];
    const rows = rowsOf(timingOf(mixed, seen, { lists }));
    expect(column(rows, 'Bib')).toEqual(['2', 'H1', 'W1', 'W2', '3', '1', '9']);
    expect(column(rows, 'Place')).toEqual(['1', '', '', '', '', '', '']);
    expect(column(rows, 'Sex place')).toEqual(['1', '', '', '', '2', '1', '']);
  });

  it('who finished without a place stands by time, then in review, on the course, and the rest', () => {
    const entries = ['1', '2', '3', '4', '5', '6'].map((bib) => entry(bib));
    const timing = timingOf(
      entries,
      [
        ...ran('1', 2500),
        ...ran('2', 2400),
        passing('3', 'start', 5),
        passing('3', 'finish', 2300),
        passing('4', '5k', 1200),
      ],
      { lists: [{ id: 'overall', entrants: { sex: 'F' } }], missedPoints: { allowed: 0, beyond: 'review' } },
    );
    act(timing, { type: 'status.set', bib: '6', status: 'dq', rule: 'TR6.3.1' });
    const rows = rowsOf(timing);
    expect(column(rows, 'Bib')).toEqual(['2', '1', '3', '4', '5', '6']);
    expect(column(rows, 'Status')).toEqual([
      'Finished',
      'Finished',
      'In review',
      'On course',
      'Not started',
      'DQ TR6.3.1',
    ]);
  });
});

describe('places in the results file', () => {
  const lists: RaceDefinition['lists'] = [
    { id: 'sex', basis: { first: 1 }, prizes: 1 },
    { id: 'net', name: 'Chip list', basis: 'chip' },
    {
      id: 'masters',
      name: { en: 'Masters', 'zh-CN': '大师组' },
      by: 'sex',
      prizes: 1,
      withoutWinnersOf: ['sex'],
    },
    { id: 'clubs', teams: { of: 'club', count: 1, score: 'time' } },
  ];
  const timing = timingOf(mixed, seen, { lists });

  it('of each further list stand in a column of their own; what they go by is said', () => {
    const rows = rowsOf(timing);
    expect(column(rows, 'Place').slice(0, 3)).toEqual(['1', '2', '3']);
    expect(column(rows, 'Chip list (chip time)').slice(0, 3)).toEqual(['2', '1', '3']);
    expect(column(rows, 'Masters').slice(0, 3)).toEqual(['', '1', '']);
    expect(rows[0]?.['Places by']).toBe(
      'Place: gun time · Sex place: first 1 by gun time, then chip time · Category place: gun time · Division place: gun time',
    );
    expect(rowsOf(timingOf(mixed, seen))[0]?.['Places by']).toBe('gun time');
  });

  it('that win a prize are named', () => {
    const rows = rowsOf(timing);
    expect(column(rows, 'Prizes').slice(0, 3)).toEqual(['men 1', 'Masters: men 1', 'women 1']);
  });

  it('are those that the screens show, in every list', () => {
    const [rows, ids] = [
      rowsOf(timing),
      { 'Chip list (chip time)': 'list:net', clubs: 'list:clubs' } as const,
    ];
    for (const row of rows)
      for (const [heading, id] of Object.entries(ids))
        expect(row[heading]).toBe(String(only(timing).place(id, row['Bib']!) ?? ''));
  });
});

describe('times in the results file', () => {
  it('from the gun and from the own start stand side by side, rounded up alike', () => {
    const [row] = rowsOf(timingOf([entry('1')], ran('1', 2400.2, 10.5)));
    expect(row).toMatchObject({
      '5 km': '0:20:06',
      '5 km (chip)': '0:19:55',
      'Gun time': '0:40:01',
      'Chip time': '0:39:50',
    });
  });

  it('what a finish is by stands beside the times, and nothing where there are none', () => {
    const timing = timingOf(
      ['1', '2', '3'].map((bib) => entry(bib)),
      [...ran('1', 2400), ...ran('3', 2500)],
    );
    act(timing, { type: 'passing.add', point: 'finish', bib: '2', time: gun + 2_600_000, source: 'photo' });
    act(timing, { type: 'status.set', bib: '3', status: 'dq' });
    expect(rowsOf(timing).map((row) => [row['Bib'], row['Gun time'], row['Evidence']])).toEqual([
      ['1', '0:40:00', 'chip'],
      ['2', '0:43:20', 'photo finish'],
      ['3', '', ''],
    ]);
  });

  it('no two columns have one name, whatever points and lists are called', () => {
    const points = [
      { id: 'start', kind: 'start' as const, distance: 0 },
      { id: 'out', kind: 'split' as const, distance: 2500, name: 'Bridge', required: false },
      { id: '5k', kind: 'split' as const, distance: 5000, name: 'Status' },
      { id: 'back', kind: 'split' as const, distance: 7500, name: 'Bridge', required: false },
      { id: 'finish', kind: 'finish' as const, distance: 10000 },
    ];
    const lists = [{ id: 'x', name: 'Bib' }];
    const timing = timingOf([entry('1')], ran('1', 2400), { points, lists });
    const [head = []] = parse(resultsCsv(timing, timing.races, 'en'), { bom: true });
    expect(new Set(head).size).toBe(head.length);
    expect(head).toEqual(expect.arrayContaining(['Bridge', 'Bridge (2)', 'Status', 'Status (2)', 'Bib (2)']));
    expect(rowsOf(timing)[0]).toMatchObject({ Bib: '1', Status: 'Finished' });
  });
});

describe('the results file says what it is', () => {
  const entries = ['1', '2', '3'].map((bib) => entry(bib));
  const missed = { missedPoints: { allowed: 0, beyond: 'review' as const } };
  const timing = timingOf(entries, [...ran('1', 2400), passing('2', 'finish', 2300)], missed);

  it('the site, of an event of several', () => {
    const [site] = event.sites;
    const cities = [
      { ...site!, name: { en: 'Kunming', ru: 'Куньмин' } },
      { ...site!, id: 'almaty' },
    ];
    const several = eventOf([entrant('1', 'marathon')], [], { ...event, sites: cities }, 'kunming');
    expect(rowsOf(several)[0]).toMatchObject({ Race: 'Marathon', Site: 'Kunming' });
    expect(Object.keys(rowsOf(timing)[0]!)).not.toContain('Site');
  });

  it('race, day, state, version, up to when; who is in review is counted apart', () => {
    const [row] = rowsOf(timing);
    expect(row).toMatchObject({
      Race: 'Sample',
      Date: '2026-12-06',
      State: 'Provisional',
      Finishers: '1',
      'In review': '1',
      'As of': '2026-12-06 08:40 (Asia/Shanghai)',
    });
    expect(row?.['Version']).toMatch(/^3\.4 \(Goldline .+\)$/);
    const closed = timingOf(entries, seen);
    act(closed, { type: 'race.close' });
    expect(rowsOf(closed)[0]).toMatchObject({ State: 'Race closed', 'In review': '0' });
  });

  it('is the same whenever it is made, and wherever of the same actions and passings', () => {
    const again = new Timing();
    again.applyAll(timing.actions);
    for (const passing of [...timing.passings()].reverse()) again.observe(passing);
    expect(resultsCsv(again, again.races, 'ru')).toBe(resultsCsv(timing, timing.races, 'ru'));
  });

  it('is of one moment, whatever comes in while it is made', () => {
    const live = timingOf(entries, ran('1', 2400));
    const parts = resultsCsvParts(live, live.races, 'en');
    parts.next();
    for (const late of ran('2', 2000)) live.observe(late);
    act(live, { type: 'entry.change', bib: '1', fields: { name: 'Somebody else' } });
    const rows = parse<Record<string, string>>([...parts].join(''), { columns: true, bom: true });
    expect(rows[0]).toMatchObject({ Bib: '1', Name: 'Runner 1', Place: '1', Finishers: '1' });
    expect(rows[1]).toMatchObject({ Bib: '2', Place: '', 'Gun time': '' });
  });

  it('makes a big field in many small parts', () => {
    const many = Array.from({ length: 5000 }, (_, index) => entry(String(index + 1)));
    const big = timingOf(many);
    const parts = [...resultsCsvParts(big, big.races, 'en')].filter((part) => part !== undefined);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(20_000);
    expect(parse(parts.join(''), { bom: true })).toHaveLength(5001);
  });
});

describe('the file of teams', () => {
  it('has each team of each list with its scorers', () => {
    const lists = [
      { id: 'clubs', name: '=Clubs', teams: { of: 'club' as const, count: 2, score: 'time' as const } },
      {
        id: 'points',
        by: 'sex' as const,
        teams: { of: 'club' as const, count: 1, score: 'places' as const },
      },
    ];
    const timing = timingOf(mixed, seen, { lists });
    const rows = rowsOf(timing, teamsCsv);
    expect(
      rows.map((row) => [row['List'], row['Place'], row['Team'], row['Score'], row['Bib'], row['Time']]),
    ).toEqual([
      ["'=Clubs", '1', 'North', '1:23:20', '2', '0:40:00'],
      ["'=Clubs", '1', 'North', '1:23:20', '1', '0:43:20'],
      ['points: women', '1', 'North', '1', '1', '0:43:20'],
      ['points: men', '1', 'North', '1', '2', '0:40:00'],
      ['points: men', '2', 'South', '2', '3', '0:41:40'],
    ]);
    expect(rows[0]).toMatchObject({ Scorer: '1', 'Score by': 'time', Race: 'Sample', State: 'Provisional' });
  });
});
