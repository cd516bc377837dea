import { message } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';
import { ageAt } from '../timing/model/category.ts';
import { matOf } from '../timing/model/course.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Entry, Ms, OwnStart, RaceDefinition, Wave } from '../timing/model/race.ts';
import { raceOfEntry } from '../timing/runner/race-of-entry.ts';
import { chipCode } from './chip-code.ts';
import { Random } from './random.ts';
import { teamCrossings } from './team.ts';

/** One runner or stranger over one mat, as it truly was; `time` is an instant in race time. */
export interface Crossing {
  /** Race id; of a stranger that of the finish that was crossed. */
  race: string;
  /** Null for a chip that is not in the start list. */
  bib: string | null;
  /** EPC as upper-case hex, as the mat reads it. */
  chip: string;
  point: string;
  /** Id of the mat that the point lies on. */
  mat: string;
  time: Ms;
  /** When the chip came within reach of the mat and stayed there: before a gun, or waiting to take over in a relay. */
  dwellsFrom: Ms | null;
  /** The mat does not see the chip at all. */
  missed: boolean;
}

/** Shares of the field that make it lifelike. */
const noShow = 0.03;
const dropsOut = 0.015;
const missedAtMat = 0.008;
const inPack = 0.12;
const strangers = 3;
/** Runners of a pack cross every mat within this of each other. */
const packSpread: Ms = 100;
/** How many runners of one wave get over the start line in a second. */
const startersPerSecond = 4;

interface Runner {
  entry: Entry;
  /** Mean pace of the whole course. */
  secondsPerKm: number;
  /** How much slower the end is than the beginning; 0 is an even pace. */
  fade: number;
  /** From the gun of the wave to the start line. */
  delay: Ms;
}

/**
 * The true day of a site: who crosses which timing point of which race when, in order of time. The same races, entries
 * and seed give the same crossings. Entries without a chip are left out: no mat can see them. Throws where a
 * wave has neither `gun` nor `start`, or a chip is not hex.
 */
export function siteField(site: SiteRaces, entries: readonly Entry[], seed: number): Crossing[] {
  const random = new Random(seed);
  const guns = new Map(site.site.waves.map((wave) => [wave.id, gunOf(wave)]));
  const starters = entries.filter((entry) => entry.chips.length > 0 && !random.chance(noShow));
  const crossings = site.races.flatMap((race) => {
    const own = starters.filter((entry) => raceOfEntry(entry, site) === race);
    return raceCrossings(race, own, guns, random);
  });
  return crossings.sort((one, other) => one.time - other.time);
}

/** When the site's first gun is fired. Throws as {@link siteField}. */
export function firstGun({ site }: SiteRaces): Ms {
  return Math.min(...site.waves.map(gunOf));
}

function raceCrossings(
  race: RaceDefinition,
  entries: readonly Entry[],
  guns: ReadonlyMap<string, Ms>,
  random: Random,
): Crossing[] {
  const crossings: Crossing[] = [];
  for (const wave of race.waves) {
    const own = entries.filter((entry) => (entry.wave ?? race.waves[0]?.id) === wave.id);
    const gun = guns.get(wave.id) ?? 0;
    const massStart = own.filter(({ start }) => start === undefined);
    for (const runner of lineUp(massStart, race, random)) crossings.push(...run(runner, gun, race, random));
    for (const entry of own)
      if (entry.start !== undefined)
        crossings.push(...run(alone(entry, entry.start, gun, race, random), gun, race, random));
  }
  return [...crossings, ...passersBy(race, crossings, random)];
}

const example = '"start": "2026-12-06T08:00:00+08:00"';

function gunOf(wave: Wave): Ms {
  const gun = wave.gun ?? wave.start;
  if (gun === undefined)
    throw new ToldError(message('simulate.wave-without-time', { wave: wave.id, example }));
  return gun;
}

/** Somebody with a start of their own, who crosses the line within a second of it. */
function alone(entry: Entry, start: OwnStart, gun: Ms, race: RaceDefinition, random: Random): Runner {
  const own = 'at' in start ? start.at - gun : start.afterGun;
  return { ...runnerOf(entry, race, random), delay: own + random.whole(200, 1000) };
}

