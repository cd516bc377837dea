import type { OnlineRace } from '../../contract/online.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { merged, streamsOfStations, type TextLine } from '../../../test/sync/arbitrary-streams.ts';
import { actionLine, passingLine } from '../../../test/sync/test-station.ts';
import {
  define,
  fireGun,
  gun,
  importEntries,
  importEntriesOf,
  race,
  twoSites,
} from '../../../test/sync/test-race.ts';
import type { StationRight } from '../../contract/station-right.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import { runNow } from '../../timing/steps.ts';
import type { StationRights } from '../rights/station-rights.ts';
import { definitionOf, onlineSite, resultOf } from '../online/definition.ts';
import { eventsOf } from './events.ts';
import { Projection } from './projection.ts';
import type { StoredLine } from './stored-line.ts';

const asStored = ({ text, ...line }: TextLine): StoredLine => ({
  ...line,
  line: Buffer.from(text),
  received: gun + line.seq,
});

const ops = (station: string, actions: readonly ActionBody[], lamport = (index: number) => index + 1) =>
  actions.map((what, index) =>
    asStored({
      station,
      stream: `${station}-ops`,
      seq: index + 1,
      text: actionLine(station, lamport(index), what, `${station}#${index}`),
    }),
  );

const finish = (station: string, seq: number, chip: string, seconds: number) =>
  asStored({
    station,
    stream: `${station}-obs`,
    seq,
    text: passingLine(station, seq, { point: 'finish', chip, first: gun + seconds * 1000 }),
  });

function rightsOf(ofStations: Record<string, StationRight[]>, owned: string[] = []): StationRights {
  return { ofStations: new Map(Object.entries(ofStations)), owned: new Set(owned), online: new Map() };
}

function projected(lines: readonly StoredLine[], rights: StationRights): Projection {
  const projection = new Projection();
  projection.setRights(rights);
  for (const line of lines) projection.take(line);
  runNow(projection.settle());
  return projection;
}

/** Who finished in which time, by event and site. */
function finished(projection: Projection): Record<string, Record<string, number>> {
  return Object.fromEntries(
    projection.sites().map(({ event, timing }) => [
      `${event.id}/${timing.site?.site.id ?? ''}`,
      Object.fromEntries(
        ['1', '2', '3'].flatMap((bib) => {
          const time = timing.race(timing.races[0]!.race.id)?.result(bib)?.gunTime;
          return time === undefined || time === null ? [] : [[bib, time]];
        }),
      ),
    ]),
  );
}

const codes = (projection: Projection) => projection.refused().map(({ seq, told }) => [seq, told.code]);

const own = 'city-10k';
const onlineTen: OnlineRace = {
  id: 'home',
  name: 'Ten at home',
  distance: 10_000,
  zone: 'Asia/Shanghai',
  entries: { from: gun, to: gun },
  window: { from: gun, to: gun + 86_400_000 },
  handInUntil: gun + 86_400_000,
  answerDays: 7,
  minimumAge: 16,
  limit: null,
  byCode: false,
  payment: null,
  ask: { club: 'no', city: 'no', nationality: 'no' },
  accepts: { picture: false, declared: false },
  indoorCounts: false,
  fallRefused: false,
  fourEyesPlaces: 3,
  keepDays: 30,
  words: '',
};
const timing = (event: string, site: string | null = null): StationRight => ({ event, site, role: 'timing' });
const village: ActionBody = { type: 'race.define', race: { ...race, id: 'village', name: 'Taken over' } };

