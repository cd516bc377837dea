import { lineSchema } from '../contract/sync.ts';
import { actionSchema } from '../contract/actions.ts';
import type { Action } from '../timing/actions.ts';
import { PassingBuilder, type PassingChange } from '../timing/passing-builder.ts';
import type { Ms } from '../timing/race.ts';
import { Timing, type Touched } from '../timing/timing.ts';
import type { JournalReader } from './journal/journal-reader.ts';
import type { StoredRead } from './journal/rows.ts';
import { PassingOutbox } from './sync/passing-outbox.ts';

/** Until a race says otherwise. */
export const defaultPassingGap: Ms = 10_000;

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
  #builder: PassingBuilder;
  #gap: Ms = defaultPassingGap;

  private constructor(journal: JournalReader, outbox: PassingOutbox) {
    this.#journal = journal;
    this.#outbox = outbox;
    this.#builder = new PassingBuilder(journal.identity.station, this.#gap);
  }

  /** Makes everything from the journal. `lines` are those that a killed station did not come to write. */
  static load(journal: JournalReader, now: Ms): { race: StationRace; lines: string[] } {
    const outbox = new PassingOutbox(journal.lines('passing_lines').map(({ line }) => line));
    const race = new StationRace(journal, outbox);
    race.timing.applyAll(journal.lines('actions').map(({ line }) => actionOfLine(line)));
    race.#gap = race.timing.race?.passingGap ?? defaultPassingGap;
    return { race, lines: race.#rebuild(now) };
  }

  /** Takes in reads that are on disk. */
  takeReads(reads: readonly StoredRead[], now: Ms): RaceChange {
    const change: RaceChange = { touched: new Set(), passings: [], gone: [], lines: [] };
    const touched = new Set<string>();
    for (const read of reads) {
      const { passing, gone } = this.#take(this.#builder.add(read), touched);
      change.passings.push(passing.id);
      change.gone.push(...gone);
      change.lines.push(
        ...this.#outbox.changed(passing, now),
        ...gone.flatMap((id) => this.#outbox.gone(id, now)),
      );
    }
    return { ...change, touched };
  }

  /** Takes in actions that are on disk. */
  takeActions(lines: readonly string[], now: Ms): RaceChange {
    const actions = lines.map(actionOfLine);
    const touched =
      actions.length === 1 && actions[0] !== undefined
        ? this.timing.apply(actions[0])
        : this.timing.applyAll(actions);
    const gap = this.timing.race?.passingGap ?? this.#gap;
    if (gap === this.#gap) return { touched, passings: [], gone: [], lines: [] };
    this.#gap = gap;
    return { touched: 'all', passings: [], gone: [], lines: this.#rebuild(now) };
  }

  /** Lines for passings that have become quiet; ask now and then. */
  quietLines(now: Ms): string[] {
    return this.#outbox.quiet(now - this.#gap, now);
  }

  /** Lines for all passings that grew since they were last said; for an orderly end. */
  lastLines(now: Ms): string[] {
    return this.#outbox.quiet(Infinity, now);
  }

  /** The Lamport number for this station's next action. */
  get nextLamport(): number {
    return (this.timing.actions.at(-1)?.lamport ?? 0) + 1;
  }

  #take(change: PassingChange, touched: Set<string>): PassingChange {
    for (const id of change.gone) addAll(touched, this.timing.withdraw(id));
    addAll(touched, this.timing.observe(change.passing));
    return change;
  }

  /** Makes all passings again, with the gap as it is now. */
  #rebuild(now: Ms): string[] {
    this.#builder = new PassingBuilder(this.#journal.identity.station, this.#gap);
    const passings = new Map<string, PassingChange['passing']>();
    for (const read of this.#journal.reads()) {
      const { passing, gone } = this.#builder.add(read);
      passings.set(passing.id, passing);
      for (const id of gone) passings.delete(id);
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

/** The action in a line of the journal. */
export function actionOfLine(text: string): Action {
  const line = lineSchema.parse(JSON.parse(text));
  if (line.t !== 'action') throw new Error(`a line of the action stream holds "${line.t}"`);
  return actionSchema.parse(line.action);
}
