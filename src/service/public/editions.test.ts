import { describe, expect, it } from 'vitest';
import { act, entry, passing, timingOf } from '../../timing/timing.fixture.ts';
import type { ProjectedSite } from '../projection/projection.ts';
import { Editions, type EventEdition } from './editions.ts';

function shown() {
  const timing = timingOf([entry('1'), entry('2')]);
  act(timing, { type: 'gun.fire', wave: 'A', gun: Date.parse('2026-12-06T08:00:00+08:00') });
  const site: ProjectedSite = { event: timing.site!.event, timing, asOf: 1000, heard: 1000 };
  let now = 2000;
  const sites = { of: [site] };
  const editions = new Editions(
    () => sites.of,
    () => now,
  );
  return { timing, site, sites, editions, at: (moment: number) => (now = moment) };
}

describe('editions', () => {
  it('grow with what is shown, and with nothing else', () => {
    const { timing, site, editions, at } = shown();
    editions.publish();
    const edition = editions.of('sample')!;
    const told: EventEdition[] = [];
    editions.listen((one) => told.push(one));
    const [number, race] = [edition.number, edition.races.get('sample')];
    editions.publish();
    expect(editions.of('sample')!.number).toBe(number);

    timing.observe(passing('1', 'finish', 2000));
    editions.publish();
    expect(edition.number).toBe(number + 1);
    expect(edition.races.get('sample')).toBe(race! + 1);

    site.asOf = 3000;
    editions.publish();
    expect(edition.number).toBe(number + 2);
    expect(edition.races.get('sample')).toBe(race! + 1);

    at(200_000);
    editions.publish();
    expect(edition.number).toBe(number + 3);
    expect([...edition.silent.values()]).toEqual([1000]);
    expect(told).toHaveLength(3);
    expect(editions.all.number).toBe(4);
  });

  it('of an event that is gone are old', () => {
    const { sites, editions } = shown();
    editions.publish();
    const edition = editions.of('sample')!;
    const { number } = edition;
    sites.of = [];
    editions.publish();
    expect(editions.of('sample')).toBeUndefined();
    expect(edition.number).toBeGreaterThan(number);
    expect(editions.all.events).toEqual([]);
  });
});