describe('the online site of an event', () => {
  const online = definitionOf({ id: own, name: 'City 10K' }, [onlineTen]);
  const ofService = ops('s', [
    { type: 'event.define', event: online },
    { type: 'station.event', event: own, site: onlineSite },
    ...resultOf(onlineTen, {
      bib: 'V1001',
      entry: { name: 'Anna', sex: 'F', birthDate: '1990-01-01', language: 'en', publicName: 'full' },
      grade: 'gps',
      start: gun,
      seconds: 2400.2,
      splits: [{ distance: 5000, seconds: 1200 }],
    }),
  ]);
  const rights: StationRights = {
    ...rightsOf(
      { s: [{ event: own, site: onlineSite, role: 'timing' }], a: [timing(own)], b: [timing(own)] },
      [own],
    ),
    online: new Map([[own, 's']]),
  };
  const onSite = [...ops('a', [define, importEntries, fireGun]), finish('a', 1, 'C0FFEE01', 2400)];

  it('stands beside what laptops say the event is, whichever was said last', () => {
    for (const lines of [
      [...ofService, ...onSite],
      [...onSite, ...ofService],
    ]) {
      const [event, ...others] = eventsOf(projected(lines, rights).sites());
      expect(others).toEqual([]);
      expect(event!.event.name).toEqual(race.name);
      expect(event!.races.map(({ race: { id }, site }) => `${id} ${site}`)).toEqual([
        `${race.id} main`,
        `home ${onlineSite}`,
      ]);
      const results = event!.races[1]!.at!.results;
      expect(results.result('V1001')).toMatchObject({ status: 'finished', gunTime: 2_400_200 });
      expect(results.place('overall', 'V1001')).toBe(1);
    }
  });

  it('is written about by the service alone', () => {
    const stranger = ops('b', [
      { type: 'event.define', event: online },
      { type: 'station.event', event: own, site: onlineSite },
      { type: 'passing.add', point: 'finish', bib: 'V1001', time: gun + 1000 },
    ]);
    const projection = projected([...ofService, ...stranger], rights);
    expect(codes(projection)).toEqual([[2, 'setAside.online-site']]);
    const sites = projection.sites();
    expect(sites).toHaveLength(1);
    expect(sites[0]!.timing.race('home')!.result('V1001')).toMatchObject({ gunTime: 2_400_200 });
  });
});

describe('a station that was let in for one event', () => {
  const first = [...ops('a', [define, importEntries, fireGun]), finish('a', 1, 'C0FFEE01', 2400)];

  it('changes nothing of another: its lines about that are set aside with the reason', () => {
    const stranger = [
      ...ops('b', [village, { type: 'gun.fire', wave: 'A', gun: gun + 60_000 }]),
      finish('b', 1, 'C0FFEE02', 100),
    ];
    const theirs = [...ops('c', [village, importEntries, fireGun]), finish('c', 1, 'C0FFEE03', 3000)];
    const rights = rightsOf({ a: [timing(own)], b: [timing(own)], c: [timing('village')] }, [own, 'village']);
    const projection = projected([...first, ...stranger, ...theirs], rights);
    expect(finished(projection)).toEqual(finished(projected([...first, ...theirs], rights)));
    expect(codes(projection)).toEqual([[1, 'setAside.other-event']]);
  });

  it('loses nothing of its own by turning to another, and what it does there counts nowhere until it is back', () => {
    const there: ActionBody[] = [village, { type: 'gun.fire', wave: 'A', gun: gun + 60_000 }];
    const lines = ops('a', [define, importEntries, fireGun, ...there, define]);
    const rights = rightsOf({ a: [timing(own)] });
    const passing = finish('a', 1, 'C0FFEE01', 0.001);
    const away = projected([...lines.slice(0, -1), passing], rights);
    const before = projected([...lines.slice(0, 3), passing], rights);
    expect(finished(away)).toEqual(finished(before));
    expect(away.sites()[0]?.timing.gun('A')?.time).toBe(gun);
    const back = projected([...lines, passing], rights);
    expect(back.sites()[0]?.timing.gun('A')?.time).toBe(gun + 60_000);
    expect(codes(back)).toEqual([[4, 'setAside.other-event']]);
  });

  it('and for one site of it changes no other site', () => {
    const at = (station: string, site: string) => [
      ...ops(station, [
        { type: 'event.define', event: twoSites },
        { type: 'station.event', event: twoSites.id, site },
        importEntriesOf(site),
        { ...fireGun, site } as ActionBody,
      ]),
      finish(station, 1, 'C0FFEE01', 2400),
    ];
    const rights = rightsOf({ a: [timing(twoSites.id, 'kunming')], b: [timing(twoSites.id, 'almaty')] });
    const honest = projected([...at('a', 'kunming'), ...at('b', 'almaty')], rights);
    expect(finished(honest)).toEqual({
      'two-cities/kunming': { 1: 2_400_000 },
      'two-cities/almaty': { 1: 2_400_000 },
    });
    const wrong = projected([...at('a', 'kunming'), ...at('b', 'kunming')], rights);
    expect(finished(wrong)).toEqual(finished(projected(at('a', 'kunming'), rights)));
    expect(codes(wrong)).toEqual([[2, 'setAside.other-site']]);
  });

  it('to look: nothing of it counts', () => {
    const projection = projected(first, rightsOf({ a: [{ event: own, site: null, role: 'looking' }] }));
    expect(projection.sites()).toEqual([]);
    expect(codes(projection)).toEqual([[1, 'setAside.looks-only']]);
  });

  it('counts from when it is let in, with all that it delivered before', () => {
    const projection = projected(first, rightsOf({}, [own]));
    expect(projection.sites()).toEqual([]);
    expect(codes(projection)).toEqual([[1, 'setAside.event-of-organiser']]);
    projection.setRights(rightsOf({ a: [timing(own)] }, [own]));
    runNow(projection.settle());
    expect(finished(projection)).toEqual({ 'city-10k/main': { 1: 2_400_000 } });
    expect(codes(projection)).toEqual([]);
  });
});

