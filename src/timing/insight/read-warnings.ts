import { courseOf } from '../model/course.ts';
import type { LeftOutReads } from '../passings/left-out.ts';
import { forEachInSteps, type Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';
import { warningOf, type Warning } from './warning.ts';

/** Runners named in one warning; its params count all. */
const named = 20;
/** A mat hears too weakly if this share of its runners, and so many, were heard there only too weakly to count. */
const weakly = { share: 0.05, least: 3 };

/** What is doubtful about reads that count for nobody: of the whole race, in an order that does not depend on what arrived when. */
export function* readWarnings(timing: Timing, leftOut: readonly LeftOutReads[]): Steps<Warning[]> {
  const warnings = ignoredChips(timing, leftOut);
  for (const reads of leftOut) {
    if (reads.reason === 'unknown-mat') warnings.push(yield* unknownMat(timing, reads));
    if (reads.reason === 'blank-chip')
      warnings.push(warningOf('chips-blank', { points: [reads.mat], params: { reads: reads.reads } }));
    if (reads.reason === 'weak') warnings.push(...(yield* heardTooWeakly(timing, reads)));
  }
  return warnings;
}

/** A mat that the race does not have: whoever was heard nowhere else is in no result. */
function* unknownMat(timing: Timing, reads: LeftOutReads): Steps<Warning> {
  const names = new Set(timing.races.flatMap(({ race }) => [...courseOf(race).names]));
  const bibs = new Set<string>();
  yield* forEachInSteps(reads.chips.keys(), (chip) => {
    const bib = timing.bibOfChip(chip);
    if (bib !== undefined && !timing.passingsOf(bib).some(({ point }) => names.has(point))) bibs.add(bib);
  });
  return warningOf('unknown-mat', {
    points: [reads.mat],
    bibs: [...bibs].sort().slice(0, named),
    params: {
      point: reads.mat,
      reads: reads.reads,
      from: reads.first,
      to: reads.last,
      chips: reads.chips.size,
      onlyThere: bibs.size,
    },
  });
}

/** A chip that the race ignores is somebody's, or the crew's own: then it is only counted. */
function ignoredChips(timing: Timing, leftOut: readonly LeftOutReads[]): Warning[] {
  const ofRunners = (timing.site?.site.ignoredChips ?? []).flatMap((chip) => {
    const bib = timing.bibOfChip(chip);
    return bib === undefined || timing.entry(bib) === undefined ? [] : [{ chip, bib }];
  });
  const owned = new Set(ofRunners.map(({ bib }) => bib));
  const ignored = leftOut.filter(({ reason }) => reason === 'ignored-chip');
  const isOwned = (chip: string) => owned.has(timing.bibOfChip(chip) ?? '');
  const counted = ignored.flatMap(({ mat, chips }) => {
    const others = [...chips].filter(([chip]) => !isOwned(chip));
    const reads = others.reduce((sum, [, count]) => sum + count, 0);
    return reads === 0
      ? []
      : [warningOf('chips-ignored', { points: [mat], params: { reads, chips: others.length } })];
  });
  return [
    ...ofRunners.map(({ chip, bib }) =>
      warningOf('ignored-chip-of-runner', { bibs: [bib], params: { chip } }),
    ),
    ...counted,
  ];
}

/** Runners whom a mat heard only too weakly to count, where they are too many to have stood beside it. */
function* heardTooWeakly(timing: Timing, { mat, chips }: LeftOutReads): Steps<Warning[]> {
  const lost = new Set<string>();
  let heard = 0;
  yield* forEachInSteps(timing.entries(), ({ bib }) => {
    if (timing.passingsOf(bib).some(({ point }) => point === mat)) heard += 1;
    else if (timing.chipsOf(bib).some((chip) => chips.has(chip))) lost.add(bib);
  });
  if (lost.size < weakly.least || lost.size <= weakly.share * (heard + lost.size)) return [];
  const params = { runners: lost.size, of: heard + lost.size };
  return [warningOf('heard-too-weakly', { points: [mat], bibs: [...lost].sort().slice(0, named), params })];
}
