import type { ActionLine } from '../src/contract/sync.ts';
import type { Action } from '../src/timing/model/actions.ts';
import { eventOfRace } from '../src/timing/model/event.ts';
import type { Entry, Ms, RaceDefinition } from '../src/timing/model/race.ts';
import type { JournalRead, Passing } from '../src/timing/model/read.ts';

export const gun: Ms = 1_800_000_000_000;
const pointsPerRace = 12;
const metresPerPoint = 3_800;

/** A race that can be set up: its definition, its entrants, and the actions that say so. */
export interface SampleRace {
  race: RaceDefinition;
  entries: Entry[];
  actions: Action[];
}

/** A race with twelve points, `p0` to `p11`, or more or fewer, and so many entrants, the chip of each being {@link chipOf}. */
export function sampleRace(count: number, points = pointsPerRace): SampleRace {
  const race: RaceDefinition = {
    id: 'bench',
    name: 'Bench',
    date: '2027-01-15',
    zone: 'Asia/Shanghai',
    points: Array.from({ length: points }, (_, index) => ({
      id: `p${index}`,
      kind: index === 0 ? 'start' : index === points - 1 ? 'finish' : 'split',
      distance: index * metresPerPoint,
    })),
    waves: [{ id: 'A', gun }],
    categories: Array.from({ length: 12 }, (_, index) => ({
      id: `M${index}`,
      minAge: 18 + index * 5,
      maxAge: 22 + index * 5,
    })),
    rankBy: 'gun',
    ageRule: 'race-day',
    startWindow: 1_800_000,
    passingGap: 10_000,
  };
  const entries: Entry[] = Array.from({ length: count }, (_, index) => ({
    bib: String(index + 1),
    chips: [chipOf(index)],
    name: `Runner ${index + 1}`,
    sex: index % 3 === 0 ? 'F' : 'M',
    birthDate: `${1950 + (index % 55)}-03-04`,
  }));
  const base = { station: 'S', at: gun, by: 'bench' };
  const actions: Action[] = [{ ...base, id: 'race', lamport: 1, type: 'race.define', race }];
  const perPart = 250;
  const parts = Math.ceil(count / perPart);
  for (let part = 0; part < parts; part += 1)
    actions.push({
      ...base,
      id: `list-${part}`,
      lamport: part + 2,
      type: 'entries.import',
      list: 'list',
      part: part + 1,
      parts,
      file: 'entries.csv',
      entries: entries.slice(part * perPart, (part + 1) * perPart),
    });
  return { race, entries, actions };
}

/** The chip of the entrant with this index, an EPC of 96 bits. */
export function chipOf(index: number): string {
  return (index + 1).toString(16).toUpperCase().padStart(24, '0');
}

/** When the entrant with this index crosses a point. */
export function crossing(index: number, distance: number): Ms {
  return gun + ((index * 7919) % 900_000) + Math.round(distance * (180 + ((index * 104_729) % 240)));
}

/** Actions as lines of the journal. */
export function actionLines(actions: readonly Action[]): string[] {
  return actions.map((action) => {
    const line: ActionLine = { t: 'action', v: 1, at: action.at, action };
    return JSON.stringify(line);
  });
}

/** A race that everybody has run: what set it up, and all passings by runner. */
export function passedRace(count: number): { actions: Action[]; passings: Passing[] } {
  const { race, entries, actions } = sampleRace(count);
  const passings = entries.flatMap((entry, index) =>
    race.points.map((point, place): Passing => {
      const first = crossing(index, point.distance);
      return {
        id: `S:${index * race.points.length + place + 1}`,
        point: point.id,
        source: 'chip',
        chip: entry.chips[0] ?? null,
        bib: null,
        first,
        last: first + 400,
        strongest: first + 200,
        rssi: -60,
        reads: 4,
      };
    }),
  );
  return { actions, passings };
}

/** The same people and passings in so many races of one site, over the same course and mats and from the same gun. */
export function passedRaces(count: number, races: number): { actions: Action[]; passings: Passing[] } {
  const { actions, passings } = passedRace(count);
  const raceOf = (bib: string) => `race-${Number(bib) % races}`;
  return {
    passings,
    actions: actions.map((action): Action => {
      if (action.type === 'entries.import')
        return { ...action, entries: action.entries.map((entry) => ({ ...entry, race: raceOf(entry.bib) })) };
      if (action.type !== 'race.define') return action;
      const { event } = eventOfRace(action.race);
      const each = event.races.flatMap((race) =>
        Array.from({ length: races }, (_, index) => ({ ...race, id: raceOf(String(index)) })),
      );
      const { race: _, ...rest } = action;
      return { ...rest, type: 'event.define', event: { ...event, races: each } };
    }),
  };
}

/**
 * The reads of a race that everybody has run, in the order in which they were made: at each point so many of each chip,
 * a tenth of a second apart. Made one after the other, as a decoder makes them: millions kept as objects would be most
 * of what a measurement measures.
 */
export function readsOf({ race: { points }, entries }: SampleRace, perPoint: number): Iterable<JournalRead> {
  const perEntry = points.length * perPoint;
  const time = Float64Array.from({ length: entries.length * perEntry }, (_, at) => {
    const point = points[Math.floor((at % perEntry) / perPoint)]!;
    return crossing(Math.floor(at / perEntry), point.distance) + 100 * (at % perPoint);
  });
  const order = Uint32Array.from(time.keys()).sort((one, other) => time[one]! - time[other]!);
  return reads();

  function* reads(): Iterable<JournalRead> {
    for (const [index, at] of order.entries()) {
      const { id } = points[Math.floor((at % perEntry) / perPoint)]!;
      yield {
        chip: entries[Math.floor(at / perEntry)]!.chips[0]!,
        point: id,
        source: id,
        time: time[at]!,
        readerTime: time[at]!,
        rssi: -60 - Math.abs((at % perPoint) - 1),
        number: index + 1,
      };
    }
  }
}
