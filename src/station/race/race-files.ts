import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ListMapping } from '../../contract/list-mapping.ts';
import { previewRowsMax, type ListPreview } from '../../contract/list-preview.ts';
import { boundedProblems, type Problem } from '../../contract/problem.ts';
import type { Action, EntryField, KeptFields } from '../../timing/model/actions.ts';
import { chipKey } from '../../timing/model/chip.ts';
import { isUndone, undoneTargets } from '../../timing/facts/action-order.ts';
import { definesEvent } from '../../timing/facts/station-event.ts';
import { importedEntry } from '../../timing/facts/actions/entries-import.ts';
import { raceDayChanges, type RaceDayChange } from '../../timing/insight/race-day-changes.ts';
import { eventOfRace, type EventDefinition } from '../../timing/model/event.ts';
import type { Entry } from '../../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import { CrewError, refuse } from '../process/crew-error.ts';
import { parseEventJson, type Definition } from '../../files/event-json.ts';
import type { TakenChip } from '../../files/start-list-doubles.ts';
import { isSameField, listChanges } from './list-changes.ts';
import { readListAside } from './list-thread.ts';
import type { StartList } from '../../files/start-list.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { decodeText, type TextOptions } from '../../files/text.ts';
import { runYielding } from '../process/run-yielding.ts';
import { noSite, unknownSite } from './no-site.ts';
import { nameOf, type By, type Recorder } from './recorder.ts';
import type { StationRace } from './station-race.ts';

/** What a list does to what was changed one by one on race day: leaves it, or puts its own in the place of it. */
export type RaceDayChoice = 'keep' | 'list';

/** How a start list is to be read and taken. */
export interface StartListOptions extends TextOptions {
  /** Where absent, a list that would overwrite something of race day is refused with what that is. */
  raceDay?: RaceDayChoice | undefined;
  /** Race id of everybody in a list that has no column for it. */
  race?: string | undefined;
  /** Where the list begins and what its columns mean; guessed where absent. */
  mapping?: ListMapping | undefined;
  /** Chips of entries that the list does not name may be taken from them. */
  mayTakeChips?: boolean | undefined;
  /** Rows in which something is wrong are left out. */
  skipBadRows?: boolean | undefined;
  /** What the preview said of the bytes. */
  digest?: string | undefined;
}

/** Keeps how lists were read, for the next list with the same headings. */
export interface ListMemory {
  mappings(): Readonly<Record<string, ListMapping>>;
  remember(key: string, mapping: ListMapping): void;
}

const noMemory: ListMemory = { mappings: () => ({}), remember: () => undefined };

/** What came of a file; the action is null where it changed nothing. */
export interface Loaded {
  action: string | null;
  warnings: Problem[];
}

/** Events and start lists from files, for the console and the command line. Refusals are {@link CrewError}s. */
export class RaceFiles {
  readonly #race: StationRace;
  readonly #recorder: Recorder;
  readonly #memory: ListMemory;

  constructor(race: StationRace, recorder: Recorder, memory: ListMemory = noMemory) {
    this.#race = race;
    this.#recorder = recorder;
    this.#memory = memory;
  }

  /** Loads an event, or its short form of one race, from a JSON file. */
  async loadRace(by: By, bytes: Uint8Array, file: string, options: TextOptions = {}): Promise<Loaded> {
    const { value, warnings } = definitionIn(bytes, file, options);
    const { event: before, timing } = this.#race;
    const action = await this.define(by, value);
    const { id } = identityOf(value);
    const staying = action !== null && before !== null && before.id !== id ? timing.counts().entries : 0;
    if (staying > 0)
      warnings.push({
        ...problemOf(message('problems.entries-stay', { race: before?.id ?? '', count: staying })),
        file,
      });
    return { action, warnings };
  }

