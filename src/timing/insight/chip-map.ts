import { ageAt } from '../model/category.ts';
import type { Entry, Ms, RaceDefinition } from '../model/race.ts';
import { compareBibs } from '../lists/ranking.ts';
import type { Passing } from '../model/read.ts';
import { placeAmong } from '../model/sorted.ts';
import type { Timing } from '../timing.ts';
import { startMoment, type StartMoments } from './gun-fit.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';

/** Chips that people wear under another bib than the start list says. */
export interface ChipMapFinding {
  /** All chips of a run of bibs lie a constant number of bibs off, or two bibs wear each other's. */
  kind: 'shifted' | 'swapped';
  /** Bibs concerned, in the order of the start list. */
  bibs: string[];
  /** The chip listed for a bib is worn by the bib so many further on; 0 for a swap. */
  by: number;
  /** From 0 to 1. */
  sure: number;
  /** What would put it right. */
  assign: { chip: string; bib: string }[];
}

const shiftMax = 10;
/** Bibs further apart than this are of different boxes: each box may be shifted by itself. */
const boxGap = 100;
/** A box must have so many runners on the course before sex, age, wave and pace say anything. */
const runnersMin = 60;
/** How much likelier than the start list a shift must be, as a natural logarithm. */
const gainMin = 12;
/** Who starts with another wave than their own, and who is seen by a person beside somebody else's chip: logarithms of how unlikely. */
const unlikely = { otherWave: 3, otherChip: 3 };
/** A person at the line and a mat see the same runner within this. */
const sameCrossing: Ms = 1500;
const sureOfSwap = 0.9;
/** Three sexes by three ages. */
const groupsMax = 9;

/** What speaks for one map or another, besides results. */
interface Evidence {
  /** For each bib that a person saw: whose chips were heard there at that moment. */
  seenBeside: ReadonlyMap<string, string[]>;
  momentOf: StartMoments;
}

/** What one entry's chip did. */
interface Worn {
  entry: Entry;
  /** Logarithm of the pace, NaN where it was not on the course. */
  pace: number;
  /** The wave that the chip started with; null where that does not show. */
  started: string | null;
}

/** Chip maps that do not fit what was seen, each with the correction and how sure it is. */
export function* chipMapFindings(
  timing: Timing,
  momentOf: StartMoments = (bib) => startMoment(timing, bib),
): Steps<ChipMapFinding[]> {
  const seenBeside = yield* chipsBeside(timing);
  const shifted: ChipMapFinding[] = [];
  for (const box of yield* boxesNow(timing)) {
    const race = timing.raceOf(box[0]?.bib ?? '')?.race;
    const finding = race === undefined ? null : yield* shiftOf(timing, race, box, { seenBeside, momentOf });
    if (finding !== null) shifted.push(finding);
  }
  const explained = new Set(shifted.flatMap(({ bibs }) => bibs));
  return [
    ...shifted,
    ...swaps(timing, seenBeside).filter(({ bibs }) => bibs.every((bib) => !explained.has(bib))),
  ];
}

const boxes = new WeakMap<Timing, { actions: number; found: Entry[][] }>();

/** Runs of bibs that were packed together. Kept until somebody does something: passings change no entry. */
export function* boxesNow(timing: Timing): Steps<Entry[][]> {
  const actions = timing.actions.length;
  const kept = boxes.get(timing);
  if (kept?.actions === actions) return kept.found;
  const numbered: { entry: Entry; number: number }[] = [];
  yield* forEachInSteps(timing.entries(), (entry) => numbered.push({ entry, number: Number(entry.bib) }));
  const inOrder = yield* sorted(
    numbered,
    (one, other) => one.number - other.number || compareBibs(one.entry.bib, other.entry.bib),
  );
  const found = yield* boxesOf(timing, inOrder);
  boxes.set(timing, { actions, found });
  return found;
}

