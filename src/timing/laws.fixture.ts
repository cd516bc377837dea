import fc from 'fast-check';
import type { PublishedRow } from './model/publication.ts';
import type { ActionBody } from './model/actions.ts';
import type { RaceDefinition } from './model/race.ts';
import { actionMaker, entry, gun, importOf, passing, race } from './timing.fixture.ts';

/** Any facts of a race: what laws that hold whatever happens are tried on. */

export const bibs = ['1', '2', '3', '4', '5', '6'];
const bib = fc.constantFrom(...bibs);
/** Start and finish on one mat; a division, clubs, lists that depend on each other; one wave without a gun. */
const definition: RaceDefinition = {
  ...race,
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '2k', kind: 'split', distance: 2000, cutOff: 3_000_000 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: '8k', kind: 'split', distance: 8000, mat: '2k' },
    { id: 'finish', kind: 'finish', distance: 10000 },
  ],
  waves: [{ id: 'A', gun }, { id: 'B' }],
  lists: [
    { id: 'overall', prizes: 1 },
    { id: 'elite', basis: { first: 2 } },
    { id: 'rest', basis: 'chip', withoutWinnersOf: ['overall'], depth: 3 },
    { id: 'clubs', by: 'club', order: 'line' },
  ],
};

/** Mostly all passings of a chip; or those from a moment on. */
const from = fc.option(
  fc.integer({ min: -50, max: 4000 }).map((s) => gun + s * 1000),
  { nil: undefined },
);
const chip = fc.constantFrom('C1', 'C2', 'C9');
const chipAction: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({ type: fc.constant('chip.assign' as const), chip, bib, from }),
  fc.record({ type: fc.constant('chip.swap' as const), bibs: fc.tuple(bib, bib), from }),
  fc.record({
    type: fc.constant('chip.map' as const),
    map: fc.constant('map'),
    part: fc.constant(1),
    parts: fc.constant(1),
    chips: fc.array(fc.record({ chip, bib }), { maxLength: 3 }),
    from,
  }),
);

export const action: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({
    type: fc.constant('gun.fire' as const),
    wave: fc.constantFrom('A', 'B'),
    gun: fc.integer({ min: -60, max: 60 }).map((s) => gun + s * 1000),
  }),
  fc.record({
    type: fc.constant('passing.add' as const),
    point: fc.constantFrom('start', '5k', '8k', 'finish'),
    bib: fc.option(bib),
    time: fc.integer({ min: 0, max: 4000 }).map((s) => gun + s * 1000),
    source: fc.constantFrom('hand' as const, 'photo' as const, 'backup' as const),
  }),
  fc.record({
    type: fc.constant('passing.sheet' as const),
    sheet: fc.constant('sheet'),
    part: fc.constant(1),
    parts: fc.constant(1),
    point: fc.constantFrom('start', '5k', 'finish'),
    passings: fc.array(
      fc.record({
        bib: fc.option(bib),
        time: fc.integer({ min: 0, max: 4000 }).map((s) => gun + s * 1000),
      }),
      { maxLength: 3 },
    ),
  }),
  chipAction,
  fc.record({
    type: fc.constant('passing.assign' as const),
    passing: fc.constantFrom('S-3', 'S-4', 'S-5'),
    bib,
  }),
  fc.record({
    type: fc.constant('passing.void' as const),
    passing: fc.constantFrom('S-3', 'S-4', 'p0', 'p1'),
    reason: fc.constant(''),
  }),
  fc.record({
    type: fc.constant('entry.change' as const),
    bib,
    fields: fc.record(
      {
        chips: fc.constantFrom<string[]>(['C1'], ['C9'], ['C2', 'C3']),
        wave: fc.constantFrom('A', 'B', null),
        division: fc.constantFrom('wheelchair', null),
        club: fc.constantFrom('North', 'South'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ type: fc.constant('entry.withdraw' as const), bib }),
  fc.record({ type: fc.constant('bib.change' as const), bib, to: bib }),
  fc.record({
    type: fc.constant('status.set' as const),
    bib,
    status: fc.constantFrom('dns', 'dnf', 'dq', 'out-of-time', 'ok'),
  }),
  fc.record({
    type: fc.constant('order.set' as const),
    list: fc.constantFrom(null, 'overall', 'list:rest'),
    bibs: fc.uniqueArray(bib, { minLength: 2, maxLength: 3 }),
  }),
  fc.constant({ type: 'race.close' as const }),
  fc.record({
    type: fc.constant('protest.lodge' as const),
    race: fc.constant(definition.id),
    bib,
    from: fc.constant('North'),
    against: fc.constant('boxed in'),
  }),
  fc.constant({ type: 'race.reopen' as const, race: definition.id, reason: 'people are out there' }),
  fc.record({
    type: fc.constant('results.publish' as const),
    publication: fc.constantFrom('p1', 'p2'),
    part: fc.constantFrom(1, 2),
    parts: fc.constantFrom(1, 2),
    race: fc.constant(definition.id),
    state: fc.constantFrom('provisional', 'official'),
    checksum: fc.constant('0'.repeat(64)),
    head: fc.constant(''),
    rows: fc.constant<PublishedRow[]>([{ bib: '1', name: 'One', status: 'finished' as const }]),
  }),
  fc.record({
    type: fc.constant('undo' as const),
    target: fc.constantFrom('S-2', 'S-3', 'S-4', 'S-5', 'S-6', 'list', 'map'),
  }),
  fc.constant(importOf([entry('4', { chips: ['C9'] })], 'late list')),
);

export const chipPassing = fc.record({
  bib: fc.constantFrom('1', '2', '3', '5', '6', '9'),
  point: fc.constantFrom('start', '2k', '5k', 'finish'),
  seconds: fc.oneof(fc.integer({ min: -100, max: 60 }), fc.integer({ min: 0, max: 4000 })),
  reader: fc.constantFrom(undefined, 'main', 'backup'),
  /** For how many seconds the runner stands on the mat. */
  stays: fc.constantFrom(0, 0, 0, 40),
});

const setup: ActionBody[] = [
  { type: 'race.define', race: definition },
  importOf([
    entry('1', { club: 'North' }),
    entry('2', { wave: 'B', club: 'South' }),
    entry('3', { sex: 'F', wave: 'B' }),
    entry('5', { wave: 'B' }),
    entry('6', { wave: 'B', division: 'wheelchair' }),
  ]),
];

export const facts = fc
  .record({
    bodies: fc.array(action, { maxLength: 8 }),
    seen: fc.array(chipPassing, { maxLength: 16 }),
  })
  .map(({ bodies, seen }) => {
    const make = actionMaker();
    return {
      actions: [...setup, ...bodies].map((body) => make(body)),
      passings: seen.map(({ bib: of, point, seconds, stays, reader }, index) => ({
        ...passing(of, point, seconds, seconds + stays),
        reader,
        id: `p${index}`,
      })),
    };
  });
