import { describe, expect, it } from 'vitest';
import type { RaceDefinition } from '../model/race.ts';
import { act, entry, passing, timingOf } from '../timing.fixture.ts';

const marathon: Partial<RaceDefinition> = {
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'half', kind: 'split', distance: 21_097.5 },
    { id: 'finish', kind: 'finish', distance: 42_195 },
  ],
};
const bibs = Array.from({ length: 40 }, (_, index) => String(index + 1));
/** From 2:40 to more than six hours; seconds at the half and at the finish. */
const halfOf = (bib: string) => 4800 + 160 * Number(bib);
const finishOf = (bib: string) => 2 * halfOf(bib) + 120;

/** A field whose main and backup mat both hear everybody at the finish, the backup so many seconds late. */
function raceWith(late: number, mainMisses: readonly string[] = []) {
  const seen = bibs.flatMap((bib) => [
    passing(bib, 'start', 1),
    passing(bib, 'half', halfOf(bib)),
    ...(mainMisses.includes(bib) ? [] : [{ ...passing(bib, 'finish', finishOf(bib)), reader: 'main' }]),
    { ...passing(bib, 'finish', finishOf(bib) + late + 0.3), reader: 'backup' },
  ]);
  return timingOf(
    bibs.map((bib) => entry(bib)),
    seen,
    marathon,
  );
}

describe('a whole reader that is off', () => {
  it('by an hour is found by those for whom it cannot be, and believed of nobody', () => {
    const timing = raceWith(-3600);
    expect(timing.readerOffsets()).toEqual([
      {
        mat: 'finish',
        reader: 'backup',
        against: 'main',
        offset: -3_599_700,
        runners: 40,
        isSure: true,
      },
    ]);
    for (const bib of bibs)
      expect(timing.result(bib)).toMatchObject({
        status: 'finished',
        gunTime: finishOf(bib) * 1000,
        missed: [],
        flags: [],
      });
  });

  it('is all there is for who was heard by no other: kept with its time, in review', () => {
    const timing = raceWith(-3600, ['40']);
    expect(timing.result('40')).toMatchObject({ status: 'review', doubts: ['reader-off'] });
    expect(timing.result('40')?.gunTime).toBe((finishOf('40') - 3600 + 0.3) * 1000);
    expect(timing.result('39')?.status).toBe('finished');
  });

  it('by two seconds is told once, and not at each finish', () => {
    const timing = raceWith(2.2);
    expect(timing.readerOffsets()).toEqual([
      { mat: 'finish', reader: 'backup', against: 'main', offset: 2500, runners: 40, isSure: false },
    ]);
    expect(bibs.flatMap((bib) => timing.result(bib)?.flags ?? [])).toEqual([]);
  });

  it('is not one that differs for a few, or by this and by that', () => {
    expect(raceWith(0.5).readerOffsets()).toEqual([]);
    const timing = raceWith(0);
    for (const bib of bibs.slice(0, 8))
      timing.observe({ ...passing(bib, 'finish', finishOf(bib) + 300), reader: 'third' });
    for (const bib of bibs.slice(8, 20))
      timing.observe({ ...passing(bib, 'finish', finishOf(bib) + 100 * Number(bib)), reader: 'third' });
    expect(timing.readerOffsets()).toEqual([]);
  });

  it('is not off any more once its reads are gone', () => {
    const timing = raceWith(-3600);
    for (const { id, reader } of timing.passings())
      if (reader === 'backup') act(timing, { type: 'passing.void', passing: id, reason: 'off' });
    expect(timing.readerOffsets()).toEqual([]);
  });
});
