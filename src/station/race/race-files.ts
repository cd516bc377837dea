import { isDeepStrictEqual } from 'node:util';
import { boundedProblems, type Problem } from '../../contract/problem.ts';
import type { Action, EntryField, KeptFields } from '../../timing/model/actions.ts';
import { clubKey } from '../../timing/model/club.ts';
import { isUndone, undoneTargets } from '../../timing/facts/action-order.ts';
import { definesEvent } from '../../timing/facts/station-event.ts';
import { importedEntry } from '../../timing/facts/actions/entries-import.ts';
import { raceDayChanges, type RaceDayChange } from '../../timing/insight/race-day-changes.ts';
import { eventOfRace, type EventDefinition } from '../../timing/model/event.ts';
import type { Entry } from '../../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import { CrewError, refuse } from '../process/crew-error.ts';
import { parseEventJson, type Definition } from '../../files/event-json.ts';
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
}

/** What came of a file; the action is null where it changed nothing. */
export interface Loaded {
  action: string | null;
  warnings: Problem[];
}

/** Events and start lists from files, for the console and the command line. Refusals are {@link CrewError}s. */
export class RaceFiles {
  readonly #race: StationRace;
  readonly #recorder: Recorder;

  constructor(race: StationRace, recorder: Recorder) {
    this.#race = race;
    this.#recorder = recorder;
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

  /** Loads a start list from a CSV file; `replaced` are the entries that were there before. */
  async loadStartList(
    by: By,
    bytes: Uint8Array,
    file: string,
    options: StartListOptions = {},
  ): Promise<Loaded & { imported: number; replaced: number }> {
    const { timing } = this.#race;
    const { site } = timing;
    if (site === null) throw new CrewError([noSite(this.#race.event)]);
    const { raceDay, race: ofRace, ...hints } = options;
    if (ofRace !== undefined && timing.race(ofRace) === undefined)
      refuse(message('problems.race-unknown', { value: ofRace }));
    const list = { bytes, file, options: { zone: site.site.zone, ...hints }, site, ofRace };
    const { value, warnings } = accepted(await readListAside(list, timing.entries()));
    const replaced = value.entries.filter(({ bib }) => timing.entry(bib) !== undefined).length;
    const action = await this.takeStartList(by, file, value, raceDay);
    return { action, imported: value.entries.length, replaced, warnings };
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
    const { whole, changesNothing } = await runYielding(this.#completed(entries, fields, keep));
    const overRaceDay = raceDay === 'list' && changes.length > 0;
    if (!overRaceDay && changesNothing) return null;
    return this.#recorder.recordList(by, file, whole, {
      fields,
      ...(keep.length > 0 ? { keep } : {}),
      ...(overRaceDay ? { overRaceDay } : {}),
    });
  }

  /** The entries with the fields that the list has no columns for, and whether they are as they stand already. */
  *#completed(
    entries: readonly Entry[],
    fields: readonly EntryField[],
    keep: readonly KeptFields[],
  ): Steps<{ whole: Entry[]; changesNothing: boolean }> {
    const kept = new Map(keep.map((one) => [one.bib, one.fields]));
    const whole: Entry[] = [];
    let changesNothing = true;
    yield* forEachInSteps(entries, (entry) => {
      const complete = importedEntry(this.#race.timing.entry(entry.bib), entry, fields);
      whole.push(complete);
      changesNothing &&= this.#changesNothing(complete, fields, kept.get(entry.bib) ?? []);
    });
    return { whole, changesNothing };
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
  return [...fields].every((field) => {
    if (field === 'chips') return one.chips.join(' ') === other.chips.join(' ');
    if (field === 'club') return clubKey(one.club ?? '') === clubKey(other.club ?? '');
    return one[field] === other[field];
  });
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
