import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { define, entries, fireGun, gun, importEntries, race } from '../../../test/sync/test-race.ts';
import { actionLine, passingLine } from '../../../test/sync/test-station.ts';
import type { ActionBody } from '../../timing/actions.ts';
import { resultsPage } from '../../timing/results-page.ts';
import { Projection } from './projection.ts';
import type { StoredLine } from './stored-line.ts';

const stations = ['station-a', 'station-b'];
const points = ['start', 'finish'];

/** Everything that can be seen of a projection. */
function seen(projection: Projection) {
  return projection.races().map(({ race: definition, timing, asOf }) => ({
    definition,
    asOf,
    counts: timing.counts(),
    pages: timing.lists().map(({ id }) => {
      return resultsPage(timing, definition, { list: id, offset: 0, limit: 100, q: '', asOf });
    }),
  }));
}

function projected(lines: StoredLine[], settleAfter: (index: number) => boolean = () => false): Projection {
  const projection = new Projection();
  lines.forEach((line, index) => {
    projection.take(line);
    if (settleAfter(index)) projection.settle();
  });
  expect(projection.settle()).toEqual([]);
  return projection;
}

function stored(station: string, stream: string, texts: string[]): StoredLine[] {
  return texts.map((text, index) => ({
    stream: `${station}-${stream}`,
    seq: index + 1,
    station,
    line: Buffer.from(text),
    received: gun + index * 1000,
  }));
}

const bib = fc.constantFrom('1', '2', '3', '99');
const chip = fc.constantFrom('C0FFEE01', 'C0FFEE02', 'C0FFEE03', 'ABBA');
const passingId = fc.tuple(fc.constantFrom(...stations), fc.nat(6)).map(([station, n]) => `${station}:${n}`);
const actionId = fc.tuple(fc.constantFrom(...stations), fc.nat(12)).map(([station, n]) => `${station}#${n}`);
const body: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.constant(define),
  fc.constant<ActionBody>({ type: 'race.define', race: { ...race, rankBy: 'chip' } }),
  fc.constant<ActionBody>({ type: 'race.define', race: { ...race, id: 'other-race' } }),
  fc.constant(importEntries),
  fc.constant<ActionBody>({ ...importEntries, list: 'list-2', entries: entries.slice(1) } as ActionBody),
  fc.nat(60_000).map((late): ActionBody => ({ type: 'gun.fire', wave: 'A', gun: gun + late })),
  fc.record({
    type: fc.constant('passing.add'),
    point: fc.constantFrom(...points),
    bib: fc.option(bib),
    time: fc.integer({ min: gun, max: gun + 4_000_000 }),
  }),
  fc.record({ type: fc.constant('passing.assign'), passing: actionId, bib }),
  fc.record({ type: fc.constant('passing.void'), passing: passingId, reason: fc.constant('twice') }),
  fc.record({ type: fc.constant('chip.assign'), chip, bib }),
  fc.record({ type: fc.constant('undo'), target: fc.oneof(actionId, fc.constant('list-1')) }),
) as fc.Arbitrary<ActionBody>;

/** The action stream of one station: its numbers only grow, its ids are its own; most begin with the race. */
const actions = (station: string) =>
  fc
    .tuple(fc.boolean(), fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), body), { maxLength: 12 }))
    .map(([begins, steps]) => {
      let lamport = 0;
      const all: [number, ActionBody][] = begins
        ? [[1, define], [1, importEntries], [1, fireGun], ...steps]
        : steps;
      const texts = all.map(([step, what], index) =>
        actionLine(station, (lamport += step), what, `${station}#${index}`),
      );
      return stored(station, 'ops', texts);
    });

/** The passing stream of one station, with passings that grow, that go, and lines that nobody understands. */
const passings = (station: string) =>
  fc
    .array(
      fc.tuple(
        fc.nat(6),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...points),
        chip,
        fc.nat(4_000_000),
        fc.nat(9),
      ),
      { maxLength: 20 },
    )
    .map((steps) =>
      stored(
        station,
        'obs',
        steps.map(([number, version, point, tag, after, kind]) => {
          if (kind === 0) return '{"garbage';
          if (kind === 1)
            return JSON.stringify({ t: 'passing.gone', v: 1, at: gun, version, id: `${station}:${number}` });
          return passingLine(station, number, { point, chip: tag, first: gun + after }, version);
        }),
      ),
    );

