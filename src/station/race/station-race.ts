import type { Action } from '../../timing/model/actions.ts';
import { actIdOf, compareActions } from '../../timing/facts/action-order.ts';
import { rulesOf } from '../../timing/facts/actions/table.ts';
import { factsOf } from '../../timing/facts/compute-facts.ts';
import { tells } from '../../timing/facts/station-event.ts';
import { comparison, type Preview } from '../../timing/insight/preview.ts';
import type { AllChipChecks } from '../../timing/passings/chip-checks.ts';
import type { LeftOutReads } from '../../timing/passings/left-out.ts';
import { PassingTable } from '../../timing/passings/passing-table.ts';
import type { EventDefinition, SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { JournalRead, Passing } from '../../timing/model/read.ts';
import { ReadRules } from '../../timing/passings/read-rules.ts';
import { runNow, type Steps } from '../../timing/steps.ts';
import { Timing, type Affected } from '../../timing/timing.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { StoredRead } from '../journal/rows.ts';
import { checkActionSeals } from './action-lines.ts';
import { RaceAside } from './race-aside.ts';
import { passingsIn, Sources, understood, type NotUnderstood } from './sources.ts';
import { StationTimes } from './station-times.ts';
import { PassingOutbox, type OwnPassings } from '../sync/passing-outbox.ts';

/** What new rows of the journal changed. */
export interface RaceChange {
  affected: Affected;
  /** Ids of passings that are new or grew, and of those that became part of another. */
  passings: string[];
  gone: string[];
  /** Lines that the passing stream should get. */
  lines: string[];
}

/**
 * The race as the journals at this station tell it, its own and the replicas of others: passings made of
 * reads, each under the id of the station that read it; results made of all passings and all actions.
 */
export class StationRace {
  readonly timing: Timing;
  readonly #station: string;
  readonly #outbox = new PassingOutbox();
  /** What was opened and is not made yet; null once it is. */
  #unmade: { actions: readonly Action[]; event: EventDefinition | null; site: SiteRaces | null } | null =
    null;
  /** What this station times. */
  readonly times: StationTimes;
  /** The results are made of its passings, or are about to be. */
  readonly #sources: Sources;
  /** Previews that are being made. */
  readonly #asides = new Set<RaceAside>();
  /** Changes of the race in steps, and other journals: how many began, how many are over. */
  readonly #changes = { begun: 0, over: 0 };

  private constructor(journals: readonly JournalReader[], station: string, own: readonly Action[]) {
    this.#sources = new Sources(new PassingTable(passingsIn(journals)));
    this.times = new StationTimes(station, own, this);
    this.timing = new Timing(this.#sources.table, this.times.saidSite);
    this.#station = station;
  }

  /**
   * The race that the station's journal and the replicas of others tell. What the crew did is known at once, and so
   * how reads are to be taken; everything else is there when {@link StationRace.make} is over. Throws where an action
   * of the station is not understood because it was changed on the disk.
   */
  static open(journal: JournalReader, replicas: readonly JournalReader[] = []): StationRace {
    const all = [journal, ...replicas].map((each) => {
      const notUnderstood = { count: 0, lamport: 0 };
      const lines = each.lines('actions').map(({ line }) => line);
      return { journal: each, notUnderstood, actions: understood(lines, notUnderstood) };
    });
    const own = all[0]!;
    if (own.notUnderstood.count > 0) checkActionSeals(journal);
    const { station } = journal.identity;
    const race = new StationRace([journal, ...replicas], station, own.actions);
    for (const each of all) race.addReplica(each.journal, each.notUnderstood);
    const actions = all.flatMap((each) => each.actions).sort(compareActions);
    const { event, site } = factsOf(actions, race.timing.siteId);
    race.#unmade = { actions, event, site };
    race.#sources.rules = ReadRules.of(site, actions);
    return race;
  }

  /** Opens and makes the race at once. `lines` are those that a killed station did not come to write. */
  static load(
    journal: JournalReader,
    now: Ms,
    replicas: readonly JournalReader[] = [],
  ): { race: StationRace; lines: string[] } {
    const race = StationRace.open(journal, replicas);
    return { race, lines: runNow(race.make(() => now)) };
  }

  /**
   * Makes everything of what was opened, once. Reads that come to be on disk meanwhile are taken from there.
   * Gives the lines that the passing stream should get.
   */
  *make(now: () => Ms): Steps<string[]> {
    const { actions } = this;
    const { table } = this.#sources;
    yield* this.#sources.make(table);
    yield* actions.length === 0 ? this.timing.replaceTableInSteps(table) : this.timing.applyInSteps(actions);
    const newest = this.#sources.journal(this.#station)!.newestLines('passing_lines');
    const lines = yield* this.#outbox.continue(newest, this.#own(), now());
    this.#unmade = null;
    const late = [...this.#sources.late()].flatMap(
      ([station, reads]) => this.takeReads(reads, now(), station).lines,
    );
    return late.length === 0 ? lines : [...lines, ...late];
  }

  /** What people did, in the order in which it counts. */
  get actions(): readonly Action[] {
    return this.#unmade?.actions ?? this.timing.actions;
  }

  /** Whether this action, or the list or chip map of this id, was taken in. */
  knows(id: string): boolean {
    return this.actions.some((action) => action.id === id || actIdOf(action) === id);
  }

  /** The event as the crew set it; null before that. */
  get event(): EventDefinition | null {
    return this.#unmade === null ? this.timing.event : this.#unmade.event;
  }

  /** The site with its event and races as the crew set them; null before that, and where the site is not chosen. */
  get site(): SiteRaces | null {
    return this.#unmade === null ? this.timing.site : this.#unmade.site;
  }

  /** Whether any mat has told anything, to this station or to another. */
  get hasReads(): boolean {
    return this.#sources.hasReads;
  }

  /** From now on rows of this journal may come; rows that it holds already are not taken in. */
  addReplica(journal: JournalReader, notUnderstood: NotUnderstood = { count: 0, lamport: 0 }): void {
    this.#sources.add(journal, notUnderstood);
    this.#changes.begun += 1;
    this.#changes.over += 1;
  }

  /**
   * Takes in reads that are on disk, in the journal of this station or of another. What a passing became by
   * all of them counts once. While the race is being made nothing is taken in: making it reads the disk.
   */
  takeReads(reads: readonly JournalRead[], now: Ms, station = this.#station): RaceChange {
    if (this.#unmade !== null) return { affected: new Set(), passings: [], gone: [], lines: [] };
    const { rows, gone, chips } = this.#sources.take(station, reads);
    const affected = this.timing.recount(chips);
    for (const aside of this.#asides) aside.take(station, reads, chips);
    const { table } = this.#sources;
    const passings = [...rows].map((row) => table.at(row)).filter((one) => one !== undefined);
    const change = { affected, passings: passings.map(({ id }) => id), gone: [...gone] };
    if (station !== this.#station) return { ...change, lines: [] };
    const lines = [
      ...[...gone].flatMap((id) => this.#outbox.gone(id, now)),
      ...passings.flatMap((passing) => this.#outbox.changed(passing, now)),
    ];
    return { ...change, lines };
  }

  /**
   * Takes in reads of this station without making results of them: for very many, of which only the outcome is asked.
   * The results stay what they were until {@link StationRace.makeResults} is over.
   */
  gatherReads(reads: readonly JournalRead[]): void {
    this.#sources.take(this.#station, reads);
  }

  /** Makes all results again, with what was gathered. */
  *makeResults(): Steps<void> {
    yield* this.timing.replaceTableInSteps(this.#sources.table);
  }

  /** Takes in actions that are on disk, in the journal of this station or of another, all at once. */
  takeActions(actionLines: readonly string[], now: Ms, station = this.#station): RaceChange {
    return runNow(this.takeActionsInSteps(actionLines, () => now, station));
  }

  /**
   * The same in steps: until the last of them the race stays what it was. Reads may be taken in meanwhile,
   * further actions may not.
   */
  *takeActionsInSteps(
    actionLines: readonly string[],
    now: () => Ms,
    station = this.#station,
  ): Steps<RaceChange> {
    this.#changes.begun += 1;
    try {
      return yield* this.#takeActions(actionLines, now, station);
    } finally {
      this.#changes.over += 1;
    }
  }

  *#takeActions(actionLines: readonly string[], now: () => Ms, station: string): Steps<RaceChange> {
    const actions: Action[] = [];
    // One line may be hundreds of entries.
    for (const line of actionLines) {
      actions.push(...this.#sources.actionsOf(station, [line]));
      yield;
    }
    let affected = yield* this.timing.applyInSteps(actions);
    if (station === this.#station) this.times.hear(actions);
    const { saidSite } = this.times;
    if (saidSite !== this.timing.siteId) affected = yield* this.timing.moveInSteps(saidSite);
    const passings = actions.flatMap((action) => rulesOf(action).passings?.(action) ?? []);
    const change = { affected, passings, gone: [], lines: [] };
    if (!actions.some(changesReadRules)) return change;
    yield;
    const rules = ReadRules.of(this.timing.site, this.timing.actions);
    if (rules.key === this.#sources.rules.key) return change;
    this.#sources.rules = rules;
    const before = this.#own();
    const table = new PassingTable(this.#sources.size);
    yield* this.#sources.make(table);
    yield* this.timing.replaceTableInSteps(table);
    const lines = yield* this.#outbox.replaced(before, this.#own(), now());
    return { affected: 'all', passings: [], gone: [], lines };
  }

  /**
   * What actions would change in the results, if they were done now; nothing else that changes meanwhile is in it.
   * Where they change which reads count and when (a reader's clock, a race file), the passings are made anew aside.
   */
  *preview(actions: readonly Action[]): Steps<Preview> {
    for (let tries = 1; ; tries += 1) {
      while (this.#changes.begun !== this.#changes.over) yield;
      const { begun } = this.#changes;
      const found = yield* this.#previewOnce(actions);
      if (begun === this.#changes.begun || tries === previewTries) return found;
    }
  }

  *#previewOnce(actions: readonly Action[]): Steps<Preview> {
    const all = [...this.timing.actions, ...actions];
    const rules = actions.some(changesReadRules)
      ? ReadRules.of(factsOf(all, this.timing.siteId).site, all)
      : this.#sources.rules;
    const aside = new RaceAside();
    this.#asides.add(aside);
    try {
      const after = yield* aside.make(this.#sources, rules, all, this.timing.siteId);
      return yield* comparison(this.timing, after);
    } finally {
      this.#asides.delete(aside);
    }
  }

  /** Actions in a station's journal that a newer version wrote: they are left out until this one is updated. */
  notUnderstood(station: string): number {
    return this.#sources.notUnderstood(station);
  }

  /** Lines for passings that have become quiet; ask now and then. */
  quietLines(now: Ms): string[] {
    return this.#outbox.quiet(now - this.#sources.rules.longestGap, now);
  }

  /** Lines for all passings that grew since they were last said; for an orderly end. */
  lastLines(now: Ms): string[] {
    return this.#outbox.quiet(Infinity, now);
  }

  /** The reads that a chip passing was made of, as the journals here hold them; none where the journal is not here. */
  readsOf({ id, chip, reads }: Passing): { station: string; read: StoredRead }[] {
    const [station = '', number] = id.split(':');
    const journal = this.#sources.journal(station);
    if (journal === undefined || chip === null) return [];
    return journal.readsOfChip(chip, Number(number), reads).map((read) => ({ station, read }));
  }

  /** Which reads make passings, and at what moment, as things stand. */
  get readRules(): ReadRules {
    return this.#sources.rules;
  }

  /** Reads of all journals here that count for nobody. */
  leftOut(): LeftOutReads[] {
    return this.#sources.leftOut();
  }

  /** What was held to the mat of the chip check, of all journals here. */
  chipChecks(): AllChipChecks {
    return this.#sources.chipChecks();
  }

  /** The Lamport number for this station's next action: it comes after what is not understood, too. */
  get nextLamport(): number {
    return Math.max(this.actions.at(-1)?.lamport ?? 0, this.#sources.unknownLamport) + 1;
  }

  /** The station's own passings, as they are now in the table. */
  #own(): OwnPassings {
    const { table } = this.#sources;
    const station = this.#station;
    return { all: () => table.ofStation(station), get: (id) => table.get(id) };
  }
}

/** A preview is made anew when the race changed meanwhile, but not for ever where it changes all the time. */
const previewTries = 5;

function changesReadRules(action: Action): boolean {
  return tells(action) || action.type === 'clock.correct';
}
