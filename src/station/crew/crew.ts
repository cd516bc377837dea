import { undoingOf } from '../../contract/actions.ts';
import { parseReaderAddress, ReaderAddressError } from '../../readers/address.ts';
import { ReaderRefusal } from '../../readers/reader.ts';
import type { ActionBody, EntryFields } from '../../timing/model/actions.ts';
import { actIdOf, undoneTargets } from '../../timing/facts/action-order.ts';
import type { ListId } from '../../timing/lists/list-definitions.ts';
import { matNamed, matNames } from '../../timing/passings/mat-names.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import { chipCheckMat, isChipCheck } from '../../timing/model/chip-check.ts';
import { matSettingsOf } from '../../timing/passings/read-rules.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { HandSource } from '../../timing/model/read.ts';
import { message } from '../../words/message.ts';
import { chipKey } from '../../timing/model/chip.ts';
import type { ChipCheck } from '../../timing/passings/chip-checks.ts';
import { Chips } from './chips.ts';
import { Conflicts } from './conflicts.ts';
import { Protests } from './protests.ts';
import { readEntryFields } from './read-entry-fields.ts';
import type { StationClock } from '../process/clock.ts';
import { CrewError, refuse } from '../process/crew-error.ts';
import { sourceOf } from '../ingest/reader-intake.ts';
import { readerOwners } from '../ingest/reader-owners.ts';
import type { ReaderPool } from '../ingest/reader-pool.ts';
import type { By, Recorder } from '../race/recorder.ts';
import { noSite } from '../race/no-site.ts';
import type { StationRace } from '../race/station-race.ts';

/** What the timing crew can do to the race, from the console or the command line. Each is one action, checked first. */
export class Crew {
  readonly #race: StationRace;
  readonly #recorder: Recorder;
  readonly #clock: StationClock;
  readonly #readers: ReaderPool;
  readonly chips: Chips;
  readonly protests: Protests;
  readonly conflicts: Conflicts;
  /** Waves whose gun is on its way to the journal. */
  readonly #firing = new Set<string>();

  /** Bibs whose entry is on its way to the journal. */
  readonly #adding = new Set<string>();

  constructor(race: StationRace, recorder: Recorder, clock: StationClock, readers: ReaderPool) {
    this.#race = race;
    this.#recorder = recorder;
    this.#clock = clock;
    this.#readers = readers;
    this.chips = new Chips(race, recorder);
    this.conflicts = new Conflicts(race, recorder);
    this.protests = new Protests(race, recorder);
  }

  /** Whether an act was done, here or before the last stop. */
  hasDone(act: string): Promise<boolean> {
    return this.#recorder.hasDone(act);
  }

