import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, streamsOfStations, type TextLine } from '../../../test/sync/arbitrary-streams.ts';
import { define, fireGun, gun, importEntries, race } from '../../../test/sync/test-race.ts';
import { actionLine, passingLine } from '../../../test/sync/test-station.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import { resultsPage } from '../../timing/views/results-page.ts';
import { Projection } from './projection.ts';
import type { StoredLine } from './stored-line.ts';
import { only } from '../../timing/timing.fixture.ts';

/** Everything that can be seen of a projection. */
function seen(projection: Projection) {
  return projection.races().map(({ race: definition, timing, asOf }) => ({
    definition,
    asOf,
    counts: timing.counts(),
    pages: only(timing)
      .lists()
      .map(({ id }) => {
        return resultsPage(only(timing), { list: id, offset: 0, limit: 100, q: '', asOf });
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

function asStored({ text, ...line }: TextLine): StoredLine {
  return { ...line, line: Buffer.from(text), received: gun + line.seq * 1000 };
}

function stored(station: string, stream: string, texts: string[]): StoredLine[] {
  return merged([{ station, stream: `${station}-${stream}`, texts }], [0]).map(asStored);
}

describe('races from the lines of several stations', () => {
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
      code: 'not-an-action',
      message: expect.stringContaining('"race"') as string,
    });
    projection.settle();
    expect(projection.race(race.id)?.timing.gun('A')).toBeNull();
  });

  it('such as one in the name of another station', () => {
    expect(reason(actionLine('station-b', 1, define))).toMatchObject({ code: 'another-station' });
    expect(
      reason(passingLine('station-b', 1, { point: 'start', chip: 'C0FFEE01', first: gun })),
    ).toMatchObject({ code: 'another-station' });
  });
});
