import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, streamsOfStations, type TextLine } from '../../../test/sync/arbitrary-streams.ts';
import {
  define,
  fireGun,
  gun,
  importEntries,
  importEntriesOf,
  twoSites,
} from '../../../test/sync/test-race.ts';
import { actionLine, passingLine } from '../../../test/sync/test-station.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import { resultsPage } from '../../timing/views/results-page.ts';
import { runNow } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import { eventsOf } from './events.ts';
import { Projection } from './projection.ts';
import { silentSince } from './silent-since.ts';
import type { StoredLine } from './stored-line.ts';

/** Everything that can be seen of a projection. */
function seen(projection: Projection) {
  return eventsOf(projection.sites()).map(({ event, races }) => ({
    event,
    races: races.map(({ race: definition, site, at }) => ({
      definition,
      site,
      asOf: at?.asOf,
      counts: at?.results.counts(),
      pages: at?.results.lists().map(({ id }) => {
        return resultsPage(at.results, { list: id, offset: 0, limit: 100, q: '', asOf: at.asOf });
      }),
    })),
  }));
}

/** The only site that is known. */
function timingIn(projection: Projection): Timing | undefined {
  const [site, ...more] = projection.sites();
  expect(more).toEqual([]);
  return site?.timing;
}

function projected(lines: StoredLine[], settleAfter: (index: number) => boolean = () => false): Projection {
  const projection = new Projection();
  lines.forEach((line, index) => {
    projection.take(line);
    if (settleAfter(index)) runNow(projection.settle());
  });
  expect(runNow(projection.settle())).toEqual([]);
  return projection;
}

function asStored({ text, ...line }: TextLine): StoredLine {
  return { ...line, line: Buffer.from(text), received: gun + line.seq * 1000 };
}

function stored(station: string, stream: string, texts: string[]): StoredLine[] {
  return merged([{ station, stream: `${station}-${stream}`, texts }], [0]).map(asStored);
}

