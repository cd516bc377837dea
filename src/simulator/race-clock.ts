import type { SimulatedClock } from '../readers/simulated-clock.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Ms } from '../timing/model/race.ts';
import { firstGun, type Crossing } from './field.ts';

/** Wall time from the start of a simulation to the first gun: stations connect before it. */
const leadMs = 8000;

/** Race time that runs `speed` times faster than life, from eight real seconds before the first gun. */
export function steadyClock(site: SiteRaces, speed: number, wallNow: number): SimulatedClock {
  return [{ from: wallNow, race: Math.round(firstGun(site) - leadMs * speed), rate: speed }];
}

/** How a demonstration gets to the first finishers in about thirteen seconds of wall time. */
const demo = { connectMs: 5000, beforeGun: 3000, startRate: 90, startMaxMs: 3500, middleMs: 4000 };
const beforeFinish = { race: 3000, wallMs: 300 };
/** Starts that are no further apart than this are one. */
const sameStart: Ms = 300_000;
const afterStart: Ms = 2000;

/** A stretch of race time in which people start. */
interface Starts {
  from: Ms;
  to: Ms;
}

/**
 * Race time for a demonstration of this field: the starts at about 90 times life, the courses between and after them
 * faster still, and from shortly before the first finisher on `speed`.
 */
export function demoClock(
  site: SiteRaces,
  field: readonly Crossing[],
  speed: number,
  wallNow: number,
): SimulatedClock {
  const gun = firstGun(site);
  const finishPoints = new Map(site.races.map(({ id, points }) => [id, points.at(-1)?.id]));
  const firstFinish = field.find(({ race, point }) => point === finishPoints.get(race))?.time ?? Infinity;
  const approach = firstFinish - beforeFinish.race - beforeFinish.wallMs * speed;
  const starts = startsOf(site, field, gun).filter(({ from }) => from < approach);
  const begin = gun - demo.beforeGun;
  const segments = [{ from: wallNow, race: begin - demo.connectMs, rate: 1 }];
  const changeAt = (instant: Ms, rate: number) => {
    const last = segments.at(-1);
    if (last === undefined || instant <= last.race) return;
    const from = Math.round(last.from + (instant - last.race) / last.rate);
    segments.push({ from, race: Math.round(instant), rate });
  };
  const starting = starts.reduce((sum, { from, to }) => sum + to - from, 0);
  const startRate = Math.max(demo.startRate, starting / demo.startMaxMs);
  const end = Number.isFinite(approach) ? approach : (starts.at(-1)?.to ?? gun);
  const between = Math.max(speed, (end - begin - starting) / demo.middleMs);
  for (const { from, to } of starts) {
    changeAt(from, startRate);
    if (to < end) changeAt(to, between);
  }
  changeAt(Math.max(begin + 1, end), speed);
  return segments;
}

/** When people start, in order of time; from shortly before each gun until everybody is over the line. */
function startsOf(site: SiteRaces, field: readonly Crossing[], gun: Ms): Starts[] {
  const startPoints = new Map(site.races.map(({ id, points }) => [id, points[0]?.id]));
  const times = field.filter(({ race, point }) => point === startPoints.get(race)).map(({ time }) => time);
  const starts: Starts[] = [{ from: gun - demo.beforeGun, to: gun + afterStart }];
  for (const time of times) {
    const last = starts.at(-1)!;
    if (time - last.to <= sameStart) last.to = Math.max(last.to, time + afterStart);
    else starts.push({ from: time - demo.beforeGun, to: time + afterStart });
  }
  return starts;
}
