import type { MatView } from '../../contract/mat-view.ts';
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
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Ms, RaceDefinition } from '../../timing/model/race.ts';
import { personOf } from '../../timing/views/results-page.ts';
import type { Timing } from '../../timing/timing.ts';
import type { RaceChange } from '../race/station-race.ts';
import { chipCheckMat } from '../../contract/chip-check.ts';
import { deafReaders } from './deaf-readers.ts';
import { readerWarnings } from './reader-warnings.ts';

/** Passings younger than this may not have come here yet: in race time, and in real time where that runs faster. */
const onTheWay = { race: 3000, wall: 1500 };
/** Every so many surveys the contenders, and the groups of warnings, are made again. */
const every = { contenders: 2, warnings: 5 };

/** What follows from one definition of the site's races. */
interface Made {
  site: SiteRaces;
  races: readonly { race: RaceDefinition; estimates: Estimates }[];
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

  /** The forecasts of each race; none while there is no race. */
  get races(): readonly { race: RaceDefinition; estimates: Estimates }[] {
    return this.#made?.races ?? [];
  }

  /** The forecasts of a race; undefined where there is no such race. */
  estimatesOf(race: string): Estimates | undefined {
    return this.races.find((one) => one.race.id === race)?.estimates;
  }

  /** Takes over what changed, at first everything; in one step where that is little. */
  *update({ affected, passings }: Pick<RaceChange, 'affected' | 'passings'>): Steps<void> {
    if (this.#timing.site !== (this.#made?.site ?? null)) {
      yield* this.#follow();
      return;
    }
    if (this.#made !== null) yield* this.#made.warnings.update(affected);
    for (const id of passings) this.#saw(id);
    for (const { estimates } of this.races) yield* estimates.updateInSteps(affected);
  }

  /**
   * A part of everything; about once a second. `rate`: how fast race time runs. What it found is there at its end.
   */
  *survey(now: Ms, all: readonly MatView[], rate: number): Steps<void> {
    const made = this.#made;
    this.#surveys += 1;
    // Where chips are tried one by one, silence means nothing.
    const mats = all.filter(({ point }) => point !== chipCheckMat);
    const deaf = deafReaders(mats);
    if (made === null) {
      this.#alarms = deaf;
      this.#expecting = [];
      return;
    }
    const { races, warnings, silence } = made;
    for (const { estimates } of races) yield* estimates.advanceInSteps(now);
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

  *#groupsNow({ warnings }: Made): Steps<WarningGroup[]> {
    const ofRunners = yield* warnings.all();
    return groupsOf([...ofRunners, ...(yield* readWarnings(this.#timing, this.#heard.leftOut()))]);
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
    const { warnings } = this.#made;
    yield* warnings.settle();
    const ofRunners = yield* warnings.all();
    const ofReads = yield* readWarnings(this.#timing, this.#heard.leftOut());
    return [...ofReaders, ...ofRunners, ...ofReads];
  }

  *#follow(): Steps<void> {
    const timing = this.#timing;
    const { site } = timing;
    this.#contenders = [];
    this.#groups = [];
    this.#made = null;
    if (site === null) return;
    const races = site.races.map((race) => ({ race, estimates: new Estimates(timing, race) }));
    const silence = new Silence(timing, races);
    const warnings = new Warnings(timing);
    this.#made = { site, races, silence, warnings };
    yield* warnings.update('all');
    for (const { estimates } of races) yield* estimates.updateInSteps('all');
    yield* forEachInSteps(timing.table.all(), (passing) => silence.saw(passing));
  }

  #saw(id: string): void {
    const passing = this.#timing.passing(id);
    if (passing !== undefined && passing.chip !== null) this.#made?.silence.saw(passing);
  }

  *#contenderRows({ races }: Made, now: Ms): Steps<ContenderRow[]> {
    const rows: ContenderRow[] = [];
    for (const { race, estimates } of races) {
      const results = this.#timing.race(race.id);
      if (results === undefined) continue;
      for (const { list, estimate, possible, likely } of yield* nextContenders(results, estimates, now)) {
        const { bib, time, earliest, latest, overdue } = estimate;
        const person = personOf(this.#timing, bib) ?? undefined;
        rows.push({ race: race.id, list, bib, person, time, earliest, latest, overdue, possible, likely });
      }
    }
    return rows.sort((one, other) => one.time - other.time);
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
