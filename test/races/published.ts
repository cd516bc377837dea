import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Action, ActionBody } from '../../src/timing/model/actions.ts';
import type { Entry, Ms, RaceDefinition } from '../../src/timing/model/race.ts';
import type { Passing } from '../../src/timing/model/read.ts';
import { Timing } from '../../src/timing/timing.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
export const gun: Ms = Date.parse('2026-05-10T09:00:00Z');

/** One line of published results; times in whole seconds, splits from the own start by point. */
export interface Published {
  bib: string;
  sex: 'M' | 'F';
  category: string;
  gun: number;
  net: number;
  splits: [point: string, seconds: number][];
  place: number;
  sexPlace: number | null;
  categoryPlace: number | null;
}

/** Whether the file is there, and why a test is skipped where it is not. */
export function missing(file: string): [boolean, string] {
  return [!existsSync(new URL(file, folder)), `${file} of ../shared/data is not there`];
}

export function textOf(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** The finishers of a race that has published its results, and the bibs of those without one. */
export function publishedResults(file: string): { finishers: Published[]; others: string[] } {
  const rows = parse<Record<string, string>>(textOf(file), { columns: true });
  const numberOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
  const finishers = rows.flatMap((row): Published[] => {
    const { bib = '', sex, category = '' } = row;
    const net = numberOf(row['net_s']);
    const place = numberOf(row['rank_overall']);
    if (net === null || place === null) return [];
    const splits = Object.keys(row)
      .filter((column) => column.startsWith('split_') && row[column] !== '')
      .map((column): [string, number] => [column.slice('split_'.length), Number(row[column])]);
    return [
      {
        bib,
        sex: sex === 'F' ? 'F' : 'M',
        category,
        // Without a published gun time the gun says what the own start says.
        gun: numberOf(row['gun_s']) ?? net,
        net,
        splits,
        place,
        sexPlace: numberOf(row['rank_sex']),
        categoryPlace: numberOf(row['rank_category']),
      },
    ];
  });
  const known = new Set(finishers.map(({ bib }) => bib));
  return { finishers, others: rows.map(({ bib = '' }) => bib).filter((bib) => !known.has(bib)) };
}

export function raceWith(more: Partial<RaceDefinition> & Pick<RaceDefinition, 'points'>): RaceDefinition {
  return {
    id: 'published',
    name: 'Published',
    date: '2026-05-10',
    zone: 'UTC',
    waves: [{ id: 'A', gun }],
    categories: [],
    rankBy: 'gun',
    ageRule: 'race-day',
    startWindow: 45 * 60_000,
    passingGap: 10_000,
    ...more,
  };
}

/** Everything that a race's crew did, then everything that its mats saw. */
export function timingOf(bodies: readonly ActionBody[], passings: readonly Passing[]): Timing {
  const actions = bodies.map((body, index): Action => {
    const lamport = index + 1;
    return { id: `a${lamport}`, station: 'S', lamport, at: gun, by: 'test', ...body };
  });
  const timing = new Timing();
  timing.applyAll(actions);
  timing.replacePassings(passings);
  return timing;
}

export function importOf(entries: Entry[]): ActionBody {
  return { type: 'entries.import', list: 'list', part: 1, parts: 1, file: 'list.csv', entries };
}

/**
 * What the mats saw of these finishers. `fraction` is what the published second hides of a runner's
 * finish: so many milliseconds before it.
 */
export function passingsOf(finishers: readonly Published[], fraction: (runner: Published) => Ms): Passing[] {
  return finishers.flatMap((runner) => {
    const { bib, splits } = runner;
    const hidden = fraction(runner);
    const start = (runner.gun - runner.net) * 1000;
    const seen: [string, Ms][] = [
      ['start', start],
      ...splits.map(([point, seconds]): [string, Ms] => [point, start + seconds * 1000]),
      ['finish', runner.gun * 1000 - hidden],
    ];
    return seen.map(([point, after]) => passingOf(bib, point, gun + after));
  });
}

function passingOf(bib: string, point: string, time: Ms): Passing {
  return {
    id: `S:${bib}:${point}`,
    point,
    source: 'chip',
    chip: `C${bib}`,
    bib: null,
    first: time,
    last: time,
    strongest: time,
    rssi: null,
    reads: 1,
  };
}

/** The fraction of a second that decided the published order: the last of a second is exactly on it. */
export function fractionsOf(finishers: readonly Published[], basis: 'gun' | 'net'): Map<string, Ms> {
  const bySecond = Map.groupBy(finishers, (runner) => runner[basis]);
  const fractions = new Map<string, Ms>();
  for (const runners of bySecond.values()) {
    const order = runners.toSorted((one, other) => other.place - one.place);
    for (const [index, { bib }] of order.entries()) fractions.set(bib, index);
  }
  return fractions;
}
