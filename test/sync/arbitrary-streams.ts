import fc from 'fast-check';
import type { ActionBody } from '../../src/timing/model/actions.ts';
import { define, entries, fireGun, gun, importEntries, race } from './test-race.ts';
import { actionLine, passingLine } from './test-station.ts';

/** The lines of one stream, in order. */
export interface TextStream {
  station: string;
  stream: string;
  texts: string[];
}

const stations = ['station-a', 'station-b'];
const points = ['start', 'finish'];
const bib = fc.constantFrom('1', '2', '3', '99');
const chip = fc.constantFrom('C0FFEE01', 'C0FFEE02', 'C0FFEE03', 'ABBA');
const from = fc.integer({ min: gun, max: gun + 4_000_000 });
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
  fc
    .array(fc.record({ bib: fc.option(bib), time: fc.integer({ min: gun, max: gun + 4_000_000 }) }), {
      maxLength: 3,
    })
    .map((passings): ActionBody => ({
      type: 'passing.sheet',
      sheet: 'sheet-1',
      part: 1,
      parts: 1,
      point: 'finish',
      passings,
    })),
  fc.record({ type: fc.constant('passing.assign'), passing: actionId, bib }),
  fc.record({ type: fc.constant('passing.void'), passing: passingId, reason: fc.constant('twice') }),
  fc.record({ type: fc.constant('chip.assign'), chip, bib, from }, { requiredKeys: ['type', 'chip', 'bib'] }),
  fc
    .array(fc.record({ chip, bib }), { maxLength: 3 })
    .map((chips): ActionBody => ({ type: 'chip.map', map: 'map-1', part: 1, parts: 1, chips })),
  fc.record({
    type: fc.constant('undo'),
    target: fc.oneof(actionId, fc.constantFrom('list-1', 'map-1', 'sheet-1')),
  }),
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
      return { station, stream: `${station}-ops`, texts };
    });

/** A passing stream of one station, with passings that grow, that go, and lines that nobody understands. */
const passings = (station: string, stream: string) =>
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
    .map((steps) => {
      const texts = steps.map(([number, version, point, tag, after, kind]) => {
        if (kind === 0) return '{"garbage';
        if (kind === 1)
          return JSON.stringify({ t: 'passing.gone', v: 1, at: gun, version, id: `${station}:${number}` });
        return passingLine(station, number, { point, chip: tag, first: gun + after }, version);
      });
      return { station, stream: `${station}-${stream}`, texts };
    });

/** All streams of two stations; one of them has two of passings, with the same ids in both. */
export const streamsOfStations: fc.Arbitrary<TextStream[]> = fc.tuple(
  ...stations.flatMap((station) => [actions(station), passings(station, 'obs')]),
  passings('station-a', 'obs-2'),
);

/** A line and where it stands, from 1. */
export interface TextLine {
  station: string;
  stream: string;
  seq: number;
  text: string;
}

/** One order in which the lines of all streams may arrive: each stream in its own order. */
export function merged(streams: TextStream[], picks: number[]): TextLine[] {
  const waiting = streams.map(({ texts, ...stream }) =>
    texts.map((text, index) => ({ ...stream, seq: index + 1, text })),
  );
  const order: TextLine[] = [];
  for (let turn = 0; waiting.some((lines) => lines.length > 0); turn += 1) {
    const open = waiting.filter((lines) => lines.length > 0);
    const next = open[(picks[turn % picks.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) order.push(next);
  }
  return order;
}
