import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, entrant, event, eventOf, races } from './event.fixture.ts';
import type { Entry } from './model/race.ts';
import type { Passing } from './model/read.ts';
import { act } from './timing.fixture.ts';
import type { Timing } from './timing.ts';

describe('the laws of one race', () => {
  const arbitraryDay = fc.array(
    fc.record({
      bib: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      mat: fc.constantFrom('start', '5k', '10k', '30k', 'finish'),
      seconds: fc.integer({ min: -300, max: 15_000 }),
    }),
    { maxLength: 40 },
  );
  const entries: Entry[] = ['1', '2', '3', '4', '5', '6'].map((bib, index) =>
    entrant(bib, races[index % 3]!.id),
  );
  const passings = (day: { bib: string; mat: string; seconds: number }[]): Passing[] =>
    day.map(({ bib, mat, seconds }, index) => ({ ...at(bib, 'M', mat, seconds), id: `S:${index}` }));
  const seen = (timing: Timing) => ({
    results: [...timing.results()].sort((one, other) => (one.bib < other.bib ? -1 : 1)),
    lists: timing.races.map((race) => race.lists().map(({ id }) => [id, race.list(id)])),
    counts: timing.races.map((race) => race.counts()),
  });

  it('hold for several: the order of arrival does not matter', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.infiniteStream(fc.nat()), (day, random) => {
        const all = passings(day);
        const shuffled = all
          .map((passing) => ({ passing, key: random.next().value as number }))
          .sort((one, other) => one.key - other.key)
          .map(({ passing }) => passing);
        expect(seen(eventOf(entries, shuffled))).toEqual(seen(eventOf(entries, all)));
      }),
    );
  });

  it('hold for several: moving an entry and back leaves everything as it was', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.constantFrom(...entries.map(({ bib }) => bib)), (day, bib) => {
        const timing = eventOf(entries, passings(day));
        const before = seen(timing);
        const own = timing.raceOf(bib)!.race.id;
        for (const race of [...races.map(({ id }) => id), own])
          act(timing, { type: 'entry.change', bib, fields: { race } });
        expect(seen(timing)).toEqual(before);
      }),
    );
  });

  it('hold for several: a race has the results that it would have alone', () => {
    fc.assert(
      fc.property(arbitraryDay, (day) => {
        const timing = eventOf(entries, passings(day));
        for (const race of races) {
          const own = entries.filter((entry) => entry.race === race.id);
          const bibs = new Set(own.map(({ bib }) => bib));
          const alone = eventOf(
            own,
            passings(day).filter(({ chip }) => bibs.has(chip!.slice(1))),
            { ...event, races: [race] },
          );
          expect(seen(alone).results).toEqual(seen(timing).results.filter(({ bib }) => bibs.has(bib)));
        }
      }),
    );
  });
});
