import type { Action } from '../../timing/model/actions.ts';
import { actIdOf, compareActions } from '../../timing/facts/action-order.ts';
import { rulesOf } from '../../timing/facts/actions/table.ts';
import { factsOf } from '../../timing/facts/compute-facts.ts';
import { tells } from '../../timing/facts/station-event.ts';
import { comparison, preview, type Preview } from '../../timing/insight/preview.ts';
import { leftOutTogether, type LeftOutReads } from '../../timing/passings/left-out.ts';
import { PassingBuilder } from '../../timing/passings/passing-builder.ts';
import { PassingTable, type Row } from '../../timing/passings/passing-table.ts';
import type { EventDefinition, SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { JournalRead, Passing } from '../../timing/model/read.ts';
import { ReadRules } from '../../timing/passings/read-rules.ts';
import { forEachInSteps, runNow, type Steps } from '../../timing/steps.ts';
import { Timing, type Affected } from '../../timing/timing.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { StoredRead } from '../journal/rows.ts';
import { checkActionSeals, knownActions, lamportOf } from './action-lines.ts';
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

/** What makes passings of a journal's reads. */
interface Builder {
  builder: PassingBuilder;
  /** Number of the last read that was taken in: making all again may find more on disk than was told so far. */
  taken: number;
}

/** A journal and what is made of it. */
interface Source extends Builder {
  journal: JournalReader;
  /** Actions of a newer version: how many, and the highest Lamport number of them. */
  notUnderstood: NotUnderstood;
}

interface NotUnderstood {
  count: number;
  lamport: number;
}

/**
 * The race as the journals at this station tell it, its own and the replicas of others: passings made of
 * reads, each under the id of the station that read it; results made of all passings and all actions.
 */
export class StationRace {
  /** What reads are put into: what the results are made of, or are about to be made of. */
  #table: PassingTable;
  readonly timing: Timing;
  readonly #station: string;
  readonly #outbox = new PassingOutbox();
  #rules = new ReadRules(null, []);
  /** What was opened and is not made yet; null once it is. */
  #unmade: { actions: readonly Action[]; event: EventDefinition | null; site: SiteRaces | null } | null =
    null;
  /** What this station times. */
  readonly times: StationTimes;
  /** By station. */
  readonly #sources = new Map<string, Source>();

  private constructor(journals: readonly JournalReader[], station: string, own: readonly Action[]) {
    this.#table = new PassingTable(passingsIn(journals));
    this.times = new StationTimes(station, own, this);
    this.timing = new Timing(this.#table, this.times.saidSite);
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
    race.#rules = ReadRules.of(site, actions);
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
    const own = this.#sources.get(this.#station)!;
    yield* this.#fill(this.#table);
    yield* actions.length === 0
      ? this.timing.replaceTableInSteps(this.#table)
      : this.timing.applyInSteps(actions);
    const newest = own.journal.newestLines('passing_lines');
    const lines = yield* this.#outbox.continue(newest, this.#own(), now());
    this.#unmade = null;
    const late = [...this.#sources].flatMap(
      ([station, { journal, taken }]) =>
        this.takeReads([...journal.passingReads(taken)], now(), station).lines,
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
    return [...this.#sources.values()].some(({ journal }) => journal.count('reads') > 0);
  }

  /** From now on rows of this journal may come; rows that it holds already are not taken in. */
  addReplica(journal: JournalReader, notUnderstood: NotUnderstood = { count: 0, lamport: 0 }): void {
    const { station } = journal.identity;
    this.#sources.set(station, {
      journal,
      builder: new PassingBuilder(station, this.#rules, this.#table),
      taken: 0,
      notUnderstood,
    });
  }

  /**
   * Takes in reads that are on disk, in the journal of this station or of another. What a passing became by
   * all of them counts once. While the race is being made nothing is taken in: making it reads the disk.
   */
  takeReads(reads: readonly JournalRead[], now: Ms, station = this.#station): RaceChange {
    if (this.#unmade !== null) return { affected: new Set(), passings: [], gone: [], lines: [] };
    const source = this.#sources.get(station);
    if (source === undefined) throw new Error(`no journal of station ${station} is here`);
    const rows = new Set<Row>();
    const gone = new Set<string>();
    const chips = new Set<string>();
    for (const read of reads) {
      if (read.number <= source.taken) continue;
      const made = build(source, read);
      if (made === null) continue;
      chips.add(read.chip);
      rows.add(made.row);
      for (const id of made.gone) gone.add(id);
    }
    const affected = this.timing.recount(chips);
    const passings = [...rows].map((row) => this.#table.at(row)).filter((one) => one !== undefined);
    const change = { affected, passings: passings.map(({ id }) => id), gone: [...gone] };
    if (station !== this.#station) return { ...change, lines: [] };
    const lines = [
      ...[...gone].flatMap((id) => this.#outbox.gone(id, now)),
      ...passings.flatMap((passing) => this.#outbox.changed(passing, now)),
    ];
    return { ...change, lines };
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
    const actions: Action[] = [];
    // One line may be hundreds of entries.
    for (const line of actionLines) {
      actions.push(...this.#actionsOf([line], station));
      yield;
    }
    let affected = yield* this.timing.applyInSteps(actions);
    if (station === this.#station) this.times.hear(actions);
    const { saidSite } = this.times;
    if (saidSite !== this.timing.siteId) affected = yield* this.timing.moveInSteps(saidSite);
    const passings = actions
      .map((action) => rulesOf(action).passing?.(action))
      .filter((id) => id !== undefined);
    const change = { affected, passings, gone: [], lines: [] };
    if (!actions.some(changesReadRules)) return change;
    yield;
    const rules = ReadRules.of(this.timing.site, this.timing.actions);
    if (rules.key === this.#rules.key) return change;
    this.#rules = rules;
    const before = this.#own();
    const table = new PassingTable(this.#passings());
    yield* this.#fill(table);
    yield* this.timing.replaceTableInSteps(table);
    const lines = yield* this.#outbox.replaced(before, this.#own(), now());
    return { affected: 'all', passings: [], gone: [], lines };
  }

  /**
   * What actions would change in the results, if they were done now. Where they change which reads count and when (a
   * reader's clock, a race file), the passings are made anew aside.
   */
  *preview(actions: readonly Action[]): Steps<Preview> {
    const all = [...this.timing.actions, ...actions];
    const rules = actions.some(changesReadRules)
      ? ReadRules.of(factsOf(all, this.timing.siteId).site, all)
      : this.#rules;
    if (rules.key === this.#rules.key) return yield* preview(this.timing, actions);
    const table = new PassingTable(this.#passings());
    yield* this.#build(table, rules);
    const after = new Timing(table, this.timing.siteId);
    yield* after.applyInSteps(all);
    return yield* comparison(this.timing, after);
  }

  /** Actions in a station's journal that a newer version wrote: they are left out until this one is updated. */
  notUnderstood(station: string): number {
    return this.#sources.get(station)?.notUnderstood.count ?? 0;
  }

  /** Lines for passings that have become quiet; ask now and then. */
  quietLines(now: Ms): string[] {
    return this.#outbox.quiet(now - this.#rules.longestGap, now);
  }

  /** Lines for all passings that grew since they were last said; for an orderly end. */
  lastLines(now: Ms): string[] {
    return this.#outbox.quiet(Infinity, now);
  }

  /** The reads that a chip passing was made of, as the journals here hold them; none where the journal is not here. */
  readsOf({ id, chip, reads }: Passing): { station: string; read: StoredRead }[] {
    const [station = '', number] = id.split(':');
    const journal = this.#sources.get(station)?.journal;
    if (journal === undefined || chip === null) return [];
    return journal.readsOfChip(chip, Number(number), reads).map((read) => ({ station, read }));
  }

  /** Which reads make passings, and at what moment, as things stand. */
  get readRules(): ReadRules {
    return this.#rules;
  }

  /** Reads of all journals here that count for nobody. */
  leftOut(): LeftOutReads[] {
    return leftOutTogether([...this.#sources.values()].map(({ builder }) => builder.leftOut));
  }

  /** The Lamport number for this station's next action: it comes after what is not understood, too. */
  get nextLamport(): number {
    const unknown = [...this.#sources.values()].map(({ notUnderstood }) => notUnderstood.lamport);
    return Math.max(this.actions.at(-1)?.lamport ?? 0, ...unknown) + 1;
  }

  #actionsOf(lines: readonly string[], station: string): Action[] {
    const source = this.#sources.get(station);
    if (source === undefined) throw new Error(`no journal of station ${station} is here`);
    return understood(lines, source.notUnderstood);
  }

  /** About how many passings are made of all reads. */
  #passings(): number {
    return passingsIn([...this.#sources.values()].map(({ journal }) => journal));
  }

  /** The station's own passings, as they are now in the table. */
  #own(): OwnPassings {
    const table = this.#table;
    const station = this.#station;
    return { all: () => table.ofStation(station), get: (id) => table.get(id) };
  }

  /** Makes the passings of all reads, by the rules as they are now; in the end further reads go into this table. */
  *#fill(table: PassingTable): Steps<void> {
    const made = yield* this.#build(table, this.#rules);
    for (const [station, source] of this.#sources) Object.assign(source, made.get(station));
    this.#table = table;
  }

  /** Makes the passings of all reads that are on disk at its end, by these rules: the builders, by station. */
  *#build(table: PassingTable, rules: ReadRules): Steps<Map<string, Builder>> {
    const journals = [...this.#sources.values()].map(({ journal }) => journal);
    const made = new Map<string, Builder>();
    const builderOf = (station: string) => {
      const known = made.get(station) ?? { builder: new PassingBuilder(station, rules, table), taken: 0 };
      made.set(station, known);
      return known;
    };
    for (const journal of journals) {
      const own = builderOf(journal.identity.station);
      yield* forEachInSteps(journal.passingReads(), (read) => build(own, read));
    }
    // What came to be on disk meanwhile, and what belongs to a journal that is new here; nothing comes in between.
    for (const [station, { journal }] of this.#sources) {
      const own = builderOf(station);
      for (const read of journal.passingReads(own.taken)) build(own, read);
    }
    return made;
  }
}

/** The actions of these lines; those of a newer version are counted. */
function understood(lines: readonly string[], notUnderstood: NotUnderstood): Action[] {
  return knownActions(lines, (line) => {
    notUnderstood.count += 1;
    notUnderstood.lamport = Math.max(notUnderstood.lamport, lamportOf(line));
  });
}

/** About how many passings were made of the reads of these journals. */
function passingsIn(journals: readonly JournalReader[]): number {
  return journals.reduce((sum, journal) => sum + journal.count('passing_lines'), 0);
}

/** Takes a read into the table, if the rules let it. */
function build(own: Builder, read: JournalRead): ReturnType<PassingBuilder['add']> {
  own.taken = read.number;
  return own.builder.add(read);
}

function changesReadRules(action: Action): boolean {
  return tells(action) || action.type === 'clock.correct';
}