  /**
   * Fires a wave's gun now, or says when it was fired. `first`: only where nobody has fired it yet, so that a second
   * press, here or on another console, moves no start.
   */
  async fireGun(by: By, wave: string, gun = this.#clock.now(), first = false): Promise<string> {
    this.#checkWave(this.#definedSite(), wave);
    const known = this.#timing.gun(wave);
    if (first && (known?.source === 'fired' || this.#firing.has(wave)))
      refuse({ ...message('problems.gun-fired'), params: { wave } });
    this.#firing.add(wave);
    try {
      return await this.#recorder.record(by, { type: 'gun.fire', wave, gun });
    } finally {
      this.#firing.delete(wave);
    }
  }

  /** Takes an action back, or brings back what was taken back. What is taken back already stays so: gives the undo that did it. */
  async undo(by: By, target: string): Promise<string> {
    const known = this.#timing.actions.find((action) => action.id === target || actIdOf(action) === target);
    if (known === undefined) refuse(message('problems.action-unknown'));
    if (undoingOf(known.type) === 'never') refuse(message('problems.not-undoable'));
    const undone = undoneTargets(this.#timing.actions);
    const standing = this.#timing.actions.find(
      (action) => action.type === 'undo' && action.target === target && !undone.has(action.id),
    );
    return standing?.id ?? this.#recorder.record(by, { type: 'undo', target });
  }

  /** A passing that a person took: a bib, a time, or both. */
  async addPassing(
    by: By,
    point: string,
    bib: string | null,
    time = this.#clock.now(),
    source?: HandSource,
  ): Promise<string> {
    const mat = this.#matNamed(this.#definedSite(), point);
    return this.#recorder.record(by, { type: 'passing.add', point: mat, bib, time, source });
  }

  /** Times at a mat that were written down elsewhere, each with a bib or without, as one act. */
  async addPassings(
    by: By,
    point: string,
    passings: readonly { bib: string | null; time: Ms }[],
    source?: HandSource,
  ): Promise<string> {
    return this.#recorder.recordTimes(by, this.#matNamed(this.#definedSite(), point), passings, source);
  }

  /** Says whose a passing by hand was. */
  async assignPassing(by: By, passing: string, bib: string): Promise<string> {
    if ((this.#timing.passing(passing)?.source ?? 'chip') === 'chip')
      refuse(message('problems.passing-unknown_by-hand'));
    this.#checkBib(bib);
    return this.#recorder.record(by, { type: 'passing.assign', passing, bib });
  }

  async voidPassing(by: By, passing: string, reason: string): Promise<string> {
    if (this.#timing.passing(passing) === undefined) refuse(message('problems.passing-unknown'));
    return this.#recorder.record(by, { type: 'passing.void', passing, reason });
  }

  /**
   * Changes one entry, or adds one: a new bib needs a name and a sex. A chip that the runner was seen by is dropped
   * only where `takeFrom` names the bib. `isNew`: refused where somebody has the bib.
   */
  async changeEntry(
    by: By,
    bib: string,
    typed: EntryFields,
    {
      takeFrom,
      isNew = false,
    }: { takeFrom?: readonly string[] | undefined; isNew?: boolean | undefined } = {},
  ): Promise<string> {
    const site = this.#definedSite();
    const known = this.#timing.entry(bib);
    if (isNew && (known !== undefined || this.#adding.has(bib)))
      refuse(message('problems.bib-taken', { bib, name: known?.name ?? '' }));
    const { fields, problems } = readEntryFields(typed);
    if (problems.length > 0) throw new CrewError(problems);
    const { name = known?.name, sex = known?.sex, wave, chips } = fields;
    if ((name ?? '') === '' || (sex ?? null) === null) refuse(message('problems.entry-incomplete', { bib }));
    if (typeof wave === 'string') this.#checkWave(site, wave);
    if (chips !== undefined) this.chips.checkListed(bib, chips ?? [], takeFrom);
    this.#adding.add(bib);
    try {
      return await this.#recorder.record(by, { type: 'entry.change', bib, fields });
    } finally {
      this.#adding.delete(bib);
    }
  }

  /** Gives a runner another bib, which nobody has: everything of theirs goes with it. */
  async changeBib(by: By, bib: string, to: string): Promise<string> {
    this.#checkBib(bib);
    const taken = this.#timing.entry(to);
    if (taken !== undefined) refuse(message('problems.bib-taken', { bib: to, name: taken.name }));
    return this.#recorder.record(by, { type: 'bib.change', bib, to });
  }

  /** Takes an entry off the start list. Its chips become unknown: who runs nevertheless is seen. */
  async withdrawEntry(by: By, bib: string, reason?: string): Promise<string> {
    this.#checkBib(bib);
    return this.#recorder.record(by, { type: 'entry.withdraw', bib, reason });
  }

  /** What the judges say of a runner: DNS, DNF, DQ, out of time, or that all is well. */
  async setStatus(
    by: By,
    ruling: Omit<Extract<ActionBody, { type: 'status.set' }>, 'type'>,
  ): Promise<string> {
    this.#checkBib(ruling.bib);
    return this.#recorder.record(by, { type: 'status.set', ...ruling });
  }

  /** The judges' order of finishers of a list, or (null) at the finish line; times stay as they are. */
  async setOrder(by: By, list: string | null, bibs: string[], reason?: string): Promise<string> {
    const twice = bibs.find((bib, index) => bibs.indexOf(bib) !== index);
    if (twice !== undefined) refuse(message('problems.bib-twice_order', { bib: twice }));
    for (const bib of bibs) {
      this.#checkBib(bib);
      if (this.#timing.result(bib)?.status !== 'finished') refuse(message('problems.not-finished', { bib }));
      if (
        list !== null &&
        !this.#timing
          .raceOf(bib)
          ?.listsOf(bib)
          .includes(list as ListId)
      )
        refuse(message('problems.not-in-list', { bib, list }));
    }
    return this.#recorder.record(by, { type: 'order.set', list, bibs, reason });
  }

  /** Nobody is out there any more in a race, or in all of them: who did not start is DNS, who did not finish DNF. */
  async closeRace(by: By, race?: string): Promise<string> {
    this.#definedSite();
    if (race !== undefined && this.#timing.race(race) === undefined)
      refuse(message('problems.race-unknown', { value: race }));
    const closing = this.#timing.races.filter((results) => race === undefined || results.race.id === race);
    if (closing.every(({ isClosed }) => isClosed)) refuse(message('problems.race-closed'));
    return this.#recorder.record(by, { type: 'race.close', ...(race === undefined ? {} : { race }) });
  }

  /** Takes a chip whose code a scanner typed for the chip check. */
  async checkChip(chip: string): Promise<ChipCheck> {
    await this.#recorder.recordTypedChip(chip, chipCheckMat);
    const check = this.#race.chipChecks().of(chipKey(chip)).at(-1);
    if (check === undefined) throw new Error('a chip that was typed is not among those that were checked');
    return check;
  }

  async connectReader(by: By, address: string): Promise<string> {
    const { point } = parsedAddress(address);
    if (this.#timing.site !== null && !isChipCheck(point)) this.#matNamed(this.#timing.site, point);
    this.#readers.connect(address);
    return this.#recorder.record(by, { type: 'reader.connect', address });
  }

  async disconnectReader(by: By, address: string): Promise<string> {
    parsedAddress(address);
    await this.#readers.disconnect(address);
    return this.#recorder.record(by, { type: 'reader.disconnect', address });
  }

  /** Sets a reader's clock to this laptop's. */
  async setReaderClock(address: string): Promise<void> {
    parsedAddress(address);
    await this.#readers.setClock(address).catch(refuseReader);
  }

  /** Fetches what a reader kept in its memory since an instant: how much came, and how much of it was new. */
  async fetchStored(address: string, since: Ms): Promise<{ came: number; added: number }> {
    parsedAddress(address);
    return this.#readers.fetchStored(address, since).catch(refuseReader);
  }

  /** Says how far a reader's clock was off: its reads in [from, to) count `offset` later than it said. */
  async correctClock(
    by: By,
    address: string,
    correction: { offset: Ms; from: Ms | null; to: Ms | null },
  ): Promise<string> {
    const { from, to } = correction;
    if (from !== null && to !== null && to <= from) refuse(message('problems.correction-empty'));
    const reader = sourceOf(parsedAddress(address));
    return this.#recorder.record(by, { type: 'clock.correct', reader, ...correction });
  }

  /**
   * Reads here what another station read: its readers, or those named, are connected, and it lets go of
   * them as soon as it hears of it. Gives their addresses.
   */
  async takeOver(by: string, from: string, addresses?: readonly string[]): Promise<string[]> {
    const theirs = [...(readerOwners(this.#timing.actions).get(from)?.values() ?? [])].map(
      ({ address }) => address,
    );
    const wanted = addresses ?? theirs;
    const strange = wanted.find((address) => !theirs.includes(address));
    if (strange !== undefined || wanted.length === 0)
      refuse(message('problems.no-reader-to-take', { address: strange ?? '' }));
    for (const address of wanted) this.#readers.connect(address);
    await Promise.all(
      wanted.map((address) => this.#recorder.record(by, { type: 'reader.connect', address, from })),
    );
    return [...wanted];
  }

  get #timing() {
    return this.#race.timing;
  }

  #definedSite(): SiteRaces {
    const { site } = this.#timing;
    if (site === null) throw new CrewError([noSite(this.#race.event)]);
    return site;
  }

  #checkWave({ site }: SiteRaces, wave: string): void {
    const waves = site.waves.map(({ id }) => id);
    if (!waves.includes(wave))
      refuse(message('problems.wave-unknown', { value: wave, known: waves.join(', ') }));
  }

  /** A timing point, or a mat that several share, as the race writes it. */
  #matNamed(site: SiteRaces, point: string): string {
    const settings = matSettingsOf(site);
    const known = matNames(settings).join(', ');
    return matNamed(settings, point) ?? refuse(message('problems.point-unknown', { point, known }));
  }

  #checkBib(bib: string): void {
    if (this.#timing.entry(bib) === undefined) refuse(message('problems.bib-unknown', { bib }));
  }
}

function refuseReader(error: unknown): never {
  if (!(error instanceof ReaderRefusal)) throw error;
  return refuse(message('problems.reader-refused', { why: error.told }));
}

function parsedAddress(address: string) {
  try {
    return parseReaderAddress(address);
  } catch (error) {
    if (!(error instanceof ReaderAddressError)) throw error;
    return refuse(message('problems.reader-address', { why: error.told }));
  }
}