it('what counts is the same in whatever order lines and rights come', () => {
  const picks = fc.array(fc.nat(4), { minLength: 1, maxLength: 40 });
  const right = fc.constantFrom(own, 'other-race').map((event) => [timing(event)]);
  const given = fc.record({ 'station-a': right, 'station-b': right }, { requiredKeys: [] });
  fc.assert(
    fc.property(streamsOfStations, picks, given, fc.nat(30), (streams, order, ofStations, late) => {
      const of = rightsOf(ofStations, ['other-race']);
      const atOnce = projected(merged(streams, [0]).map(asStored), of);
      const later = new Projection();
      for (const [index, line] of merged(streams, order).map(asStored).entries()) {
        if (index === late) later.setRights(of);
        later.take(line);
        if (index % 3 === 0) runNow(later.settle());
      }
      later.setRights(of);
      runNow(later.settle());
      expect(finished(later)).toEqual(finished(atOnce));
      expect(new Set(codes(later).map(String))).toEqual(new Set(codes(atOnce).map(String)));
    }),
    { numRuns: 200 },
  );
});

describe('the number of an action', () => {
  it('that nobody can have come to does not win for ever, and the lines after it count', () => {
    const projection = new Projection();
    const numbers = [1, 2, 3, Number.MAX_SAFE_INTEGER - 2e12, 4];
    const late = { type: 'gun.fire', wave: 'A', gun: gun + 5000 } as const;
    const wild = { type: 'gun.fire', wave: 'A', gun: gun + 90_000 } as const;
    const lines = ops('a', [define, importEntries, fireGun, wild, late], (index) => numbers[index]!);
    expect(lines.map((line) => projection.take(line)?.told.code)).toEqual([
      undefined,
      undefined,
      undefined,
      'setAside.lamport',
      undefined,
    ]);
    runNow(projection.settle());
    expect(projection.sites()[0]?.timing.gun('A')?.time).toBe(gun + 5000);
  });

  it('may be as far ahead as other laptops, whose acts its laptop heard of', () => {
    const lines = ops('a', [define, importEntries, fireGun], (index) => 400_000 * (index + 1));
    const projection = new Projection();
    expect(lines.map((line) => projection.take(line))).toEqual([null, null, null]);
  });
});