/** Runs of bibs of one race without a gap. */
function* boxesOf(timing: Timing, inOrder: readonly { entry: Entry; number: number }[]): Steps<Entry[][]> {
  const boxes: Entry[][] = [];
  let last = NaN;
  let before: RaceDefinition | undefined;
  yield* forEachInSteps(inOrder, ({ entry, number }) => {
    const race = timing.raceOf(entry.bib)?.race;
    if (number - last <= boxGap && race === before) boxes.at(-1)!.push(entry);
    else boxes.push([entry]);
    last = number;
    before = race;
  });
  return boxes;
}

function* shiftOf(
  timing: Timing,
  race: RaceDefinition,
  box: readonly Entry[],
  { seenBeside, momentOf }: Evidence,
): Steps<ChipMapFinding | null> {
  if (box.length < runnersMin + 2 * shiftMax) return null;
  const distances = new Map(race.points.map(({ id, distance }) => [id, distance]));
  const paces: number[] = [];
  yield* forEachInSteps(box, ({ bib }) => paces.push(paceOf(timing, distances, bib)));
  if (paces.slice(shiftMax, -shiftMax).filter((pace) => !Number.isNaN(pace)).length < runnersMin) return null;
  const guns = gunsApart(timing, race);
  const worn: Worn[] = [];
  const places = new Map<string, number>();
  const groups: number[] = [];
  yield* forEachInSteps(box.entries(), ([index, entry]) => {
    const moment = momentOf(entry.bib);
    const started = moment === null ? undefined : guns.findLast(({ time }) => time <= moment);
    worn.push({ entry, pace: paces[index]!, started: started?.id ?? null });
    places.set(entry.bib, index);
    groups.push(groupOf(entry, race));
  });
  const shifts = Array.from({ length: 2 * shiftMax + 1 }, (_, index) => index - shiftMax);
  const scores: number[] = [];
  for (const by of shifts) {
    const pace = paceScore(worn, groups, by);
    yield;
    const wave = waveScore(worn, race, by);
    yield;
    scores.push(pace + wave + witnessScore(places, seenBeside, box, by));
    yield;
  }
  const best = scores.indexOf(Math.max(...scores));
  const by = shifts[best]!;
  if (by === 0 || scores[best]! - scores[shiftMax]! < gainMin) return null;
  const sure = 1 / scores.reduce((sum, score) => sum + Math.exp(score - scores[best]!), 0);
  const pairs: { chip: string; bib: string }[] = [];
  yield* forEachInSteps(box.entries(), ([index, entry]) => {
    const wearer = box[index + by];
    if (wearer !== undefined)
      for (const chip of ownChips(timing, entry.bib)) pairs.push({ chip, bib: wearer.bib });
  });
  return { kind: 'shifted', bibs: box.map(({ bib }) => bib), by, sure, assign: pairs };
}

/** Chips of a bib alone: one that was handed over is worn by two, and no map says so. */
export function ownChips(timing: Timing, bib: string): string[] {
  return timing.chipsOf(bib).filter((chip) => timing.ownersOfChip(chip).length === 1);
}

/** How well sex and age of the wearers explain the paces: the logarithm of a likelihood. */
function paceScore(worn: readonly Worn[], groups: readonly number[], by: number): number {
  const counts = new Float64Array(groupsMax);
  const sums = new Float64Array(groupsMax);
  let [count, squares] = [0, 0];
  for (let index = shiftMax; index < worn.length - shiftMax; index += 1) {
    const { pace } = worn[index]!;
    if (Number.isNaN(pace)) continue;
    const group = groups[index + by]!;
    counts[group]! += 1;
    sums[group]! += pace;
    count += 1;
    squares += pace * pace;
  }
  const explained = sums.reduce((all, sum, group) => all + (sum === 0 ? 0 : sum ** 2 / counts[group]!), 0);
  return (-count / 2) * Math.log(Math.max(1e-9, (squares - explained) / count));
}

function waveScore(worn: readonly Worn[], race: RaceDefinition, by: number): number {
  let others = 0;
  for (let index = shiftMax; index < worn.length - shiftMax; index += 1) {
    const { started } = worn[index]!;
    if (started !== null && (worn[index + by]!.entry.wave ?? race.waves[0]?.id) !== started) others += 1;
  }
  return -unlikely.otherWave * others;
}

