import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import type { RaceDefinition } from '../../timing/model/race.ts';
import type { Passing } from '../../timing/model/read.ts';
import type { Result } from '../../timing/model/result.ts';
import { personOf } from '../../timing/views/results-page.ts';
import { matOf } from '../../timing/model/course.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import type { Timing } from '../../timing/timing.ts';

/** A passing as the console lists it. The moment shown is the one that counts where it is used. */
export function passingRow(timing: Timing, passing: Passing): PassingRow {
  const { id, source, chip, reads, rssi } = passing;
  const bib = timing.bibOf(passing) ?? null;
  const person = bib === null ? null : personOf(timing, bib);
  const result = timing.result(bib ?? '');
  const race = timing.raceOf(bib ?? '')?.race;
  const point = timing.used(bib ?? '').get(id);
  const time = point === undefined ? undefined : result?.instants[result.passed.indexOf(point)];
  return {
    id,
    time: time ?? passing.first,
    point: point ?? pointAt(timing, race, passing.point),
    source,
    chip,
    person,
    bib: person === null ? bib : null,
    gun: time === undefined || race === undefined ? null : officialTime(time - (result?.gun ?? time), race),
    used: time !== undefined,
    reads,
    rssi,
  };
}

/** The timing point that a mat's unused passings are shown at: its first, of the runner's race where it has one there. */
function pointAt(timing: Timing, race: RaceDefinition | undefined, mat: string): string {
  const races = [...(race === undefined ? [] : [race]), ...timing.races.map((results) => results.race)];
  const points = races.flatMap((one) => one.points);
  return points.some(({ id }) => id === mat)
    ? mat
    : (points.find((point) => matOf(point) === mat)?.id ?? mat);
}

/** Id of the passing that a finish is by; empty where there is none. */
export function finishPassing(timing: Timing, { bib, passed }: Result): string {
  return [...timing.used(bib)].find(([, point]) => point === passed.at(-1))?.[0] ?? '';
}

/** A finisher as the announcer reads them out; null while the runner has not finished. */
export function finisherRow(timing: Timing, bib: string): FinisherRow | null {
  const result = timing.result(bib);
  const person = personOf(timing, bib);
  const finish = result?.instants.at(-1);
  const race = timing.raceOf(bib)?.race;
  if (race === undefined || finish === undefined || person === null || result === undefined) return null;
  const { status, gunTime } = result;
  if (gunTime === null || (status !== 'finished' && status !== 'review')) return null;
  const passing = finishPassing(timing, result);
  return {
    person,
    ...(status === 'review' ? { inReview: true as const } : {}),
    time: finish,
    gun: officialTime(gunTime, race),
    chip: result.chipTime === null ? null : officialTime(result.chipTime, race),
    places: timing.places(bib),
    flags: [...result.flags],
    passing,
    source: timing.passing(passing)?.source ?? 'chip',
  };
}
