import { ageAt } from '../timing/model/category.ts';
import type { Entry, Ms, RaceDefinition, Wave } from '../timing/model/race.ts';
import { Random } from './random.ts';

/** One runner or stranger over one mat, as it truly was; `time` is an instant in race time. */
export interface Crossing {
  /** Null for a chip that is not in the start list. */
  bib: string | null;
  /** EPC as upper-case hex, as the mat reads it. */
  chip: string;
  point: string;
  time: Ms;
  /** When the chip came within reach of the start mat before the gun and stayed there. */
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
  chip: string;
  /** Mean pace of the whole course. */
  secondsPerKm: number;
  /** How much slower the end is than the beginning; 0 is an even pace. */
  fade: number;
  delay: Ms;
}

/**
 * The true race: who crosses which timing point when, in order of time. The same race, entries and seed
 * give the same crossings. Entries without a chip are left out: no mat can see them. Throws where a
 * wave has neither `gun` nor `start`, or a chip is not hex.
 */
export function raceField(race: RaceDefinition, entries: readonly Entry[], seed: number): Crossing[] {
  const random = new Random(seed);
  const guns = new Map(race.waves.map((wave) => [wave.id, gunOf(wave)]));
  const starters = entries.filter((entry) => entry.chips.length > 0 && !random.chance(noShow));
  const crossings: Crossing[] = [];
  for (const wave of race.waves) {
    const own = starters.filter((entry) => (entry.wave ?? race.waves[0]?.id) === wave.id);
    const runners = lineUp(own, race, random);
    for (const runner of runners) crossings.push(...run(runner, guns.get(wave.id) ?? 0, race, random));
  }
  return [...crossings, ...passersBy(race, crossings, random)].sort((one, other) => one.time - other.time);
}

/** When the race's first gun is fired. Throws as {@link raceField}. */
export function firstGun(race: RaceDefinition): Ms {
  return Math.min(...race.waves.map(gunOf));
}

function gunOf(wave: Wave): Ms {
  const gun = wave.gun ?? wave.start;
  if (gun === undefined)
    throw new Error(
      `wave "${wave.id}" has no time: a simulation needs "gun" or "start" in the race file, such as "start": "2026-12-06T08:00:00+08:00"`,
    );
  return gun;
}

/** The fast ones stand in front; some run together. */
function lineUp(entries: readonly Entry[], race: RaceDefinition, random: Random): Runner[] {
  const runners = entries
    .map((entry) => ({
      entry,
      chip: epcOf(entry),
      secondsPerKm: paceOf(entry, race, random),
      fade: random.between(-0.005, 0.05),
      delay: 0,
    }))
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

/** Seconds for a kilometre: by sex and age around what club and hobby runners do. */
function paceOf(entry: Entry, race: RaceDefinition, random: Random): number {
  const age = ageAt(entry, race) ?? 35;
  const older = 1 + 0.008 * Math.max(0, age - 38);
  const { mean, best } = entry.sex === 'F' ? { mean: 370, best: 208 } : { mean: 330, best: 186 };
  const pace = random.normal(mean * older, 65);
  // Nobody beats the best; those who would are a fast group behind it.
  return pace > best * older ? pace : best * older + random.between(0, 40);
}

function run(runner: Runner, gun: Ms, race: RaceDefinition, random: Random): Crossing[] {
  const course = race.points.at(-1)?.distance ?? 0;
  const total = (course / 1000) * runner.secondsPerKm * 1000;
  const stopsAt = random.chance(dropsOut) ? random.between(0, course) : Infinity;
  const start = gun + runner.delay;
  return race.points
    .filter((point) => point.distance <= stopsAt)
    .map((point) => ({
      bib: runner.entry.bib,
      chip: runner.chip,
      point: point.id,
      time: Math.round(start + total * (point.distance / course) ** (1 + runner.fade)),
      dwellsFrom: point.distance === 0 && runner.delay < 6000 ? gun - random.whole(500, 20_000) : null,
      missed: random.chance(missedAtMat),
    }));
}

/** Chips of another race that somebody carries over the line. */
function passersBy(race: RaceDefinition, crossings: readonly Crossing[], random: Random): Crossing[] {
  const point = race.points.at(-1)?.id;
  const finishes = crossings.filter((crossing) => crossing.point === point);
  if (point === undefined || finishes.length === 0) return [];
  return Array.from({ length: strangers }, (_, index) => ({
    bib: null,
    chip: `E28011700000020F${(0xdead0000 + index).toString(16).toUpperCase()}`,
    point,
    time: random.pick(finishes).time + random.whole(1000, 5000),
    dwellsFrom: null,
    missed: false,
  }));
}

/** An EPC has whole 16-bit words; most have 96 bits. */
function epcOf(entry: Entry): string {
  const chip = (entry.chips[0] ?? '').trim().toUpperCase();
  if (!/^[0-9A-F]{1,124}$/.test(chip))
    throw new Error(`bib ${entry.bib}: chip "${chip}" is not a chip code of up to 124 hex digits`);
  return chip.padStart(Math.max(24, Math.ceil(chip.length / 4) * 4), '0');
}