const streams = fc
  .tuple(...stations.flatMap((station) => [actions(station), passings(station)]))
  .filter((all) => all.some((lines) => lines.length > 0));

/** One order in which the lines of all streams may arrive: each stream in its own order. */
function merged(all: StoredLine[][], picks: number[]): StoredLine[] {
  const waiting = all.map((lines) => [...lines]);
  const order: StoredLine[] = [];
  for (let turn = 0; waiting.some((lines) => lines.length > 0); turn += 1) {
    const open = waiting.filter((lines) => lines.length > 0);
    const next = open[(picks[turn % picks.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) order.push(next);
  }
  return order;
}

describe('races from the lines of several stations', () => {
  it('are the same in whatever order and portions the lines arrive', () => {
    const picks = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 });
    const settles = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(streams, picks, settles, (all, order, portions) => {
        const atOnce = projected(all.flat());
        const inPortions = projected(
          merged(all, order),
          (index) => portions[index % portions.length] === true,
        );
        expect(seen(inPortions)).toEqual(seen(atOnce));
      }),
      { numRuns: 300 },
    );
  });

  it('unite what the stations of one race saw', () => {
    const lines = [
      ...stored('station-b', 'obs', [
        passingLine('station-b', 1, { point: 'finish', chip: 'C0FFEE02', first: gun + 2_400_000 }),
      ]),
      ...stored('station-a', 'obs', [
        passingLine('station-a', 1, { point: 'start', chip: 'C0FFEE02', first: gun + 3_000 }),
      ]),
      ...stored('station-b', 'ops', [actionLine('station-b', 1, define)]),
      ...stored(
        'station-a',
        'ops',
        [define, importEntries, fireGun].map((what, index) => actionLine('station-a', index + 1, what)),
      ),
    ];
    const timing = projected(lines).race(race.id)?.timing;
    expect(timing?.result('2')).toMatchObject({
      status: 'finished',
      gunTime: 2_400_000,
      chipTime: 2_397_000,
    });
  });

  it('leave a station alone that did not say which race it times', () => {
    const obs = stored('station-b', 'obs', [
      passingLine('station-b', 1, { point: 'finish', chip: 'C0FFEE02', first: gun + 2_400_000 }),
    ]);
    const ops = stored(
      'station-a',
      'ops',
      [define, importEntries, fireGun].map((what, index) => actionLine('station-a', index + 1, what)),
    );
    const projection = projected([...obs, ...ops]);
    expect(projection.race(race.id)?.timing.counts()).toMatchObject({ entries: 3, finished: 0 });
  });
});

describe('a line that the results cannot use', () => {
  const reason = (text: string | Buffer) => {
    const [line] = stored('station-a', 'ops', ['']);
    return line && new Projection().take({ ...line, line: Buffer.from(text as string) });
  };

  it('is set aside with the reason', () => {
    expect(reason('')).toMatchObject({ stream: 'station-a-ops', seq: 1, code: 'not-json' });
    expect(reason(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ code: 'not-json' });
    expect(reason('{"t":"weather","v":1,"at":1}')).toMatchObject({ code: 'not-a-line' });
    expect(reason(actionLine('station-a', 1, { type: 'dance' } as unknown as ActionBody))).toMatchObject({
      code: 'not-an-action',
    });
    expect(reason(actionLine('station-a', 1, define))).toBeNull();
  });

  it('such as one in the name of another station', () => {
    expect(reason(actionLine('station-b', 1, define))).toMatchObject({ code: 'another-station' });
    expect(
      reason(passingLine('station-b', 1, { point: 'start', chip: 'C0FFEE01', first: gun })),
    ).toMatchObject({ code: 'another-station' });
  });
});
