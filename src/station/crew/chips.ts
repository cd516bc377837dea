import type { Problem } from '../../contract/problem.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { chipKey } from '../../timing/model/chip.ts';
import { courseOf } from '../../timing/model/course.ts';
import { durationText } from '../../words/times.ts';
import type { Ms } from '../../timing/model/race.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import { forEachInSteps, runNow, type Steps } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import { CrewError } from '../process/crew-error.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { By, Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';

/** A chip and the bib that gets it. */
export interface ChipOfBib {
  chip: string;
  bib: string;
}

/** How chips are given away. */
export interface Terms {
  /** Passings before this moment stay whose they were; where it is absent, all of them change hands. */
  from?: Ms | undefined;
  /** Bibs that may lose a chip by it. One that is not named here refuses the whole: nobody loses a result by a slip. */
  takeFrom?: readonly string[] | undefined;
}

/** Problems told at once; a map of a whole race may have as many as it has chips. */
const problemsMax = 50;

/** Giving chips to bibs. However it is done, a chip that is somebody else's is not taken without naming them. */
export class Chips {
  readonly #race: StationRace;
  readonly #recorder: Recorder;

  constructor(race: StationRace, recorder: Recorder) {
    this.#race = race;
    this.#recorder = recorder;
  }

  /** Gives a chip to a bib; all its passings count for that bib, or those from a moment on. Throws {@link CrewError}. */
  async assign(by: By, given: ChipOfBib, { from, takeFrom }: Terms = {}): Promise<string> {
    refuseAll(runNow(this.#problems([given], { from, takeFrom })));
    return this.#recorder.record(by, { type: 'chip.assign', ...given, from });
  }

  /**
   * Gives many chips to bibs at once, as one act: a corrected chip map. Who gets another chip by it may lose the one
   * they have. Throws {@link CrewError}.
   */
  async map(by: By, given: readonly ChipOfBib[], { from, takeFrom }: Terms = {}): Promise<string> {
    refuseAll(await runYielding(this.#problems(given, { from, takeFrom })));
    return this.#recorder.recordChipMap(by, given, from);
  }

  /** Gives all chips of each of two bibs to the other. Throws {@link CrewError}. */
  async swap(by: By, bibs: [string, string], from?: Ms): Promise<string> {
    const problems = bibs.flatMap((bib) => this.#unknownBib(bib));
    const [one, other] = bibs;
    if (one === other) problems.push(problemOf(message('problems.same-bib')));
    refuseAll(problems);
    return this.#recorder.record(by, { type: 'chip.swap', bibs, from });
  }

  /** Whose a chip is when, and what each of them was seen by it. Bibs that nobody has are left out. */
  ownersOf(chip: string): ChipOwner[] {
    return this.#timing.ownersOfChip(chip).flatMap(({ bib = '', from, until }) => {
      const entry = this.#timing.entry(bib);
      return entry === undefined
        ? []
        : [{ bib, name: entry.name, from, until, seen: seenBy(this.#timing, bib, chip).params }];
    });
  }

  /** Bibs that would lose a chip by this and get none for it. */
  *losersOf(given: readonly ChipOfBib[]): Steps<string[]> {
    const getting = new Set(given.map(({ bib }) => bib));
    const losers = new Set<string>();
    yield* forEachInSteps(given, ({ chip }) => {
      for (const owner of this.#losersOfChip(chip, getting)) losers.add(owner);
    });
    return [...losers];
  }

  /**
   * Checks the chips that an entry is to be listed with: none is somebody else's, and none that the runner was seen by
   * is dropped. Throws {@link CrewError}.
   */
  checkListed(bib: string, chips: readonly string[], takeFrom: readonly string[] = []): void {
    const timing = this.#timing;
    const before = new Set(timing.entry(bib)?.chips.map(chipKey));
    const after = new Set(chips.map(chipKey));
    const added = chips.filter((chip) => !before.has(chipKey(chip)));
    // One that was given on race day stays the bib's, listed or not.
    const dropped = [...before].filter(
      (chip) => !after.has(chip) && !timing.isChipGiven(chip) && timing.bibOfChip(chip) === bib,
    );
    refuseAll([
      ...added.flatMap((chip) => this.#ignored(chip, bib)),
      ...added.flatMap((chip) =>
        [...this.#losersOfChip(chip, new Set([bib]))].map((owner) => this.#taken(chip, owner)),
      ),
      ...(takeFrom.includes(bib) ? [] : dropped.flatMap((chip) => this.#dropped(chip, bib))),
    ]);
  }

  /** Why chips cannot be given like this. */
  *#problems(given: readonly ChipOfBib[], { from, takeFrom = [] }: Terms): Steps<Problem[]> {
    const problems: Problem[] = [];
    const getting = new Set(given.map(({ bib }) => bib));
    const bibOf = new Map<string, string>();
    const mayLose = new Set(takeFrom);
    yield* forEachInSteps(getting, (bib) => problems.push(...this.#unknownBib(bib)));
    yield* forEachInSteps(given, ({ chip, bib }) => {
      const key = chipKey(chip);
      const other = bibOf.get(key) ?? bib;
      bibOf.set(key, bib);
      if (other !== bib) problems.push(problemOf(message('problems.chip-to-two', { chip, bib, other })));
      problems.push(...this.#ignored(chip, bib));
      for (const owner of this.#losersOfChip(chip, getting, from))
        if (!mayLose.has(owner)) problems.push(this.#taken(chip, owner, bib));
    });
    return problems;
  }

  /** Runners who would lose a chip, from a moment on or for all its passings, and are not among those who get one. */
  #losersOfChip(chip: string, getting: ReadonlySet<string>, from = -Infinity): Set<string> {
    const losers = new Set<string>();
    for (const { bib = '', until } of this.#timing.ownersOfChip(chip))
      if (until > from && !getting.has(bib) && this.#timing.entry(bib) !== undefined) losers.add(bib);
    return losers;
  }

  #unknownBib(bib: string): Problem[] {
    if (this.#timing.entry(bib) !== undefined) return [];
    return [problemOf(message('problems.bib-unknown', { bib }))];
  }

  #ignored(chip: string, bib: string): Problem[] {
    if (!this.#timing.isChipIgnored(chip)) return [];
    return [problemOf(message('problems.chip-ignored', { chip, bib }))];
  }

  #taken(chip: string, owner: string, bib?: string): Problem {
    const name = this.#timing.entry(owner)?.name ?? '';
    const seen = seenBy(this.#timing, owner, chip);
    const how =
      bib === undefined
        ? 'an entry takes no chip from another: give the chip by itself, which says what changes'
        : `takeFrom "${owner}" takes it from them all the same; with "from" only what is read from that moment on becomes bib ${bib}'s`;
    return {
      code: 'chip-taken',
      message: `chip ${chip} is bib ${owner}'s, ${name}, ${seen.message}; ${how}`,
      params: { chip, bib: owner, name, ...seen.params },
    };
  }

  #dropped(chip: string, bib: string): Problem[] {
    const name = this.#timing.entry(bib)?.name ?? '';
    const seen = seenBy(this.#timing, bib, chip);
    if (seen.params.count === 0) return [];
    return [
      {
        code: 'chip-dropped',
        message: `chip ${chip} would be nobody's, but bib ${bib}, ${name}, ${seen.message}; list it beside the others, or say takeFrom "${bib}"`,
        params: { chip, bib, name, ...seen.params },
      },
    ];
  }

  get #timing(): Timing {
    return this.#race.timing;
  }
}

/** A runner who has a chip, or had it, in [from, until). */
export interface ChipOwner {
  bib: string;
  name: string;
  from: Ms;
  until: Ms;
  seen: Seen['params'];
}

/** What a runner was seen by a chip: as an English clause, and for translation. */
interface Seen {
  message: string;
  /** `context` chooses among the sentences of a code. */
  params: { context: 'finished' | 'seen' | 'unseen'; count: number; time?: string };
}

function seenBy(timing: Timing, bib: string, chip: string): Seen {
  const own = timing
    .passingsOf(bib)
    .filter((passing) => passing.chip !== null && chipKey(passing.chip) === chipKey(chip));
  const count = own.length;
  if (count === 0) return { message: 'who was not seen by it yet', params: { context: 'unseen', count } };
  const race = timing.raceOf(bib)?.race;
  const { gunTime = null, chipTime = null } = timing.result(bib) ?? {};
  const finish = race === undefined ? null : courseOf(race).finish;
  const used = timing.used(bib);
  const isFinish = own.some(({ id }) => finish !== null && used.get(id) === finish.id);
  if (race === undefined || gunTime === null || !isFinish) {
    const often = count === 1 ? 'once' : `${count} times`;
    return { message: `who was seen by it ${often}`, params: { context: 'seen', count } };
  }
  const official = officialTime((race.rankBy === 'chip' ? chipTime : null) ?? gunTime, race);
  // Without the fractions that this race does not publish.
  const time = durationText(official).replace(/\.?0+$/, '');
  return { message: `who finished by it in ${time}`, params: { context: 'finished', count, time } };
}

function refuseAll(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const more = problems.length - problemsMax;
  const told = problems.slice(0, problemsMax);
  if (more > 0) told.push(problemOf(message('problems.more-problems', { count: more })));
  throw new CrewError(told);
}
