import { finishersShownMax, passingsShownMax } from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Passing } from '../../timing/model/read.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { Timing, Affected } from '../../timing/timing.ts';
import { NewestOfRaces } from './newest-of-races.ts';
import { Newest } from './newest.ts';
import { finisherRow, passingRow } from './rows.ts';

/** The newest passings and finishers, as the feed shows them. */
export class RecentRows {
  /** Passings by their first read. */
  #passings = new Newest(passingsShownMax);
  /** Bibs of each race by the moment of the finish. */
  #finishers = new NewestOfRaces(finishersShownMax);
  /** Bibs that changed while all finishers are gone through, for each time that this goes on. */
  readonly #late = new Set<Set<string>>();
  #passingRows = new Map<string, Made<PassingRow>>();
  #finisherRows = new Map<string, Made<FinisherRow | null>>();

  /** Takes over what changed; in one step where that is little. */
  *update(
    timing: Timing,
    affected: Affected,
    passings: readonly string[],
    gone: readonly string[],
  ): Steps<void> {
    if (affected === 'all') {
      yield* this.#takeAllPassings(timing);
      this.#passingRows.clear();
      this.#finisherRows.clear();
    }
    for (const id of gone) this.#passings.set(id, null);
    for (const id of passings) this.#passingRows.delete(id);
    for (const id of passings) this.#passings.set(id, passedAt(timing, timing.passing(id)));
    if (this.#passings.isShort) yield* this.#takeAllPassings(timing);
    if (affected === 'all') yield* this.#takeAllFinishers(timing);
    else
      for (const bib of affected) {
        for (const late of this.#late) late.add(bib);
        this.#finishers.set(bib, ...finishOf(timing, bib));
      }
    if (this.#finishers.isShort) yield* this.#takeAllFinishers(timing);
  }

  /** Rows in which nothing changed are the same objects as the last time. */
  *passings(timing: Timing): Steps<PassingRow[]> {
    const passings = this.#passings.ids().map((id) => timing.passing(id));
    this.#passingRows = yield* rowsOf(
      passings.filter((passing) => passing !== undefined),
      this.#passingRows,
      ({ id }) => id,
      ({ bib }) => [bib, timing.entry(bib ?? ''), timing.result(bib ?? '')],
      (passing) => passingRow(timing, passing),
    );
    return [...this.#passingRows.values()].map(({ row }) => row);
  }

  /** Rows in which nothing changed are the same objects as the last time. */
  *finishers(timing: Timing): Steps<FinisherRow[]> {
    this.#finisherRows = yield* rowsOf(
      this.#finishers.ids(),
      this.#finisherRows,
      (bib) => bib,
      (bib) => [timing.entry(bib), timing.result(bib), JSON.stringify(timing.places(bib))],
      (bib) => finisherRow(timing, bib),
    );
    return [...this.#finisherRows.values()].map(({ row }) => row).filter((row) => row !== null);
  }

  *#takeAllPassings(timing: Timing): Steps<void> {
    yield;
    this.#passings = new Newest(passingsShownMax);
    for (const { id, first } of timing.latest(Newest.enough(passingsShownMax))) this.#passings.set(id, first);
    yield;
  }

  /** Goes through everybody aside; who finishes meanwhile is looked at again. */
  *#takeAllFinishers(timing: Timing): Steps<void> {
    const finishers = new NewestOfRaces(finishersShownMax);
    const late = new Set<string>();
    this.#late.add(late);
    yield* forEachInSteps(timing.entries(), ({ bib }) => finishers.set(bib, ...finishOf(timing, bib)));
    for (const bib of late) finishers.set(bib, ...finishOf(timing, bib));
    this.#late.delete(late);
    this.#finishers = finishers;
  }
}

/** A row with what it was made of. */
interface Made<Row> {
  row: Row;
  of: readonly unknown[];
}

/** A row for each thing by its key; made only where what it follows from is no longer the same. */
function* rowsOf<Thing, Row>(
  things: readonly Thing[],
  before: ReadonlyMap<string, Made<Row>>,
  keyOf: (thing: Thing) => string,
  causesOf: (thing: Thing) => readonly unknown[],
  rowOf: (thing: Thing) => Row,
): Steps<Map<string, Made<Row>>> {
  const rows = new Map<string, Made<Row>>();
  yield* forEachInSteps(things, (thing) => {
    const known = before.get(keyOf(thing));
    const of = causesOf(thing);
    const isSame = known !== undefined && of.every((cause, index) => cause === known.of[index]);
    rows.set(keyOf(thing), isSame ? known : { row: rowOf(thing), of });
  });
  return rows;
}

function passedAt(timing: Timing, passing: Passing | undefined): Ms | null {
  return passing === undefined || timing.isVoided(passing.id) ? null : passing.first;
}

/** In which race and when somebody finished; null where they have not. */
function finishOf(timing: Timing, bib: string): [race: string, moment: Ms | null] {
  const result = timing.result(bib);
  const finish =
    result?.status === 'finished' || result?.status === 'review' ? result.instants.at(-1) : undefined;
  return [timing.raceOf(bib)?.race.id ?? '', finish ?? null];
}
