import { setImmediate } from 'node:timers/promises';
import type { MatView } from '../../contract/feed.ts';
import {
  warningsShownMax,
  type Alarm,
  type ContenderRow,
  type WarningGroup,
} from '../../contract/insight.ts';
import { nextContenders } from '../../timing/insight/contenders.ts';
import { Estimates } from '../../timing/insight/estimates.ts';
import { readWarnings } from '../../timing/insight/read-warnings.ts';
import { Silence } from '../../timing/insight/silence.ts';
import type { LeftOutReads } from '../../timing/left-out.ts';
import { each, outcomeOf, type Steps } from '../../timing/steps.ts';
import type { Warning } from '../../timing/insight/warning.ts';
import { Warnings } from '../../timing/insight/warnings.ts';
import type { Ms, RaceDefinition } from '../../timing/race.ts';
import { personOf } from '../../timing/results-page.ts';
import type { Timing } from '../../timing/timing.ts';
import type { RaceChange } from '../station-race.ts';
import { deafReaders } from './deaf-readers.ts';
import { readerWarnings } from './reader-warnings.ts';

/** Passings younger than this may not have come here yet: in race time, and in real time where that runs faster. */
const onTheWay = { race: 3000, wall: 1500 };
/** Every so many surveys the contenders, and the groups of warnings, are made again. */
const every = { contenders: 2, warnings: 5 };

/** What follows from one race definition. */
interface Made {
  race: RaceDefinition;
  estimates: Estimates;
  silence: Silence;
  warnings: Warnings;
}

/** What is heard and is in no result. */
interface Heard {
  /** Reads that count for nobody. */
  leftOut(): readonly LeftOutReads[];
  mats(): readonly MatView[];
}

/** What the race tells besides results: forecasts, alarms and warnings, kept up to date in small steps. */
export class Insight {
  readonly #timing: Timing;
  readonly #heard: Heard;
  #made: Made | null = null;
  #surveys = 0;
  #alarms: Alarm[] = [];
  #expecting: string[] = [];
  #contenders: ContenderRow[] = [];
  #groups: WarningGroup[] = [];

  constructor(timing: Timing, heard: Heard) {
    this.#timing = timing;
    this.#heard = heard;
  }

  /** Null while there is no race. */
  get estimates(): Estimates | null {
    return this.#made?.estimates ?? null;
  }

  /** Takes over what changed, at first everything; in one step where that is little. */
  *update({ touched, passings }: Pick<RaceChange, 'touched' | 'passings'>): Steps<void> {
    if (this.#timing.race !== this.#made?.race) {
      yield* this.#follow();
      return;
    }
    this.#made?.warnings.update(touched);
    for (const id of passings) this.#saw(id);
    if (this.#made !== null) yield* this.#made.estimates.take(touched);
  }

  /**
   * One small step of everything; about once a second. `rate`: how fast race time runs. Between the steps the
   * event loop goes on, so that together they hold up no port; who waits for the end sees what all of them found.
   */
  async survey(now: Ms, mats: readonly MatView[], rate: number): Promise<void> {
    const made = this.#made;
    this.#surveys += 1;
    const deaf = deafReaders(mats);
    if (made === null) {
      this.#alarms = deaf;
      this.#expecting = [];
      return;
    }
    const steps = this.#steps(made, now);
    while (steps.next().done !== true) {
      await setImmediate();
      if (this.#made !== made) return;
    }
    const until = now - Math.max(onTheWay.race, onTheWay.wall * rate);
    const points = [...new Set(mats.map(({ point }) => point))];
    this.#alarms = [...deaf, ...made.silence.check(until, points)];
    this.#expecting = made.silence.expecting(points);
  }

  *#steps(made: Made, now: Ms): Steps<void> {
    const { estimates, warnings } = made;
    estimates.advance(now);
    yield;
    warnings.lookAtSome();
    yield;
    yield* warnings.lookAtNextPart();
    yield;
    if (this.#surveys % every.contenders === 0) this.#contenders = this.#contenderRows(made, now);
    yield;
    if (this.#surveys % every.warnings !== 0) return;
    const ofReads = yield* readWarnings(this.#timing, made.race, this.#heard.leftOut());
    this.#groups = groupsOf([...warnings.all(), ...ofReads]);
  }

  /** The sections of the feed. */
  view(): { alarms: Alarm[]; expecting: string[]; contenders: ContenderRow[]; warnings: WarningGroup[] } {
    return {
      alarms: this.#alarms,
      expecting: this.#expecting,
      contenders: this.#contenders,
      warnings: this.#groups,
    };
  }

  /** All warnings as they are now, those about readers with them. */
  warnings(): Warning[] {
    const ofReaders = readerWarnings(this.#heard.mats());
    if (this.#made === null) return ofReaders;
    const { race, warnings } = this.#made;
    warnings.settle();
    return [
      ...ofReaders,
      ...warnings.all(),
      ...outcomeOf(readWarnings(this.#timing, race, this.#heard.leftOut())),
    ];
  }

  *#follow(): Steps<void> {
    const { race } = this.#timing;
    const timing = this.#timing;
    this.#contenders = [];
    this.#groups = [];
    this.#made = null;
    if (race === null) return;
    const estimates = new Estimates(timing, race);
    const silence = new Silence(timing, race, estimates);
    this.#made = { race, estimates, silence, warnings: new Warnings(timing, race) };
    yield* estimates.take('all');
    yield* each(timing.table.all(), (passing) => silence.saw(passing));
  }

  #saw(id: string): void {
    const passing = this.#timing.passing(id);
    if (passing !== undefined && passing.chip !== null) this.#made?.silence.saw(passing);
  }

  #contenderRows({ estimates }: Made, now: Ms): ContenderRow[] {
    return nextContenders(this.#timing, estimates, now).map(({ list, estimate, possible, likely }) => {
      const { bib, time, earliest, latest, overdue } = estimate;
      const person = personOf(this.#timing, bib) ?? undefined;
      return { list, bib, person, time, earliest, latest, overdue, possible, likely };
    });
  }
}

function groupsOf(warnings: readonly Warning[]): WarningGroup[] {
  return [...Map.groupBy(warnings, ({ code }) => code)].map(([code, own]) => ({
    code,
    severity: own[0]!.severity,
    remedy: own[0]!.remedy,
    count: own.length,
    first: own.slice(0, warningsShownMax),
  }));
}
