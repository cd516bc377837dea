import { describe, expect, it } from 'vitest';
import { eventOfRace } from '../timing/model/event.ts';
import type { RaceDefinition } from '../timing/model/race.ts';
import { firstGun, siteField } from './field.ts';
import { demoClock, steadyClock } from './race-clock.ts';
import { Random } from './random.ts';
import { readsOf } from './reads.ts';
import { sampleEntries, sampleRace, sampleSite } from './sample.fixture.ts';
import { wallTimeAt } from '../readers/simulated-clock.ts';

const field = siteField(sampleSite, sampleEntries, 1);
const at = (point: string) => field.filter((crossing) => crossing.point === point);

describe('the field of a simulated race', () => {
  it('is the same for the same seed and another for another', () => {
    expect(siteField(sampleSite, sampleEntries, 1)).toEqual(field);
    expect(siteField(sampleSite, sampleEntries, 2)).not.toEqual(field);
  });

  it('starts after its gun, goes over the course in order and takes a time that people run', () => {
    const guns = new Map(sampleRace.waves.map(({ id, gun }) => [id, gun ?? 0]));
    for (const { bib, wave } of sampleEntries) {
      const times = field.filter((crossing) => crossing.bib === bib).map(({ time }) => time);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      if (times[0] !== undefined) expect(times[0]).toBeGreaterThan(guns.get(wave ?? '') ?? 0);
      if (times.length === 3) expect((times[2]! - times[0]!) / 60_000).toBeGreaterThan(29);
    }
  });

  it('has no-shows, people who drop out, missed chips, strangers, and packs within a tenth of a second', () => {
    expect(at('start').length).toBeLessThan(sampleEntries.length);
    expect(at('start').length).toBeGreaterThan(sampleEntries.length * 0.9);
    const known = at('finish').filter(({ bib }) => bib !== null);
    expect(known.length).toBeLessThan(at('start').length);
    expect(field.some(({ missed }) => missed)).toBe(true);
    expect(at('finish').length - known.length).toBe(3);
    const gaps = known.slice(1).map(({ time }, index) => time - known[index]!.time);
    expect(gaps.filter((gap) => gap < 100).length).toBeGreaterThan(15);
  });

  it('says which wave has no time, and whose chip is none', () => {
    const race: RaceDefinition = { ...sampleRace, waves: [{ id: 'A' }] };
    expect(() => siteField(eventOfRace(race), sampleEntries, 1)).toThrow('simulate.wave-without-time');
    const entry = { ...sampleEntries[0]!, chips: ['tag-17'] };
    expect(() => siteField(sampleSite, [entry], 1)).toThrow('simulate.strange-chip');
  });
});

describe('the reads of a crossing', () => {
  it('begin within half a second of the line, and are strongest there', () => {
    const random = new Random(5);
    for (const crossing of at('finish')) {
      const reads = readsOf(crossing, random);
      if (crossing.missed) {
        expect(reads).toEqual([]);
        continue;
      }
      expect(Math.abs(reads[0]!.time - crossing.time)).toBeLessThan(500);
      const strongest = reads.toSorted((one, other) => other.rssi - one.rssi)[0]!;
      expect(Math.abs(strongest.time - crossing.time)).toBeLessThan(500);
      for (const read of reads) expect([1, 2]).toContain(read.antenna);
    }
  });

  it('go on without a long gap for those who stand on the start mat', () => {
    const standing = at('start').find(({ dwellsFrom, missed }) => dwellsFrom !== null && !missed)!;
    const reads = readsOf(standing, new Random(5));
    expect(reads[0]!.time).toBeLessThan(firstGun(sampleSite) + 180_000);
    for (const [index, { time }] of reads.slice(1).entries()) {
      expect(time).toBeGreaterThanOrEqual(reads[index]!.time);
      expect(time - reads[index]!.time).toBeLessThan(5000);
    }
  });
});

describe('the clock of a simulation', () => {
  const wall = 1_800_000_000_000;
  const firstFinish = at('finish')[0]!.time;

  it('leaves a station eight seconds to connect before the gun, at any speed', () => {
    for (const speed of [1, 10, 60])
      expect(wallTimeAt(steadyClock(sampleSite, speed, wall), firstGun(sampleSite))).toBe(wall + 8000);
  });

  it('brings the first finishers of a demonstration after about thirteen seconds, then goes on as asked', () => {
    const clock = demoClock(sampleSite, field, 8, wall);
    const seconds = (wallTimeAt(clock, firstFinish) - wall) / 1000;
    expect(seconds).toBeGreaterThan(8);
    expect(seconds).toBeLessThan(16);
    expect(clock.at(-1)?.rate).toBe(8);
    expect(clock[0]).toMatchObject({ from: wall, rate: 1 });
  });
});
