import { describe, expect, it } from 'vitest';
import { entrant, event, guns, races } from '../timing/event.fixture.ts';
import { siteRacesOf } from '../timing/model/event.ts';
import type { Entry } from '../timing/model/race.ts';
import { siteField } from './field.ts';

const relay = { ...races[0]!, id: 'relay', name: 'Relay', relay: { exchanges: ['10k', '30k'] } };
const definition = {
  ...event,
  sites: event.sites.map((site) => ({
    ...site,
    waves: Object.entries(guns).map(([id, gun]) => ({ id, gun })),
  })),
  races: [...races, relay],
};
const site = siteRacesOf(definition, null)!;

const chip = (number: number) => `E2${String(number).padStart(22, '0')}`;
const people = (from: number, race: string, more: Partial<Entry> = {}) =>
  Array.from({ length: 40 }, (_, index) =>
    entrant(String(from + index), race, { chips: [chip(from + index)], ...more }),
  );
const teams = Array.from({ length: 20 }, (_, index): Entry => {
  const chips = [1, 2, 3].map((leg) => chip((900 + index) * 10 + leg));
  const legs = chips.map((one, leg) => ({ name: `Leg ${leg + 1}`, chips: [one] }));
  return entrant(String(900 + index), 'relay', { chips, legs });
});
const entries = [...people(1000, 'marathon'), ...people(2000, 'half'), ...people(3000, 'ten'), ...teams];

describe('the field of a site with several races', () => {
  const field = siteField(site, entries, 1);

  it('goes over the points of each runner’s own race, after the gun of its wave', () => {
    const gunOf = { marathon: guns.M, half: guns.H, ten: guns.T, relay: guns.M } as Record<string, number>;
    for (const { id, points } of site.races) {
      const own = field.filter(({ race }) => race === id);
      expect(new Set(own.map(({ point }) => point))).toEqual(new Set(points.map((point) => point.id)));
      expect(Math.min(...own.map(({ time }) => time))).toBeGreaterThan(gunOf[id]!);
    }
    expect(field.filter(({ mat }) => mat === 'finish').length).toBeGreaterThan(100);
  });

  it('hands over in a relay: each chip on its own leg, and heard at the exchange before the one who comes in', () => {
    const legOf = (one: { chip: string }) => Number(one.chip.at(-1));
    let handOvers = 0;
    for (const { bib } of teams) {
      const own = field.filter((one) => one.bib === bib);
      const at = (point: string, leg: number) => own.find((one) => one.point === point && legOf(one) === leg);
      for (const { point, ...one } of own)
        expect({ start: [1], '5k': [1], '10k': [1, 2], '30k': [2, 3], finish: [3] }[point]).toContain(
          legOf(one),
        );
      const [incoming, outgoing] = [at('10k', 1), at('10k', 2)];
      if (incoming === undefined) continue;
      handOvers += 1;
      expect(outgoing!.time).toBeGreaterThan(incoming.time);
      expect(outgoing!.dwellsFrom).toBeLessThan(incoming.time - 5000);
    }
    expect(handOvers).toBeGreaterThan(10);
  });

  it('starts those with a start of their own within a second of it', () => {
    const own = [
      ...people(1000, 'ten', { start: { at: guns.T + 600_000 } }),
      ...people(2000, 'ten', { start: { afterGun: 900_000 } }),
    ];
    const starts = siteField(site, own, 1).filter(({ point, bib }) => point === 'start' && bib !== null);
    expect(starts.length).toBeGreaterThan(60);
    for (const { bib, time } of starts) {
      const after = time - guns.T - (Number(bib) < 2000 ? 600_000 : 900_000);
      expect(after).toBeGreaterThan(0);
      expect(after).toBeLessThanOrEqual(1000);
    }
  });
});
