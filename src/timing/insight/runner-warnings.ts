import { entryAge } from '../model/category.ts';
import type { Entry, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { splitsOf, type Result } from '../model/result.ts';
import { speedLimitOf } from '../model/speed-limits.ts';
import type { Timing } from '../timing.ts';
import { otherRaceOf } from './other-race.ts';
import { inRace, warningOf, type Warning } from './warning.ts';

/** No chip moves faster than this, not even by car on a closed course, in ms per metre. */
const fastestCarried = 45;
/** The middle of the course, in shares of its length: who was seen at no point of it may have cut it short. */
const middle = { from: 0.35, to: 0.65 };

/** What is doubtful about one runner. */
export function runnerWarnings(timing: Timing, bib: string): Warning[] {
  const entry = timing.entry(bib);
  const result = timing.result(bib);
  const race = timing.raceOf(bib)?.race;
  if (entry === undefined) return [];
  if (race === undefined || result === undefined)
    return entry.race === undefined || timing.site === null
      ? []
      : [warningOf('race-unknown', { bibs: [bib], params: { race: entry.race } })];
  const own = [
    ...courseWarnings(timing, bib),
    ...entryWarnings(timing, race, entry),
    ...timeWarnings(race, entry, result),
    ...placeWarnings(race, bib, timing.passingsOf(bib)),
    ...decisionWarnings(result),
  ];
  return inRace(own, race.id, timing.races);
}

function entryWarnings(timing: Timing, race: RaceDefinition, entry: Entry): Warning[] {
  const { bib, wave } = entry;
  const warnings: Warning[] = [];
  if (timing.chipsOf(bib).length === 0) warnings.push(warningOf('no-chip', { bibs: [bib] }));
  if (wave !== undefined && race.waves.every(({ id }) => id !== wave))
    warnings.push(warningOf('wave-unknown', { bibs: [bib], params: { wave } }));
  const age = entryAge(entry, race);
  if (race.minEntryAge !== undefined && age !== null && age < race.minEntryAge)
    warnings.push(warningOf('too-young', { bibs: [bib], params: { age, minAge: race.minEntryAge } }));
  return warnings;
}

function courseWarnings(timing: Timing, bib: string): Warning[] {
  const ran = otherRaceOf(timing, bib);
  return ran === null ? [] : [warningOf('ran-other-race', { bibs: [bib], params: { ran: ran.id } })];
}

function timeWarnings(race: RaceDefinition, entry: Entry, result: Result): Warning[] {
  const bibs = [entry.bib];
  const { gunTime, chipTime, passed } = result;
  const splits = splitsOf(result);
  const warnings: Warning[] = [];
  const limit = speedLimitOf(race, entry.division);
  if (gunTime !== null && chipTime !== null && chipTime > gunTime)
    warnings.push(warningOf('net-above-gun', { bibs, params: { gun: gunTime, chip: chipTime } }));
  for (const [index, to] of splits.entries()) {
    const from = splits[index - 1];
    if (from === undefined) continue;
    const points = [from.point, to.point];
    const time = to.time - from.time;
    const distance = distanceOf(race, to.point) - distanceOf(race, from.point);
    if (time <= 0) warnings.push(warningOf('splits-not-rising', { bibs, points, params: { time } }));
    else if (distance > 0 && time < limit.shortest(distance))
      warnings.push(
        warningOf('impossible-pace', {
          bibs,
          points,
          params: { time, distance, perKm: Math.round((1000 * time) / distance) },
        }),
      );
  }
  if (result.unfit.length > 0)
    warnings.push(warningOf('read-does-not-fit', { bibs, points: [...result.unfit] }));
  if (result.flags.includes('finish-unsure') && result.status !== 'review')
    warnings.push(warningOf('finish-unsure', { bibs, params: { gun: gunTime ?? 0 } }));
  if (result.status === 'finished' && missesMiddle(race, passed))
    warnings.push(warningOf('finish-without-half', { bibs, points: middlePoints(race), params: {} }));
  return warnings;
}

function missesMiddle(race: RaceDefinition, passed: readonly string[]): boolean {
  const points = middlePoints(race);
  return points.length > 0 && passed.every((point) => !points.includes(point));
}

function middlePoints(race: RaceDefinition): string[] {
  const length = race.points.at(-1)?.distance ?? 0;
  return race.points
    .filter(({ kind, required }) => kind === 'split' && required !== false)
    .filter(({ distance }) => distance >= middle.from * length && distance <= middle.to * length)
    .map(({ id }) => id);
}

/** Chips of one bib at two places, with less time between them than a car takes. */
function placeWarnings(race: RaceDefinition, bib: string, passings: readonly Passing[]): Warning[] {
  for (const [index, to] of passings.entries()) {
    const from = passings[index - 1];
    if (from === undefined || from.point === to.point) continue;
    const distance = distanceBetween(race, from.point, to.point);
    const time = to.first - from.last;
    if (distance !== null && time < fastestCarried * distance)
      return [
        warningOf('two-places-at-once', {
          bibs: [bib],
          points: [from.point, to.point],
          params: { time, distance },
        }),
      ];
  }
  return [];
}

function decisionWarnings({ bib, status, doubts, flags }: Result): Warning[] {
  const bibs = [bib];
  const warnings: Warning[] = [];
  if (status === 'review')
    warnings.push(warningOf('review-open', { bibs, params: { doubts: doubts.join(', ') } }));
  if (flags.includes('witnesses-differ')) warnings.push(warningOf('witnesses-differ', { bibs }));
  if (flags.includes('status-doubtful'))
    warnings.push(warningOf('status-doubtful', { bibs, params: { status } }));
  return warnings;
}

function distanceOf(race: RaceDefinition, point: string): number {
  return race.points.find(({ id }) => id === point)?.distance ?? 0;
}

/** Along the course, the shortest where a mat serves several points; null for a mat that is not on it. */
function distanceBetween(race: RaceDefinition, one: string, other: string): number | null {
  const at = (mat: string) =>
    race.points.filter(({ id, mat: shared }) => id === mat || shared === mat).map(({ distance }) => distance);
  const gaps = at(one).flatMap((from) => at(other).map((to) => Math.abs(to - from)));
  return gaps.length === 0 ? null : Math.min(...gaps);
}