describe('events from the lines of several stations', () => {
  it('are the same in whatever order and portions the lines arrive', () => {
    const picks = fc.array(fc.nat(4), { minLength: 1, maxLength: 40 });
    const settles = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(streamsOfStations, picks, settles, (streams, order, portions) => {
        const atOnce = projected(merged(streams, [0]).map(asStored));
        const settleAfter = (index: number) => portions[index % portions.length] === true;
        const inPortions = projected(merged(streams, order).map(asStored), settleAfter);
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
    const timing = timingIn(projected(lines));
    expect(timing?.result('2')).toMatchObject({
      status: 'finished',
      gunTime: 2_400_000,
      chipTime: 2_397_000,
    });
  });

  it('say since when a site does not answer: nobody of it was heard for a minute, with a line or without', () => {
    const projection = projected(stored('station-a', 'ops', [actionLine('station-a', 1, define)]));
    const [silent, last] = [(now: number) => silentSince(projection.sites()[0]!, now), gun + 1000];
    expect([silent(last + 60_000), silent(last + 60_001)]).toEqual([null, last]);
    projection.hear('station-a', last + 45_000);
    projection.hear('station-b', last + 90_000);
    expect([silent(last + 105_000), silent(last + 105_001)]).toEqual([null, last + 45_000]);
    expect(projection.sites()[0]?.asOf).toBe(last);
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
    expect(timingIn(projection)?.counts()).toMatchObject({ entries: 3, finished: 0 });
  });
});

const finishAt = (station: string, number: number, chip: string, seconds: number) =>
  passingLine(station, number, { point: 'finish', chip, first: gun + seconds * 1000 });

describe('an event of two sites with the same bibs, waves and chips', () => {
  const at = (station: string, site: string, more: ActionBody[] = []) => [
    ...stored(
      station,
      'ops',
      [
        { type: 'event.define', event: twoSites } as const,
        { type: 'station.event', event: twoSites.id, site } as const,
        importEntriesOf(site),
        { ...fireGun, site } as ActionBody,
        ...more,
      ].map((what, index) => actionLine(station, index + 1, what)),
    ),
    ...stored(station, 'obs', [finishAt(station, 1, 'C0FFEE01', site === 'kunming' ? 2400 : 2500)]),
  ];
  const lines = [...at('station-a', 'kunming'), ...at('station-b', 'almaty')];
  const raceTimes = (projection: Projection) =>
    Object.fromEntries(
      eventsOf(projection.sites())
        .flatMap(({ races }) => races)
        .map(({ race: { id }, at: standing }) => [id, standing?.results.result('1')?.gunTime]),
    );

  it('is two computations, in whatever order their lines arrive', () => {
    for (const order of [lines, lines.toReversed()])
      expect(raceTimes(projected(order))).toEqual({ kunming: 2_400_000, almaty: 2_500_000 });
  });

  it('shows a race of a site from which nothing came, without results', () => {
    expect(raceTimes(projected(at('station-a', 'kunming')))).toEqual({
      kunming: 2_400_000,
      almaty: undefined,
    });
  });

  it('leaves a station out until it says at which site it is', () => {
    const silent = lines.filter(({ line, station }) => {
      return station !== 'station-b' || !Buffer.from(line).toString().includes('station.event');
    });
    const projection = projected(silent);
    expect(raceTimes(projection)).toEqual({ kunming: 2_400_000, almaty: undefined });
    for (const line of at('station-b', 'almaty')) projection.take(line);
    runNow(projection.settle());
    expect(raceTimes(projection)).toEqual({ kunming: 2_400_000, almaty: 2_500_000 });
  });

  it('moves a station that says another site, with all that it saw', () => {
    const moved = at('station-a', 'kunming', [{ type: 'station.event', event: twoSites.id, site: 'almaty' }]);
    expect(raceTimes(projected(moved))).toMatchObject({ kunming: undefined });
  });

  it('counts what a second laptop saw, which follows the first and defined nothing itself', () => {
    const second = [
      ...stored('station-c', 'ops', [
        actionLine('station-c', 9, { type: 'station.event', event: twoSites.id, site: 'almaty' }),
      ]),
      ...stored('station-c', 'obs', [finishAt('station-c', 1, 'C0FFEE02', 3000)]),
    ];
    const almaty = eventsOf(projected([...second, ...lines]).sites())[0]?.races[1];
    expect(almaty?.at?.results.result('2')?.gunTime).toBe(3_000_000);
  });
});

describe('a line that the results cannot use', () => {
  const reason = (text: string | Buffer) => {
    const [line] = stored('station-a', 'ops', ['']);
    const unusable = line && new Projection().take({ ...line, line: Buffer.from(text as string) });
    return unusable ?? null;
  };

  it('is set aside with the reason', () => {
    expect(reason('')).toMatchObject({
      stream: 'station-a-ops',
      seq: 1,
      told: { code: 'setAside.not-json' },
    });
    expect(reason(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ told: { code: 'setAside.not-json' } });
    expect(reason('{"t":"weather","v":1,"at":1}')).toMatchObject({ told: { code: 'setAside.not-a-line' } });
    expect(reason(actionLine('station-a', 1, { type: 'dance' } as unknown as ActionBody))).toMatchObject({
      told: { code: 'setAside.not-an-action' },
    });
    expect(reason(actionLine('station-a', 1, define))).toBeNull();
  });

  it('such as an action with a field of a newer version: nothing follows from it, and the reason names the field', () => {
    const ofWave = { type: 'gun.fire', wave: 'A', gun, race: 'half' } as ActionBody;
    const projection = projected(
      stored(
        'station-a',
        'ops',
        [define, importEntries].map((what, index) => actionLine('station-a', index + 1, what)),
      ),
    );
    const [line] = stored('station-a', 'ops', [actionLine('station-a', 3, ofWave)]);
    expect(projection.take(line!)).toMatchObject({
      told: {
        code: 'setAside.not-an-action',
        params: { reason: expect.stringContaining('"race"') as string },
      },
    });
    runNow(projection.settle());
    expect(timingIn(projection)?.gun('A')).toBeNull();
  });

  it('such as one in the name of another station', () => {
    expect(reason(actionLine('station-b', 1, define))).toMatchObject({
      told: { code: 'setAside.another-station' },
    });
    expect(
      reason(passingLine('station-b', 1, { point: 'start', chip: 'C0FFEE01', first: gun })),
    ).toMatchObject({ told: { code: 'setAside.another-station' } });
  });
});
