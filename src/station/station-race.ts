import { lineSchema } from '../contract/sync.ts';
import { actionSchema } from '../contract/actions.ts';
import type { Action } from '../timing/actions.ts';
import { PassingBuilder } from '../timing/passing-builder.ts';
import type { Ms } from '../timing/race.ts';
import type { Passing } from '../timing/read.ts';
import { ReadRules } from '../timing/read-rules.ts';
import { addAll, Timing, type Touched } from '../timing/timing.ts';
import { passingOfAction } from '../timing/touched.ts';
import type { JournalReader } from './journal/journal-reader.ts';
import type { StoredRead } from './journal/rows.ts';
import { PassingOutbox } from './sync/passing-outbox.ts';

/** What new rows of the journal changed. */
export interface RaceChange {
  touched: Touched;
  /** Ids of passings that are new or grew, and of those that became part of another. */
  passings: string[];
  gone: string[];
  /** Lines that the passing stream should get. */
  lines: string[];
}

/** A journal and what makes passings of its reads. */
interface Source {
  journal: JournalReader;
  builder: PassingBuilder;
  /** Number of the last read that was taken in: making all again may find more on disk than was told so far. */
  taken: number;
  notUnderstood: number;
}

/**
 * The race as the journals at this station tell it, its own and the replicas of others: passings made of
 * reads, each under the id of the station that read it; results made of all passings and all actions.
 */
export class StationRace {
  timing = new Timing();
  readonly #own: string;
  readonly #outbox = new PassingOutbox();
  #rules = new ReadRules(null, []);
  /** By station. */
  readonly #sources = new Map<string, Source>();

  private constructor(journal: JournalReader) {
    this.#own = journal.identity.station;
    this.addReplica(journal);
  }

  /**
   * Makes everything from the station's journal and from the replicas of others. `lines` are those that a
   * killed station did not come to write.
   */
  static load(
    journal: JournalReader,
    now: Ms,
    replicas: readonly JournalReader[] = [],
  ): { race: StationRace; lines: string[] } {
    const race = new StationRace(journal);
    for (const replica of replicas) race.addReplica(replica);
    race.timing.applyAll(
      [journal, ...replicas].flatMap((each) =>
        race.#actionsOf(
          each.lines('actions').map(({ line }) => line),
          each.identity.station,
        ),
      ),
    );
    race.#rules = new ReadRules(race.timing.race, race.timing.actions);
    const passings = race.#rebuild();
    return { race, lines: race.#outbox.continue(journal.newestLines('passing_lines'), passings, now) };
  }

  /** From now on rows of this journal may come; rows that it holds already are not taken in. */
  addReplica(journal: JournalReader): void {
    const { station } = journal.identity;
    this.#sources.set(station, {
      journal,
      builder: new PassingBuilder(station, this.#rules),
      taken: 0,
      notUnderstood: 0,
    });
  }

  /**
   * Takes in reads that are on disk, in the journal of this station or of another. What a passing became by
   * all of them counts once.
   */
  takeReads(reads: readonly StoredRead[], now: Ms, station = this.#own): RaceChange {
    const source = this.#sources.get(station);
    if (source === undefined) throw new Error(`no journal of station ${station} is here`);
    const changed = new Map<string, Passing>();
    const gone = new Set<string>();
    for (const read of reads) {
      if (read.number <= source.taken) continue;
      source.taken = read.number;
      const made = source.builder.add(read);
      if (made === null) continue;
      changed.set(made.passing.id, made.passing);
      for (const id of made.gone) {
        changed.delete(id);
        gone.add(id);
      }
    }
    const touched = new Set<string>();
    for (const id of gone) addAll(touched, this.timing.withdraw(id));
    for (const passing of changed.values()) addAll(touched, this.timing.observe(passing));
    const change = { touched, passings: [...changed.keys()], gone: [...gone] };
    if (station !== this.#own) return { ...change, lines: [] };
    const lines = [
      ...[...gone].flatMap((id) => this.#outbox.gone(id, now)),
      ...[...changed.values()].flatMap((passing) => this.#outbox.changed(passing, now)),
    ];
    return { ...change, lines };
  }

  /** Takes in actions that are on disk, in the journal of this station or of another. */
  takeActions(actionLines: readonly string[], now: Ms, station = this.#own): RaceChange {
    const actions = this.#actionsOf(actionLines, station);
    const touched =
      actions.length === 1 && actions[0] !== undefined
        ? this.timing.apply(actions[0])
        : this.timing.applyAll(actions);
    const passings = actions.map(passingOfAction).filter((id) => id !== null);
    const change = { touched, passings, gone: [], lines: [] };
    if (!actions.some(changesReadRules)) return change;
    const rules = new ReadRules(this.timing.race, this.timing.actions);
    if (rules.key === this.#rules.key) return change;
    this.#rules = rules;
    const before = this.#ownPassings();
    const lines = this.#outbox.replaced(before, this.#rebuild(), now);
    return { touched: 'all', passings: [], gone: [], lines };
  }

  /** Actions of another station that a newer version wrote: they are left out until this one is updated. */
  notUnderstood(station: string): number {
    return this.#sources.get(station)?.notUnderstood ?? 0;
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

  /** The Lamport number for this station's next action. */
  get nextLamport(): number {
    return (this.timing.actions.at(-1)?.lamport ?? 0) + 1;
  }

  #actionsOf(lines: readonly string[], station: string): Action[] {
    const source = this.#sources.get(station);
    if (source === undefined || station === this.#own) return lines.map(actionOfLine);
    const actions = knownActions(lines);
    source.notUnderstood += lines.length - actions.length;
    return actions;
  }

  #ownPassings(): Map<string, Passing> {
    const own = new Map<string, Passing>();
    for (const passing of this.timing.passings())
      if (passing.source === 'chip' && passing.id.startsWith(`${this.#own}:`)) own.set(passing.id, passing);
    return own;
  }

  /** Makes all passings again, by the rules as they are now. Gives those of the station itself. */
  #rebuild(): ReadonlyMap<string, Passing> {
    const made = new Map<string, Map<string, Passing>>();
    for (const [station, source] of this.#sources) {
      source.builder = new PassingBuilder(station, this.#rules);
      made.set(station, passingsOf(source));
    }
    this.timing.replacePassings([...made.values()].flatMap((passings) => [...passings.values()]));
    return made.get(this.#own) ?? new Map<string, Passing>();
  }
}

/** All passings of a journal, by id. */
function passingsOf(source: Source): Map<string, Passing> {
  const passings = new Map<string, Passing>();
  for (const read of source.journal.passingReads()) {
    source.taken = read.number;
    const made = source.builder.add(read);
    if (made === null) continue;
    passings.set(made.passing.id, made.passing);
    for (const id of made.gone) passings.delete(id);
  }
  return passings;
}

function changesReadRules({ type }: Action): boolean {
  return type === 'race.define' || type === 'clock.correct' || type === 'undo';
}

/** The action in a line of the journal. */
export function actionOfLine(text: string): Action {
  const line = lineSchema.parse(JSON.parse(text));
  if (line.t !== 'action') throw new Error(`a line of the action stream holds "${line.t}"`);
  return actionSchema.parse(line.action);
}

/** Those actions of another station's lines that this version knows. */
export function knownActions(lines: readonly string[]): Action[] {
  return lines.flatMap((line) => {
    try {
      return [actionOfLine(line)];
    } catch {
      return [];
    }
  });
}
