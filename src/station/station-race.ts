import { lineSchema } from '../contract/sync.ts';
import { actionSchema } from '../contract/actions.ts';
import type { Action } from '../timing/actions.ts';
import { PassingBuilder } from '../timing/passing-builder.ts';
import type { Ms } from '../timing/race.ts';
import type { Passing } from '../timing/read.ts';
import { ReadRules } from '../timing/read-rules.ts';
import { Timing, type Touched } from '../timing/timing.ts';
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

/** The race as this station's journal tells it: passings made of reads, results made of passings and actions. */
export class StationRace {
  timing = new Timing();
  readonly #journal: JournalReader;
  readonly #outbox: PassingOutbox;
  #rules = new ReadRules(null, []);
  #builder: PassingBuilder;

  private constructor(journal: JournalReader, outbox: PassingOutbox) {
    this.#journal = journal;
    this.#outbox = outbox;
    this.#builder = new PassingBuilder(journal.identity.station, this.#rules);
  }

  /** Makes everything from the journal. `lines` are those that a killed station did not come to write. */
  static load(journal: JournalReader, now: Ms): { race: StationRace; lines: string[] } {
    const outbox = new PassingOutbox(journal.lines('passing_lines').map(({ line }) => line));
    const race = new StationRace(journal, outbox);
    race.timing.applyAll(journal.lines('actions').map(({ line }) => actionOfLine(line)));
    race.#rules = new ReadRules(race.timing.race, race.timing.actions);
    return { race, lines: race.#rebuild(now) };
  }

  /** Takes in reads that are on disk. What a passing became by all of them counts once. */
  takeReads(reads: readonly StoredRead[], now: Ms): RaceChange {
    const changed = new Map<string, Passing>();
    const gone = new Set<string>();
    for (const read of reads) {
      const made = this.#builder.add(read);
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
    const lines = [
      ...[...gone].flatMap((id) => this.#outbox.gone(id, now)),
      ...[...changed.values()].flatMap((passing) => this.#outbox.changed(passing, now)),
    ];
    return { touched, passings: [...changed.keys()], gone: [...gone], lines };
  }

  /** Takes in actions that are on disk. */
  takeActions(lines: readonly string[], now: Ms): RaceChange {
    const actions = lines.map(actionOfLine);
    const touched =
      actions.length === 1 && actions[0] !== undefined
        ? this.timing.apply(actions[0])
        : this.timing.applyAll(actions);
    if (!actions.some(changesReadRules)) return { touched, passings: [], gone: [], lines: [] };
    const rules = new ReadRules(this.timing.race, this.timing.actions);
    if (rules.key === this.#rules.key) return { touched, passings: [], gone: [], lines: [] };
    this.#rules = rules;
    return { touched: 'all', passings: [], gone: [], lines: this.#rebuild(now) };
  }

  /** Lines for passings that have become quiet; ask now and then. */
  quietLines(now: Ms): string[] {
    return this.#outbox.quiet(now - this.#rules.longestGap, now);
  }

  /** Lines for all passings that grew since they were last said; for an orderly end. */
  lastLines(now: Ms): string[] {
    return this.#outbox.quiet(Infinity, now);
  }

  /** The Lamport number for this station's next action. */
  get nextLamport(): number {
    return (this.timing.actions.at(-1)?.lamport ?? 0) + 1;
  }

  /** Makes all passings again, by the rules as they are now. */
  #rebuild(now: Ms): string[] {
    this.#builder = new PassingBuilder(this.#journal.identity.station, this.#rules);
    const passings = new Map<string, Passing>();
    for (const read of this.#journal.reads()) {
      const made = this.#builder.add(read);
      if (made === null) continue;
      passings.set(made.passing.id, made.passing);
      for (const id of made.gone) passings.delete(id);
    }
    this.timing.replacePassings(passings.values());
    const gone = [...this.#outbox.saidIds()].filter((id) => !passings.has(id));
    return [
      ...gone.flatMap((id) => this.#outbox.gone(id, now)),
      ...[...passings.values()].flatMap((passing) => this.#outbox.say(passing, now)),
    ];
  }
}

function addAll(target: Set<string>, touched: Touched): void {
  if (touched !== 'all') for (const bib of touched) target.add(bib);
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