  /** What a file would define, refused where {@link RaceFiles.loadRace} would refuse it; nothing is done. */
  imagined(bytes: Uint8Array, file: string, options: TextOptions = {}): Definition {
    const { value } = definitionIn(bytes, file, options);
    this.#refuseOtherEvent(value);
    return value;
  }

  /**
   * Takes what defines the event; null where it is there already, or, from the command line, was loaded before: starting
   * again with the same file changes nothing. Another event's is refused once this one has begun.
   */
  async define(by: By, definition: Definition): Promise<string | null> {
    const { event, actions } = this.#race;
    const own = eventOf(definition);
    const wasLoaded = actions.some((action) => definesEvent(action) && isSame(eventOf(action), own));
    if ((event !== null && isSame(own, event)) || (wasLoaded && isCommandLine(by))) return null;
    this.#refuseOtherEvent(definition);
    return this.#recorder.record(by, definition);
  }

  /**
   * Says at which site of the event this station is; null where it is there already. Another one's is refused once
   * the station has begun to time, and so is one where the other laptops here are not.
   */
  async chooseSite(by: By, site: string): Promise<string | null> {
    const { event, timing, hasReads } = this.#race;
    if (event === null) throw new CrewError([noSite(this.#race.event)]);
    const sites = event.sites.map(({ id }) => id);
    if (!sites.includes(site)) throw new CrewError([unknownSite(event, site)]);
    if (sites.length === 1 || timing.siteId === site) return null;
    const before = timing.site?.site.id;
    if (before !== undefined && (hasReads || this.#hasBegun()))
      refuse(message('problems.other-site', { site: before, other: site }));
    const elsewhere = this.#race.times.othersSites().find((other) => other !== site);
    if (elsewhere !== undefined) refuse(message('problems.peers-site', { site: elsewhere, other: site }));
    return this.#recorder.record(by, { type: 'station.event', event: event.id, site });
  }

  /**
   * Loads a start list from a text or a workbook; `replaced` are the entries that were there before. One row in which
   * something is wrong refuses it, unless such rows are to be left out.
   */
  async loadStartList(
    by: By,
    bytes: Uint8Array,
    file: string,
    options: StartListOptions = {},
  ): Promise<Loaded & { imported: number; replaced: number }> {
    const { timing } = this.#race;
    if (options.digest !== undefined && options.digest !== digestOf(bytes))
      throw new CrewError([{ ...problemOf(message('problems.list-changed')), file }]);
    const { entries, fields, problems, warnings, bad, taken, look } = await this.#readList(
      bytes,
      file,
      options,
    );
    const isRowsOnly = problems.every(
      ({ line, code }) => code === 'more-problems' || (line !== undefined && !whole.has(code)),
    );
    if (problems.length > 0 && !(options.skipBadRows === true && isRowsOnly && entries.length > 0))
      throw new CrewError(problems);
    if (bad > 0) warnings.push({ ...problemOf(message('problems.rows-left', { count: bad })), file });
    const replaced = entries.filter(({ bib }) => timing.entry(bib) !== undefined).length;
    const list = { entries: [...entries, ...this.#losers(taken)], fields };
    const action = await this.takeStartList(by, file, list, options.raceDay);
    if (options.mapping !== undefined) this.#remember(look.key, options.mapping);
    return { action, imported: entries.length, replaced, warnings };
  }

  /** What a start list would do and how its columns are read; nothing is done. */
  async previewStartList(
    bytes: Uint8Array,
    file: string,
    options: StartListOptions = {},
  ): Promise<ListPreview> {
    const { timing } = this.#race;
    const { entries, fields, problems, warnings, bad, taken, look } = await this.#readList(
      bytes,
      file,
      options,
    );
    const all = [...entries, ...this.#losers(taken)];
    const { counts, ...changes } = await runYielding(listChanges(timing, all, fields));
    const raceDay = await runYielding(raceDayChanges(timing, all, fields));
    const { key: _key, ...shown } = look;
    return {
      digest: digestOf(bytes),
      ...shown,
      problems,
      warnings,
      counts: { ...counts, good: entries.length, bad, raceDay: raceDay.length },
      ...changes,
      raceDay: raceDay.slice(0, previewRowsMax),
    };
  }

  async #readList(bytes: Uint8Array, file: string, options: StartListOptions) {
    const { timing } = this.#race;
    const { site } = timing;
    if (site === null) throw new CrewError([noSite(this.#race.event)]);
    const { race: ofRace, mapping, mayTakeChips, encoding, language } = options;
    if (ofRace !== undefined && timing.race(ofRace) === undefined)
      refuse(message('problems.race-unknown', { value: ofRace }));
    const list = {
      bytes,
      file,
      options: { zone: site.site.zone, encoding, language },
      site,
      ofRace,
      mapping,
      mayTakeChips,
      remembered: this.#memory.mappings(),
    };
    return readListAside(list, timing.entries());
  }

  /** The entries that lose chips to a list, without them. */
  #losers(taken: readonly TakenChip[]): Entry[] {
    const lost = new Map(
      [...Map.groupBy(taken, ({ bib }) => bib)].map(([bib, each]) => [
        bib,
        new Set(each.map(({ chip }) => chipKey(chip))),
      ]),
    );
    return [...lost].flatMap(([bib, chips]) => {
      const entry = this.#race.timing.entry(bib);
      if (entry === undefined) return [];
      return [{ ...entry, chips: entry.chips.filter((chip) => !chips.has(chipKey(chip))) }];
    });
  }

  #remember(key: string, mapping: ListMapping): void {
    this.#memory.remember(key, mapping);
  }

  /**
   * Takes a start list: its columns replace those of the same bibs, other columns stay. Null where it would change
   * nothing, or, from the command line, was loaded before.
   */
  async takeStartList(
    by: By,
    file: string,
    { entries, fields }: StartList,
    raceDay?: RaceDayChoice,
  ): Promise<string | null> {
    const { timing } = this.#race;
    if (isCommandLine(by) && (await runYielding(this.#wasLoaded(entries, fields)))) return null;
    const changes = await runYielding(raceDayChanges(timing, entries, fields));
    if (changes.length > 0 && raceDay === undefined)
      throw new CrewError(boundedProblems(changes.map((change) => changeProblem(change, file))));
    const keep = raceDay === 'keep' ? keptFields(changes) : [];
    const { whole, changed } = await runYielding(this.#completed(entries, fields, keep));
    const overRaceDay = raceDay === 'list' && changes.length > 0;
    if (!overRaceDay && changed.length === 0) return null;
    // The command line knows a list that it loaded before by all of it.
    const recorded = overRaceDay || isCommandLine(by) ? whole : changed;
    return this.#recorder.recordList(by, file, recorded, {
      fields,
      ...(keep.length > 0 ? { keep } : {}),
      ...(overRaceDay ? { overRaceDay } : {}),
    });
  }

  /** The entries with the fields that the list has no columns for, and those of them that stand otherwise now. */
  *#completed(
    entries: readonly Entry[],
    fields: readonly EntryField[],
    keep: readonly KeptFields[],
  ): Steps<{ whole: Entry[]; changed: Entry[] }> {
    const kept = new Map(keep.map((one) => [one.bib, one.fields]));
    const whole: Entry[] = [];
    const changed: Entry[] = [];
    yield* forEachInSteps(entries, (entry) => {
      const complete = importedEntry(this.#race.timing.entry(entry.bib), entry, fields);
      whole.push(complete);
      if (!this.#changesNothing(complete, fields, kept.get(entry.bib) ?? [])) changed.push(complete);
    });
    return { whole, changed };
  }

  #changesNothing(entry: Entry, fields: readonly EntryField[], kept: KeptFields['fields']): boolean {
    const before = this.#race.timing.entry(entry.bib);
    if (before === undefined) return kept.includes('withdrawn');
    return isSameEntry(importedEntry(before, entry, fields, kept), before);
  }

  *#wasLoaded(entries: readonly Entry[], fields: readonly EntryField[]): Steps<boolean> {
    const lists = Map.groupBy(
      this.#race.actions.filter((action) => action.type === 'entries.import'),
      (action) => action.list,
    );
    for (const parts of lists.values()) {
      const [{ fields: had } = {}] = parts;
      if (had !== undefined && !isSame(had, fields)) continue;
      const before = parts.flatMap((part) => part.entries);
      let isLoaded = before.length === entries.length;
      for (let index = 0; isLoaded && index < before.length; index += 1) {
        isLoaded = isSame(onlyFields(before[index]!, had), onlyFields(entries[index]!, had));
        yield;
      }
      if (isLoaded) return true;
    }
    return false;
  }

  #hasBegun(): boolean {
    const { actions } = this.#race;
    const undone = undoneTargets(actions);
    return actions.some((action) => begins.has(action.type) && !isUndone(action, undone));
  }

  /** A journal that a race has begun in is that race's alone: its reads and rulings would count for the other. */
  #refuseOtherEvent(definition: Definition): void {
    const race = identityOf(definition);
    const { actions, hasReads, event } = this.#race;
    const defined = actions.findLast(definesEvent);
    const last = event ?? (defined === undefined ? undefined : identityOf(defined));
    if (last === undefined || (last.id === race.id && last.date === race.date)) return;
    if (!hasReads && !this.#hasBegun()) return;
    const params = { race: last.id, date: last.date, other: race.id, otherDate: race.date };
    refuse(message('problems.other-race', params));
  }
}

/** What happens in a race, and not before it. */
const begins: ReadonlySet<Action['type']> = new Set([
  'gun.fire',
  'passing.add',
  'passing.sheet',
  'status.set',
  'order.set',
  'race.close',
]);

type Outcome<Value> = { ok: true; value: Value; warnings: Problem[] } | { ok: false; problems: Problem[] };

function accepted<Value>(outcome: Outcome<Value>): { value: Value; warnings: Problem[] } {
  if (!outcome.ok) throw new CrewError(outcome.problems);
  return outcome;
}

function definitionIn(bytes: Uint8Array, file: string, options: TextOptions) {
  const text = accepted(decodeText(bytes, file, options)).value;
  return accepted(parseEventJson(text, file));
}

function keptFields(changes: readonly RaceDayChange[]): KeptFields[] {
  return [...Map.groupBy(changes, ({ bib }) => bib)].map(([bib, each]) => ({
    bib,
    fields: each.map(({ field }) => field),
  }));
}

function changeProblem({ bib, field, now, list }: RaceDayChange, file: string): Problem {
  const change = { bib, field, now: now ?? '', list: list ?? '' };
  return { ...problemOf(message('problems.race-day-change', change)), file };
}

function onlyFields(entry: Entry, fields: readonly EntryField[] | undefined): object {
  if (fields === undefined) return entry;
  return { bib: entry.bib, ...Object.fromEntries(fields.map((field) => [field, entry[field]])) };
}

function isSameEntry(one: Entry, other: Entry): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Entry>;
  return [...fields].every((field) => isSameField(one, other, field));
}

/** Problems of a whole list, though they name the line of its headings. */
const whole: ReadonlySet<string> = new Set(['columns-missing', 'columns-double']);

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same once it is written down: keys in any order, absent or undefined. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
}

/** The command line names its files again at every start; a person who loads one again means it. */
function isCommandLine(by: By): boolean {
  return ['cli', 'replay'].includes(nameOf(by));
}

function eventOf(definition: Definition): EventDefinition {
  return definition.type === 'event.define' ? definition.event : eventOfRace(definition.race).event;
}

function identityOf(definition: Definition): Pick<EventDefinition, 'id' | 'date'> {
  const { id, date } = definition.type === 'event.define' ? definition.event : definition.race;
  return { id, date };
}