function runnerOf(entry: Entry, race: RaceDefinition, random: Random): Runner {
  return {
    entry,
    secondsPerKm: paceOf(entry, race, random),
    fade: random.between(-0.005, 0.05),
    delay: 0,
  };
}

/** The fast ones stand in front; some run together. */
function lineUp(entries: readonly Entry[], race: RaceDefinition, random: Random): Runner[] {
  const runners = entries
    .map((entry) => runnerOf(entry, race, random))
    .sort((one, other) => one.secondsPerKm - other.secondsPerKm);
  const lineSeconds = Math.max(90, runners.length / startersPerSecond);
  for (const [place, runner] of runners.entries()) {
    const seconds = 0.6 + (place / runners.length) * lineSeconds + Math.abs(random.normal(0, 4));
    const late = random.chance(0.01) ? random.between(20, 60) : 0;
    runner.delay = Math.round((seconds + late) * 1000);
  }
  formPacks(runners, random);
  return runners;
}

function formPacks(runners: Runner[], random: Random): void {
  let index = 0;
  while (index < runners.length) {
    const leader = runners[index];
    const size = random.chance(inPack / 4) ? random.whole(3, 6) : 1;
    for (const runner of runners.slice(index + 1, index + size)) {
      if (leader === undefined) break;
      runner.secondsPerKm = leader.secondsPerKm;
      runner.fade = leader.fade;
      runner.delay = leader.delay + random.whole(0, packSpread);
    }
    index += size;
  }
}

/** Who runs twice as far runs this power of two slower: Riegel's rule, from 10 km on. */
const fatigue = 0.06;

/** Seconds for a kilometre: by sex, age and distance around what club and hobby runners do. */
function paceOf(entry: Entry, race: RaceDefinition, random: Random): number {
  const age = ageAt(entry, race) ?? 35;
  const older = 1 + 0.008 * Math.max(0, age - 38);
  const { mean, best } = entry.sex === 'F' ? { mean: 370, best: 208 } : { mean: 330, best: 186 };
  const pace = random.normal(mean * older, 65);
  const legs = (race.relay?.exchanges.length ?? 0) + 1;
  const farther = Math.max(1, (race.points.at(-1)?.distance ?? 0) / legs / 10_000) ** fatigue;
  // Nobody beats the best; those who would are a fast group behind it.
  return farther * (pace > best * older ? pace : best * older + random.between(0, 40));
}

function run(runner: Runner, gun: Ms, race: RaceDefinition, random: Random): Crossing[] {
  const course = race.points.at(-1)?.distance ?? 0;
  const total = (course / 1000) * runner.secondsPerKm * 1000;
  const stopsAt = random.chance(dropsOut) ? random.between(0, course) : Infinity;
  const start = gun + runner.delay;
  const crossings = race.points
    .filter((point) => point.distance <= stopsAt)
    .map((point) => ({
      race: race.id,
      bib: runner.entry.bib,
      chip: chipCode(runner.entry, runner.entry.chips[0] ?? ''),
      point: point.id,
      mat: matOf(point),
      time: Math.round(start + total * (point.distance / course) ** (1 + runner.fade)),
      dwellsFrom:
        point.distance === 0 && runner.entry.start === undefined && runner.delay < 6000
          ? gun - random.whole(500, 20_000)
          : null,
      missed: random.chance(missedAtMat),
    }));
  return race.relay === undefined ? crossings : teamCrossings(runner.entry, race, crossings, random);
}

/** Chips of another race that somebody carries over the line. */
function passersBy(race: RaceDefinition, crossings: readonly Crossing[], random: Random): Crossing[] {
  const point = race.points.at(-1);
  const finishes = crossings.filter((crossing) => crossing.point === point?.id);
  if (point === undefined || finishes.length === 0) return [];
  return Array.from({ length: strangers }, (_, index) => ({
    race: race.id,
    bib: null,
    chip: `E28011700000020F${(0xdead0000 + index).toString(16).toUpperCase()}`,
    point: point.id,
    mat: matOf(point),
    time: random.pick(finishes).time + random.whole(1000, 5000),
    dwellsFrom: null,
    missed: false,
  }));
}
