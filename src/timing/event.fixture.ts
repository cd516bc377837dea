import type { Action } from './model/actions.ts';
import type { EventDefinition, EventRace } from './model/event.ts';
import type { Entry, Ms } from './model/race.ts';
import type { Passing } from './model/read.ts';
import { actionMaker, importOf } from './timing.fixture.ts';
import { Timing } from './timing.ts';

/** A marathon, a half and a 10 km over the mats start, 5k, 10k, 30k and finish; guns at 8:00, 8:30 and 9:00. */
export const guns = {
  M: Date.parse('2026-12-06T08:00:00+08:00'),
  H: Date.parse('2026-12-06T08:30:00+08:00'),
  T: Date.parse('2026-12-06T09:00:00+08:00'),
};

const shared = {
  site: 'kunming',
  categories: [],
  rankBy: 'gun',
  ageRule: 'race-day',
  startWindow: 30 * 60_000,
} satisfies Partial<EventRace>;

const points = {
  start: { id: 'start', kind: 'start', distance: 0 },
  finish: (distance: number) => ({ id: 'finish', kind: 'finish' as const, distance }),
  split: (id: string, distance: number, mat = id) => ({ id, mat, kind: 'split' as const, distance }),
} as const;

export const races: EventRace[] = [
  {
    ...shared,
    id: 'marathon',
    name: 'Marathon',
    waves: ['M'],
    points: [
      points.start,
      points.split('5k', 5000),
      points.split('10k', 10_000),
      points.split('30k', 30_000),
      points.finish(42_195),
    ],
  },
  {
    ...shared,
    id: 'half',
    name: 'Half',
    waves: ['H'],
    points: [points.start, points.split('5k', 5000), points.split('10k', 10_000), points.finish(21_097.5)],
  },
  {
    ...shared,
    id: 'ten',
    name: '10 km',
    waves: ['T'],
    points: [points.start, points.split('5k', 5000), points.finish(10_000)],
  },
];

export const event: EventDefinition = {
  id: 'kunming-2026',
  name: 'Kunming Marathon',
  date: '2026-12-06',
  sites: [
    {
      id: 'kunming',
      zone: 'Asia/Shanghai',
      passingGap: 10_000,
      waves: [{ id: 'M' }, { id: 'H' }, { id: 'T' }],
    },
  ],
  races,
};

/** An entrant of a race with the chip `C<bib>`. */
export function entrant(bib: string, race: string, more: Partial<Entry> = {}): Entry {
  return { bib, race, chips: [`C${bib}`], name: `Runner ${bib}`, sex: 'M', ...more };
}

/** A passing of chip `C<bib>` at a mat, so many seconds after the gun of a wave. */
export function at(
  bib: string,
  wave: keyof typeof guns,
  mat: string,
  seconds: number,
  chip = `C${bib}`,
): Passing {
  const time: Ms = guns[wave] + seconds * 1000;
  return {
    id: `S:${bib}-${mat}-${wave}-${seconds}-${chip}`,
    point: mat,
    source: 'chip',
    chip,
    bib: null,
    first: time,
    last: time,
    strongest: time,
    rssi: -60,
    reads: 2,
  };
}

/** What sets up the event with these entries and fires its three guns. */
export function setUp(entries: Entry[], definition = event): Action[] {
  const act = actionMaker('setup');
  return [
    act({ type: 'event.define', event: definition }),
    act(importOf(entries)),
    ...Object.entries(guns).map(([wave, gun]) => act({ type: 'gun.fire', wave, gun })),
  ];
}

/** The races at a site, with these entries and passings. */
export function eventOf(
  entries: Entry[],
  seen: Passing[],
  definition = event,
  site: string | null = null,
): Timing {
  const timing = new Timing(undefined, site);
  timing.applyAll(setUp(entries, definition));
  for (const one of seen) timing.observe(one);
  return timing;
}
