import type { Ms, RaceDefinition, TimingPoint } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { runNow, type Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';
import type { Estimates } from './estimates.ts';
import { chanceOfAtMost } from './poisson.ts';

/** A mat that hears fewer runners than there must be. */
export interface SilentMat {
  /** `silent`: nobody at all; `thin`: far too few. */
  kind: 'silent' | 'thin';
  mat: string;
  /** Passings in the last minute, and how many should have been. */
  seen: number;
  expected: number;
  /** The last passing; null where there was none yet. */
  since: Ms | null;
}

/** What a mat heard: the passings of the last minutes by id, the last of all, and how many there were. */
interface Heard {
  recent: Map<string, Ms>;
  last: Ms;
  total: number;
  /** When older passings were last taken out of `recent`. */
  tidied: Ms;
}

const nothing = (): Heard => ({ recent: new Map(), last: -Infinity, total: 0, tidied: -Infinity });

const minute: Ms = 60_000;
/** No silence is looked at for longer. */
const longest: Ms = 10 * minute;
/** A forecast of the whole field may be wrong by this share of the leg: more before the mat has taught how much. */
const unsure = { new: 0.05, known: 0.02, least: 15_000, knownFrom: 50 };
/** Of those expected, so many surely come: the others give up, walk, or are not heard. */
const surely = { silent: 0.7, thin: 0.5 };
/** How unlikely chance must be: to raise an alarm, and to keep it. A mat is judged thousands of times in a race. */
const chance = { raise: 1e-5, keep: 1e-2 };
/** Also in a crowd runners come in clumps, and readers tell in batches: no shorter gap is a silence. */
const shortestGap: Ms = 5000;
/** Where few run, this many missing in so long count while other mats hear people. */
const slow = { expected: 8, quiet: 5 * minute };
/** After a gun, so many of a wave are over the start line after a time that grows with the wave. */
const starters = { share: 0.8, least: minute, each: 100 };
/** Where fewer should have come in the last minute, that nobody did says nothing. */
const expectingFrom = 3;
/** Mats judged in one call: each costs a look at the whole field. */
const judgedAtOnce = 3;

/** A race with its forecasts. */
export interface EstimatedRace {
  race: RaceDefinition;
  estimates: Estimates;
}

/** A point of a race that lies on a mat. */
interface PointOfRace extends EstimatedRace {
  point: TimingPoint;
}

/**
 * Compares at each mat who should come, in all races together, with who does. {@link Silence.saw} for every passing,
 * {@link Silence.check} about once a second.
 */
export class Silence {
  readonly #timing: Timing;
  readonly #courses: readonly EstimatedRace[];
  readonly #heard = new Map<string, Heard>();
  readonly #alarms = new Map<string, SilentMat>();
  readonly #expecting = new Set<string>();
  #next = 0;
  #sizes = { entries: -1, of: new Map<string, number>() };

  /** `courses`: all races that pass the mats, each with its forecasts. */
  constructor(timing: Timing, courses: readonly EstimatedRace[]) {
    this.#timing = timing;
    this.#courses = courses;
  }

  /** Somebody's chip, known or not, was at a mat; the same passing again changes nothing. */
  saw({ id, point, first }: Pick<Passing, 'id' | 'point' | 'first'>): void {
    const heard = this.#heard.get(point) ?? nothing();
    this.#heard.set(point, heard);
    if (heard.recent.has(id)) return;
    heard.total += 1;
    if (first < heard.last - longest) return;
    heard.last = Math.max(heard.last, first);
    heard.recent.set(id, first);
    if (heard.last < heard.tidied + minute) return;
    heard.tidied = heard.last;
    for (const [old, time] of heard.recent) if (time < heard.last - longest) heard.recent.delete(old);
  }

  /**
   * Judges some of these mats, in turn, and gives all alarms. `until`: the instant up to which passings are
   * known here, a little before now. Once all races are closed nobody is expected anywhere.
   */
  check(until: Ms, mats: readonly string[]): SilentMat[] {
    return runNow(this.checkInSteps(until, mats));
  }

  /** The same in steps. */
  *checkInSteps(until: Ms, mats: readonly string[]): Steps<SilentMat[]> {
    if (this.#timing.races.every(({ isClosed }) => isClosed)) {
      this.#alarms.clear();
      this.#expecting.clear();
      return [];
    }
    for (const mat of this.#alarms.keys()) if (!mats.includes(mat)) this.#alarms.delete(mat);
    for (let judged = 0; judged < Math.min(judgedAtOnce, mats.length); judged += 1) {
      const mat = mats[this.#next % mats.length]!;
      this.#next += 1;
      const alarm = this.#judge(mat, until);
      if (alarm === null) this.#alarms.delete(mat);
      else this.#alarms.set(mat, alarm);
      yield;
    }
    return mats.map((mat) => this.#alarms.get(mat)).filter((alarm) => alarm !== undefined);
  }

  /** Which of the mats that were judged last should hear somebody now; at any other, silence is as it should be. */
  expecting(mats: readonly string[]): string[] {
    return mats.filter((mat) => this.#expecting.has(mat));
  }

  #judge(mat: string, until: Ms): SilentMat | null {
    const heard = this.#heard.get(mat) ?? nothing();
    const seen = [...heard.recent.values()].filter((time) => time > until - minute && time <= until).length;
    const quietFrom = Math.max(heard.last, until - longest);
    const spans = this.#expectedSince([quietFrom, until - minute], until, mat, heard.total);
    const [inQuiet, inMinute] = spans.map(({ surely }) => surely);
    if (spans[1]!.likely >= expectingFrom) this.#expecting.add(mat);
    else this.#expecting.delete(mat);
    const alarm = {
      mat,
      seen,
      expected: Math.round(spans[1]!.likely),
      since: heard.total === 0 ? null : heard.last,
    };
    const most = this.#alarms.has(mat) ? chance.keep : chance.raise;
    const isGap = until - quietFrom >= shortestGap;
    const isSilent = isGap && chanceOfAtMost(0, surely.silent * inQuiet!) < most;
    const isLong = until - quietFrom >= slow.quiet && inQuiet! >= slow.expected;
    if (isSilent || (isLong && this.#othersHear(mat, quietFrom))) return { kind: 'silent', ...alarm };
    if (chanceOfAtMost(seen, surely.thin * inMinute!) < most) return { kind: 'thin', ...alarm };
    return null;
  }

  /** Whether runners are known to have passed another mat meanwhile. */
  #othersHear(mat: string, from: Ms): boolean {
    return [...this.#heard].some(([other, { last }]) => other !== mat && last > from);
  }

  /** Expected from each of these instants until now: as forecast, and at the least, were the whole field early or late. */
  #expectedSince(from: readonly Ms[], until: Ms, mat: string, total: number) {
    const share = total < unsure.knownFrom ? unsure.new : unsure.known;
    const points = this.#points(mat);
    const leg = Math.max(0, ...points.map(({ point, estimates }) => estimates.usualLeg(point.id)));
    const shift = Math.max(unsure.least, share * leg);
    const shifts = [-shift, 0, shift];
    const instants = [...from, until]
      .flatMap((instant) => shifts.map((by) => instant + by))
      .sort((one, other) => one - other);
    const counts = points.map(({ point, race, estimates }) =>
      point.kind === 'start'
        ? instants.map((instant) => this.#startersBy(instant, race))
        : estimates.expectedBy(point.id, instants),
    );
    const by = (instant: Ms) => {
      const index = instants.indexOf(instant);
      return counts.reduce((sum, of) => sum + of[index]!, 0);
    };
    return from.map((instant) => ({
      likely: by(until) - by(instant),
      surely: Math.min(...shifts.map((shift) => by(until + shift) - by(instant + shift))),
    }));
  }

  /** The points on a mat, of races in which somebody is still out there. */
  #points(mat: string): PointOfRace[] {
    const open = this.#courses.filter(({ race }) => this.#timing.race(race.id)?.isClosed === false);
    return open.flatMap((course) =>
      course.race.points
        .filter((point) => point.id === mat || point.mat === mat)
        .map((point) => ({ ...course, point })),
    );
  }

  /** How many of a race should at the least be over the start line. */
  #startersBy(instant: Ms, race: RaceDefinition): number {
    return race.waves.reduce((sum, { id }) => {
      const gun = this.#timing.gun(id)?.time ?? Infinity;
      const size = this.#waveSizes().get(`${race.id} ${id}`) ?? 0;
      const takes = starters.least + size * starters.each;
      return sum + starters.share * size * Math.min(1, Math.max(0, (instant - gun) / takes));
    }, 0);
  }

  #waveSizes(): Map<string, number> {
    const { entries } = this.#timing.counts();
    if (this.#sizes.entries === entries) return this.#sizes.of;
    const of = new Map<string, number>();
    for (const results of this.#timing.races)
      for (const { wave = results.race.waves[0]?.id ?? '' } of results.entries()) {
        const { race } = results;
        const key = `${race.id} ${wave}`;
        of.set(key, (of.get(key) ?? 0) + 1);
      }
    this.#sizes = { entries, of };
    return of;
  }
}