function witnessScore(
  places: ReadonlyMap<string, number>,
  seenBeside: ReadonlyMap<string, string[]>,
  box: readonly Entry[],
  by: number,
): number {
  let fitting = 0;
  for (const [bib, owners] of seenBeside) {
    const listed = box[(places.get(bib) ?? -Infinity) - by]?.bib;
    if (listed !== undefined && owners.includes(listed)) fitting += 1 / owners.length;
  }
  return unlikely.otherChip * fitting;
}

function groupOf(entry: Entry, race: RaceDefinition): number {
  const age = ageAt(entry, race) ?? 40;
  return ['M', 'F', 'X'].indexOf(entry.sex) * 3 + (age < 35 ? 0 : age < 50 ? 1 : 2);
}

function paceOf(timing: Timing, distances: ReadonlyMap<string, number>, bib: string): number {
  const result = timing.result(bib);
  const distance = distances.get(result?.passed.at(-1) ?? '') ?? 0;
  const last = result?.instants.at(-1) ?? NaN;
  const gun = result?.gun ?? NaN;
  return distance === 0 || !(last > gun) ? NaN : Math.log((last - (result?.start ?? gun)) / distance);
}

/**
 * The guns in order, none where some are so close that the moment at the start does not tell them apart: a chip
 * started with the wave whose gun was the last before.
 */
function gunsApart(timing: Timing, race: RaceDefinition): { id: string; time: Ms }[] {
  const fired = race.waves
    .map(({ id }) => ({ id, time: timing.gun(id)?.time ?? Infinity }))
    .sort((one, other) => one.time - other.time);
  const isApart = fired.every(({ time }, index) => index === 0 || time - fired[index - 1]!.time > 60_000);
  return isApart ? fired : [];
}

/** For each bib that a person saw at a point: whose chips were heard there at that moment. */
function* chipsBeside(timing: Timing): Steps<Map<string, string[]>> {
  const seen = [...timing.handPassings()].filter(({ id }) => !timing.isVoided(id));
  if (seen.length === 0) return new Map();
  const byPoint = new Map(seen.map(({ point }): [string, Passing[]] => [point, []]));
  yield* forEachInSteps(timing.passings(), (passing) => {
    if (passing.chip !== null && !timing.isVoided(passing.id)) byPoint.get(passing.point)?.push(passing);
  });
  for (const own of byPoint.values()) own.sort((one, other) => one.first - other.first);
  const beside = new Map<string, string[]>();
  for (const { bib, point, first } of seen) {
    if (bib === null) continue;
    const near = within(byPoint.get(point) ?? [], first - sameCrossing, first + sameCrossing);
    const owners = near.map((passing) => timing.bibOf(passing)).filter((owner) => owner !== undefined);
    if (owners.length > 0) beside.set(bib, [...new Set([...(beside.get(bib) ?? []), ...owners])]);
  }
  return beside;
}

/** Passings between two moments, both included, of a list by time. */
function within(passings: readonly Passing[], from: Ms, to: Ms): Passing[] {
  const begin = placeAmong(passings.length, (index) => passings[index]!.first < from);
  let end = begin;
  while (end < passings.length && passings[end]!.first <= to) end += 1;
  return passings.slice(begin, end);
}

/** Two bibs, each seen by a person beside the other's chip alone. */
function swaps(timing: Timing, seenBeside: ReadonlyMap<string, string[]>): ChipMapFinding[] {
  return [...seenBeside].flatMap(([one, owners]): ChipMapFinding[] => {
    const [other] = owners;
    if (owners.length !== 1 || other === undefined || compareBibs(one, other) >= 0) return [];
    const back = seenBeside.get(other);
    if (back?.length !== 1 || back[0] !== one) return [];
    const assign = [
      ...ownChips(timing, one).map((chip) => ({ chip, bib: other })),
      ...ownChips(timing, other).map((chip) => ({ chip, bib: one })),
    ];
    return [{ kind: 'swapped', bibs: [one, other], by: 0, sure: sureOfSwap, assign }];
  });
}
