import type { Action } from '../../timing/model/actions.ts';
import type { JournalRead } from '../../timing/model/read.ts';
import { AllChipChecks } from '../../timing/passings/chip-checks.ts';
import { leftOutTogether, type LeftOutReads } from '../../timing/passings/left-out.ts';
import { PassingBuilder } from '../../timing/passings/passing-builder.ts';
import type { Row } from '../../timing/passings/passing-rows.ts';
import { PassingTable } from '../../timing/passings/passing-table.ts';
import { ReadRules } from '../../timing/passings/read-rules.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { knownActions, lamportOf } from './action-lines.ts';

/** Actions of a newer version in a journal: how many, and the highest Lamport number of them. */
export interface NotUnderstood {
  count: number;
  lamport: number;
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
  notUnderstood: NotUnderstood;
}

/** What reads became: rows of passings that are new or grew, ids of those that became part of another, and the chips. */
interface TakenIn {
  rows: Set<Row>;
  gone: Set<string>;
  chips: Set<string>;
}

/** The journals at a station, its own and the replicas of others, and the passings that are made of their reads. */
export class Sources {
  /** Which reads make passings, and at what moment: of those that come, and of all when they are made the next time. */
  rules = new ReadRules(null, []);
  #table: PassingTable;
  /** By station. */
  readonly #sources = new Map<string, Source>();

  /** Reads are put into this table, until {@link Sources.make} gives another. */
  constructor(table: PassingTable) {
    this.#table = table;
  }

  /** The passings that reads are put into. */
  get table(): PassingTable {
    return this.#table;
  }

  /** About how many passings are made of all reads. */
  get size(): number {
    return passingsIn(this.#journals());
  }

  /** From now on reads of this journal may come; those that it holds already are not taken in. */
  add(journal: JournalReader, notUnderstood: NotUnderstood): void {
    const { station } = journal.identity;
    const builder = new PassingBuilder(station, this.rules, this.#table);
    this.#sources.set(station, { journal, builder, taken: 0, notUnderstood });
  }

  /** The journal of a station; undefined where it is not here. */
  journal(station: string): JournalReader | undefined {
    return this.#sources.get(station)?.journal;
  }

  /** Whether any journal has reads. */
  get hasReads(): boolean {
    return this.#journals().some((journal) => journal.count('reads') > 0);
  }

  /** Makes passings of reads of a station's journal; those that were taken in before are passed over. */
  take(station: string, reads: readonly JournalRead[]): TakenIn {
    const source = this.#of(station);
    const [rows, gone, chips] = [new Set<Row>(), new Set<string>(), new Set<string>()];
    for (const read of reads) {
      if (read.number <= source.taken) continue;
      const made = build(source, read);
      if (made === null) continue;
      chips.add(read.chip);
      rows.add(made.row);
      for (const id of made.gone) gone.add(id);
    }
    return { rows, gone, chips };
  }

  /** Reads that are on disk and were not taken in, by station. */
  *late(): Iterable<[station: string, reads: JournalRead[]]> {
    for (const [station, { journal, taken }] of this.#sources)
      yield [station, [...journal.passingReads(taken)]];
  }

  /** The actions of lines of a station's journal; those of a newer version are counted. */
  actionsOf(station: string, lines: readonly string[]): Action[] {
    return understood(lines, this.#of(station).notUnderstood);
  }

  /** Actions in a station's journal that a newer version wrote. */
  notUnderstood(station: string): number {
    return this.#sources.get(station)?.notUnderstood.count ?? 0;
  }

  /** The highest Lamport number of an action that is not understood; 0 where there is none. */
  get unknownLamport(): number {
    return Math.max(0, ...[...this.#sources.values()].map(({ notUnderstood }) => notUnderstood.lamport));
  }

  /** Reads of all journals here that count for nobody. */
  leftOut(): LeftOutReads[] {
    return leftOutTogether([...this.#sources.values()].map(({ builder }) => builder.leftOut));
  }

  /** What was held to the mat of the chip check, of all journals here. */
  chipChecks(): AllChipChecks {
    return new AllChipChecks([...this.#sources.values()].map(({ builder }) => builder.chipChecks));
  }

  /** Makes the passings of all reads, by the rules as they are now; in the end further reads go into this table. */
  *make(table: PassingTable): Steps<void> {
    const made = yield* this.#build(table, this.rules);
    for (const [station, source] of this.#sources) Object.assign(source, made.get(station));
    this.#table = table;
  }

  /** The same journals by other rules, with a table of their own; nothing here changes. */
  *aside(rules: ReadRules): Steps<Sources> {
    const aside = new Sources(new PassingTable(this.size));
    aside.rules = rules;
    for (const { journal } of this.#sources.values()) aside.add(journal, { count: 0, lamport: 0 });
    yield* aside.make(aside.table);
    return aside;
  }

  /** Makes the passings of all reads that are on disk at its end, by these rules: the builders, by station. */
  *#build(table: PassingTable, rules: ReadRules): Steps<Map<string, Builder>> {
    const made = new Map<string, Builder>();
    const builderOf = (station: string) => {
      const known = made.get(station) ?? { builder: new PassingBuilder(station, rules, table), taken: 0 };
      made.set(station, known);
      return known;
    };
    for (const journal of this.#journals()) {
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

  #of(station: string): Source {
    const source = this.#sources.get(station);
    if (source === undefined) throw new Error(`no journal of station ${station} is here`);
    return source;
  }

  #journals(): JournalReader[] {
    return [...this.#sources.values()].map(({ journal }) => journal);
  }
}

/** The actions of these lines; those of a newer version are counted. */
export function understood(lines: readonly string[], notUnderstood: NotUnderstood): Action[] {
  return knownActions(lines, (line) => {
    notUnderstood.count += 1;
    notUnderstood.lamport = Math.max(notUnderstood.lamport, lamportOf(line));
  });
}

/** About how many passings were made of the reads of these journals. */
export function passingsIn(journals: readonly JournalReader[]): number {
  return journals.reduce((sum, journal) => sum + journal.count('passing_lines'), 0);
}

/** Takes a read into the table, if the rules let it. */
function build(own: Builder, read: JournalRead): ReturnType<PassingBuilder['add']> {
  own.taken = read.number;
  return own.builder.add(read);
}
