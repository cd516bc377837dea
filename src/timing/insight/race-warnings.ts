import { chipKey } from '../model/chip.ts';
import type { Conflict } from '../facts/conflicts.ts';
import type { RaceResults, Timing } from '../timing.ts';
import { chipMapFindings } from './chip-map.ts';
import { gunFits, type StartMoments } from './gun-fit.ts';
import { stallWarnings } from './stall-warnings.ts';
import { forEachInSteps, type Steps } from '../steps.ts';
import { resultsStateInSteps } from '../views/versions.ts';
import { inRace, warningOf, type Warning } from './warning.ts';

/** A point misses its runners if of those seen further on more than this share, and so many, were not seen at it. */
const thin = { share: 0.05, least: 10 };

/** What is doubtful about the races as a whole, part by part: each part costs a look at everybody. */
export const raceParts: readonly ((timing: Timing, momentOf: StartMoments) => Steps<Warning[]>)[] = [
  chipWarnings,
  mapWarnings,
  pointWarnings,
  gunWarnings,
  readerWarnings,
  conflictWarnings,
  stallWarnings,
  publishedWarnings,
];

function* chipWarnings(timing: Timing): Steps<Warning[]> {
  const finishes = timing.races.map(({ race }) => race.points.at(-1));
  const atFinish = timing
    .unknownChips()
    .filter(({ point }) => finishes.some((finish) => point === finish?.id || point === finish?.mat));
  return [
    ...atFinish.map(({ chip, point, lastSeen }) =>
      warningOf('unknown-at-finish', { points: [point], params: { chip, time: lastSeen } }),
    ),
    ...(yield* chipsOnTwoBibs(timing)),
  ];
}

const twoBibs = new WeakMap<Timing, { actions: number; found: Warning[] }>();

/** Kept until somebody does something: passings change nothing here. */
function* chipsOnTwoBibs(timing: Timing): Steps<Warning[]> {
  const actions = timing.actions.length;
  const kept = twoBibs.get(timing);
  if (kept?.actions === actions) return kept.found;
  const found = yield* findChipsOnTwoBibs(timing);
  twoBibs.set(timing, { actions, found });
  return found;
}

function* findChipsOnTwoBibs(timing: Timing): Steps<Warning[]> {
  const firstOf = new Map<string, string>();
  const bibsOf = new Map<string, Set<string>>();
  yield* forEachInSteps(timing.entries(), ({ bib, chips }) => {
    for (const chip of chips.map(chipKey)) {
      const first = firstOf.get(chip);
      if (first === undefined) firstOf.set(chip, bib);
      else if (first !== bib) bibsOf.set(chip, (bibsOf.get(chip) ?? new Set([first])).add(bib));
    }
  });
  return [...bibsOf]
    .filter(([chip]) => !timing.isChipGiven(chip))
    .map(([chip, bibs]): [string, string[]] => [chip, [...bibs]])
    .map(([chip, bibs]) =>
      warningOf('chip-on-two-bibs', { bibs, params: { chip, counts: timing.bibOfChip(chip) ?? '' } }),
    );
}

function* mapWarnings(timing: Timing, momentOf: StartMoments): Steps<Warning[]> {
  const findings = yield* chipMapFindings(timing, momentOf);
  return findings.map(({ kind, bibs, by, sure }) =>
    warningOf(kind === 'shifted' ? 'chips-shifted' : 'chips-swapped', {
      bibs: kind === 'shifted' ? [bibs[0]!, bibs.at(-1)!] : bibs,
      params: { by, chips: bibs.length, sure: Math.round(sure * 100) },
    }),
  );
}

function* pointWarnings(timing: Timing): Steps<Warning[]> {
  const warnings: Warning[] = [];
  for (const results of timing.races) {
    warnings.push(...inRace(yield* pointWarningsIn(results), results.race.id, timing.races));
  }
  return warnings;
}

function* pointWarningsIn(results: RaceResults): Steps<Warning[]> {
  const { race } = results;
  const points = race.points.filter(({ kind }) => kind !== 'spotter');
  const index = new Map(points.map(({ id }, at) => [id, at]));
  const further = points.map(() => 0);
  const missed = points.map(() => 0);
  yield* forEachInSteps(results.results(), ({ passed }) => {
    const seen = passed.map((point) => index.get(point) ?? -1);
    const furthest = seen.at(-1) ?? 0;
    for (let at = 0; at < furthest; at += 1) {
      further[at]! += 1;
      if (!seen.includes(at)) missed[at]! += 1;
    }
  });
  return points.flatMap(({ id }, at) =>
    missed[at]! >= thin.least && missed[at]! > thin.share * further[at]!
      ? [warningOf('point-thin', { points: [id], params: { missed: missed[at]!, of: further[at]! } })]
      : [],
  );
}

function* gunWarnings(timing: Timing, momentOf: StartMoments): Steps<Warning[]> {
  const running = new Map<string, number>();
  yield* forEachInSteps(timing.results(), ({ flags, wave }) => {
    if (flags.includes('no-gun') || flags.includes('gun-from-mat'))
      running.set(wave, (running.get(wave) ?? 0) + 1);
  });
  const fits = yield* gunFits(timing, momentOf);
  return [
    ...gunCandidateWarnings(timing),
    ...[...running].map(([wave, runners]) => warningOf('wave-without-gun', { params: { wave, runners } })),
    ...fits
      .filter(({ isGood }) => !isGood)
      .map(({ wave, gun, fits, crowd }) =>
        warningOf('gun-does-not-fit', { params: { wave, gun: gun ?? 0, fits, crowd } }),
      ),
  ];
}

/** The crowds that could be the start of a wave whose gun nobody knows. */
export function gunCandidateWarnings(timing: Timing): Warning[] {
  return (timing.site?.site.waves ?? []).flatMap(({ id: wave }) =>
    timing
      .gunCandidates(wave)
      .map(({ time, runners }) => warningOf('gun-unsure', { params: { wave, gun: time, runners } })),
  );
}

/** `offset` is what the reader's reads count later than they say once its clock is corrected. */
export function* readerWarnings(timing: Timing): Steps<Warning[]> {
  yield;
  return timing.readerOffsets().map(({ mat, reader, against, offset, runners, isSure }) =>
    warningOf(isSure ? 'reader-off' : 'readers-apart', {
      points: [mat],
      params: { reader, against, offset: -offset, runners },
    }),
  );
}

/** Official results that the public reads and that are not those of the race any more. */
function* publishedWarnings(timing: Timing): Steps<Warning[]> {
  const warnings: Warning[] = [];
  for (const results of timing.races) {
    if (results.version?.state !== 'official') continue;
    const { number, changed } = yield* resultsStateInSteps(results);
    if (changed > 0)
      warnings.push({
        ...warningOf('official-changed', { params: { number: number ?? 0, changed } }),
        race: results.race.id,
      });
  }
  return warnings;
}

function* conflictWarnings(timing: Timing): Steps<Warning[]> {
  yield;
  return timing.conflicts().map(conflictWarning);
}

function conflictWarning({ thing, actions }: Conflict): Warning {
  const last = actions.at(-1);
  const bibs = last !== undefined && 'bib' in last && last.bib !== null ? [last.bib] : [];
  const stations = [...new Set(actions.map(({ station }) => station))].join(', ');
  return warningOf('stations-conflict', { bibs, params: { thing, stations, counts: last?.id ?? '' } });
}
