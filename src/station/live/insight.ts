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
import type { LeftOutReads } from '../../timing/passings/left-out.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { Warning } from '../../timing/insight/warning.ts';
import { Warnings } from '../../timing/insight/warnings.ts';
import type { Ms, RaceDefinition } from '../../timing/model/race.ts';
import { personOf } from '../../timing/views/results-page.ts';
import type { Timing } from '../../timing/timing.ts';
import type { RaceChange } from '../race/station-race.ts';
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
  *update({ affected, passings }: Pick<RaceChange, 'affected' | 'passings'>): Steps<void> {
    if (this.#timing.race !== this.#made?.race) {
      yield* this.#follow();
      return;
    }
    if (this.#made !== null) yield* this.#made.warnings.update(affected);
    for (const id of passings) this.#saw(id);
    if (this.#made !== null) yield* this.#made.estimates.updateInSteps(affected);
  }

  /**
   * A part of everything; about once a second. `rate`: how fast race time runs. What it found is there at its end.
   */
  *survey(now: Ms, mats: readonly MatView[], rate: number): Steps<void> {
    const made = this.#made;
    this.#surveys += 1;
    const deaf = deafReaders(mats);
    if (made === null) {
      this.#alarms = deaf;
      this.#expecting = [];
      return;
    }
    const { estimates, warnings, silence } = made;
    yield* estimates.advanceInSteps(now);
    yield* warnings.lookAtSome();
    yield* warnings.lookAtNextPart();
    const contenders = this.#surveys % every.contenders === 0 ? yield* this.#contenderRows(made, now) : null;
    const groups = this.#surveys % every.warnings === 0 ? yield* this.#groupsNow(made) : null;
    const until = now - Math.max(onTheWay.race, onTheWay.wall * rate);
    const points = [...new Set(mats.map(({ point }) => point))];
    const silent = yield* silence.checkInSteps(until, points);
    // Another race may have been loaded in between.
    if (this.#made !== made) return;
    this.#contenders = contenders ?? this.#contenders;
    this.#groups = groups ?? this.#groups;
    this.#alarms = [...deaf, ...silent];
    this.#expecting = silence.expecting(points);
  }

  *#groupsNow({ race, warnings }: Made): Steps<WarningGroup[]> {
    const ofRunners = yield* warnings.all();
    return groupsOf([...ofRunners, ...(yield* readWarnings(this.#timing, race, this.#heard.leftOut()))]);
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
  *warnings(): Steps<Warning[]> {
    const ofReaders = readerWarnings(this.#heard.mats());
    if (this.#made === null) return ofReaders;
    const { race, warnings } = this.#made;
    yield* warnings.settle();
    const ofRunners = yield* warnings.all();
    const ofReads = yield* readWarnings(this.#timing, race, this.#heard.leftOut());
    return [...ofReaders, ...ofRunners, ...ofReads];
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
    const warnings = new Warnings(timing, race);
    this.#made = { race, estimates, silence, warnings };
    yield* warnings.update('all');
    yield* estimates.updateInSteps('all');
    yield* forEachInSteps(timing.table.all(), (passing) => silence.saw(passing));
  }

  #saw(id: string): void {
    const passing = this.#timing.passing(id);
    if (passing !== undefined && passing.chip !== null) this.#made?.silence.saw(passing);
  }

  *#contenderRows({ estimates }: Made, now: Ms): Steps<ContenderRow[]> {
    const contenders = yield* nextContenders(this.#timing, estimates, now);
    return contenders.map(({ list, estimate, possible, likely }) => {
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
