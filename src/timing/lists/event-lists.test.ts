import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, entrant, event, eventOf, guns } from '../event.fixture.ts';
import type { EventDefinition } from '../model/event.ts';
import type { Entry } from '../model/race.ts';
import { runNow } from '../steps.ts';
import { act } from '../timing.fixture.ts';
import type { Timing } from '../timing.ts';
import { eventListStandings, type RaceAtSite } from './event-lists.ts';

// Two who finish together at two places are no pair, as they would be at one.
const marathon = { ...event.races[0]!, pairWithin: null };
const [kunming] = event.sites;
const cities: EventDefinition = {
  ...event,
  sites: [kunming!, { ...kunming!, id: 'almaty', zone: 'Asia/Almaty' }],
  races: [marathon, { ...marathon, id: 'almaty', site: 'almaty' }],
};
const list = { id: 'cities', races: ['marathon', 'almaty'], by: 'sex' as const };

const racesOf = (timing: Timing): RaceAtSite[] =>
  timing.races.map((results) => ({ site: timing.site!.site.id, results }));

/** A runner: at which site, who, and how long after the gun at the finish. */
interface Ran {
  site: 'kunming' | 'almaty';
  bib: string;
  sex: 'M' | 'F';
  seconds: number;
}

const raceAt = (site: Ran['site']) => (site === 'kunming' ? 'marathon' : 'almaty');
const runOf = (bib: string, seconds: number) => [
  at(bib, 'M', 'start', 1),
  at(bib, 'M', '10k', seconds / 4),
  at(bib, 'M', '30k', (seconds * 3) / 4),
  at(bib, 'M', 'finish', seconds),
];

const arbitraryRuns = fc.uniqueArray(
  fc.record<Ran>({
    site: fc.constantFrom('kunming', 'almaty'),
    bib: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    sex: fc.constantFrom('M', 'F'),
    seconds: fc.integer({ min: 9000, max: 9010 }),
  }),
  { selector: ({ site, bib }) => `${site} ${bib}` },
);

describe('a list over sites', () => {
  it('of sites with the same bibs, waves and chips is what one computation of all would make', () => {
    fc.assert(
      fc.property(arbitraryRuns, (runs) => {
        const sites = (['kunming', 'almaty'] as const).map((site) => {
          const own = runs.filter((run) => run.site === site);
          const entries = own.map(({ bib, sex }): Entry => entrant(bib, raceAt(site), { sex }));
          return eventOf(
            entries,
            own.flatMap(({ bib, seconds }) => runOf(bib, seconds)),
            cities,
            site,
          );
        });
        const merged = runNow(eventListStandings(list, sites.flatMap(racesOf)));
        const one = eventOf(
          runs.map(({ site, bib, sex }) => entrant(`${site}-${bib}`, 'marathon', { sex, wave: 'M' })),
          runs.flatMap(({ site, bib, seconds }) => runOf(`${site}-${bib}`, seconds)),
          { ...event, races: [marathon] },
        );
        for (const sex of ['M', 'F'] as const) {
          const rows = merged.find(({ id }) => id === `list:cities:${sex}`)?.rows ?? [];
          const places = new Map(rows.map(({ site, bib, place }) => [`${site}-${bib}`, place]));
          const expected = one.race('marathon')!.list(`sex:${sex}`);
          expect(new Set(places.keys())).toEqual(new Set(expected));
          for (const bib of expected)
            expect(places.get(bib)).toBe(one.race('marathon')!.place(`sex:${sex}`, bib));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out who is in review or disqualified, and ends at its depth', () => {
    const timing = eventOf(
      ['1', '2', '3'].map((bib) => entrant(bib, 'marathon')),
      ['1', '2', '3'].flatMap((bib) => runOf(bib, 9000 + Number(bib))),
    );
    act(timing, { type: 'status.set', bib: '1', status: 'dq' });
    const [standing] = runNow(
      eventListStandings({ id: 'all', races: ['marathon'], depth: 1 }, racesOf(timing)),
    );
    expect(standing?.rows).toEqual([{ site: 'kunming', race: 'marathon', bib: '2', place: 1 }]);
  });
});

describe('places on published seconds', () => {
  it('are shared by who has the same published time, and the next is left out', () => {
    const races = [{ ...marathon, lists: [{ id: 'overall', ties: 'published' as const }] }];
    const seen = [9000.1, 9000.8, 9001.2].flatMap((seconds, index) => runOf(String(index + 1), seconds));
    const timing = eventOf(
      ['1', '2', '3'].map((bib) => entrant(bib, 'marathon')),
      seen,
      { ...event, races },
    );
    expect(['1', '2', '3'].map((bib) => timing.places(bib).overall)).toEqual([1, 1, 3]);
    expect(timing.result('1')?.gunTime).toBe(guns.M + 9_000_100 - guns.M);
  });
});
