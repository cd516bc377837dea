import { hostname } from 'node:os';
import type { Sections } from '../contract/feed.ts';
import { stationApp } from './api/app.ts';
import { listen, type Listening } from '../http/listen.ts';
import { StationClock } from './process/clock.ts';
import { Crew } from './crew/crew.ts';
import { RaceFiles } from './race/race-files.ts';
import { ReplicaCopies } from './copy/replica-copies.ts';
import type { DataDir } from './data/data-dir.ts';
import { keepReserve } from './data/reserve.ts';
import { clearOftenAndLittle } from './process/garbage.ts';
import { ReaderAssignment } from './ingest/reader-assignment.ts';
import { Disk } from './copy/disk.ts';
import { ReaderPool } from './ingest/reader-pool.ts';
import { diskTroubleOf } from './journal/disk-trouble.ts';
import { sealOfJournal } from './journal/last-seal.ts';
import { fileVersion } from './journal/schema.ts';
import type { JournalReader } from './journal/journal-reader.ts';
import type { Committed, JournalWriter, Rows, WriterEvents } from './journal/writer.ts';
import { WholeCheck } from './journal/whole-check.ts';
import type { LiveView } from './live/feed.ts';
import { Publisher } from './live/publisher.ts';
import { actionRows, clockView, raceSections } from './live/sections.ts';
import { Insight } from './live/insight.ts';
import { runYielding } from './process/run-yielding.ts';
import { RecentRows } from './live/recent-rows.ts';
import { Network } from './network/network.ts';
import { PeerBook } from './network/peer-book.ts';
import type { PeerRows } from './network/peer-journal.ts';
import type { Replicas } from './network/replicas.ts';
import { mayBeDamage, openData, type OpenedData, type Tries } from './opened-data.ts';
import { Recorder } from './race/recorder.ts';
import { endByForce } from './process/end-by-force.ts';
import { StationPorts } from './ports/station-ports.ts';
import type { RaceChange, StationRace } from './race/station-race.ts';
import { Deliverer, notDelivering } from './sync/deliverer.ts';
import { ownLines, ownStreams } from './sync/own-streams.ts';
import { SyncClient } from './sync/sync-client.ts';
import type { Ms } from '../timing/model/race.ts';
import { runNow, type Steps } from '../timing/steps.ts';
import type { StationOptions } from './station-options.ts';
import { version } from '../contract/version.ts';

/** Mats are asked how they are, and quiet passings are looked for. */
const surveyMs = 1000;

/** The finish-line process: mats in, journal, results, screens and service out. */
export class Station {
  readonly crew: Crew;
  readonly files: RaceFiles;
  readonly race: StationRace;
  readonly readers: ReaderPool;
  readonly duty: ReaderAssignment;
  readonly network: Network;
  readonly disk: Disk;
  readonly #replicaCopies: ReplicaCopies;
  /** What people call it. */
  readonly #name = hostname();
  readonly #dir: DataDir;
  readonly #journal: JournalReader;
  readonly #writer: JournalWriter;
  readonly #clock: StationClock;
  readonly #recorder: Recorder;
  readonly #ports: StationPorts;
  readonly #windows = new RecentRows();
  readonly #insight: Insight;
  readonly #publisher: Publisher;
  readonly #deliverer: Deliverer | null;
  readonly #stopping = new AbortController();
  #survey: NodeJS.Timeout | undefined;
  /** The survey that goes on now. */
  #surveying: Promise<void> | null = null;
  /** Ends when the actions that are on disk are taken in. */
  #taking: Promise<void> = Promise.resolve();
  #listening: Listening | null = null;
  #check: WholeCheck | null = null;

  private constructor(opened: OpenedData, options: StationOptions) {
    const { dir, journal, writer, replicas, race, repaired } = opened;
    this.#dir = dir;
    this.#clock = new StationClock(dir.settings.clock);
    this.#ports = new StationPorts(this.#clock, (step) => this.#clockWasSet(step));
    this.#journal = journal;
    this.#writer = writer;
    const { commit: commits, reads, actions } = sealOfJournal(journal, Date.now());
    this.disk = new Disk({
      dir,
      identity: journal.identity,
      name: this.#name,
      counts: { commits, reads, actions },
      repaired,
      dataTrouble: options.dataTrouble ?? null,
      unwritten: () => writer.unwritten(),
      now: this.#clock.now,
      onChange: () => this.#publisher.soon(),
    });
    this.#replicaCopies = new ReplicaCopies(journal.identity.station, () => this.#publisher.soon());
    replicas.onNew = (replica) => race.addReplica(replica);
    replicas.onRows = (rows) => this.#followed(rows);
    this.race = race;
    this.#insight = new Insight(race.timing, {
      leftOut: () => race.leftOut(),
      mats: () => this.readers.mats(),
    });
    this.readers = new ReaderPool({
      clock: this.#clock,
      zone: () => race.site?.site.zone,
      isCorrected: (source, readerTime) => race.readRules.corrects(source, readerTime),
      mat: (heard) => race.readRules.mat(heard),
      pointsOn: (mats) => race.readRules.pointsOn(mats),
      recorded: (after) => journal.sightings(after),
      knownClock: (source) => journal.knownClock(source),
      ahead: (address) => this.network.aheadOf(address),
      ports: this.#ports,
      onRead: (read) => {
        this.#ports.toRecord.saw(read);
        writer.addRead(read);
      },
      onState: () => this.#publisher.soon(),
    });
    this.duty = new ReaderAssignment(journal.identity.station, () => race.actions, this.readers);
    this.#clock.follow(this.duty.followedClock());
    this.#recorder = new Recorder(journal.identity.station, race, writer, this.#clock);
    this.files = new RaceFiles(race, this.#recorder);
    this.crew = new Crew(race, this.#recorder, this.#clock, this.readers);
    this.#deliverer = options.sync === null ? null : this.#makeDeliverer(options.sync);
    this.network = this.#makeNetwork(replicas, options.goneAfter);
    this.#publisher = new Publisher(() => this.#view(), this.#clock.now, this.#stopping.signal);
  }

  /**
   * Takes the data directory, mends what is damaged in it, makes everything from its journal, and opens the station's address.
   * Throws SqliteError, with the reason as its code, where the disk does not let a journal be opened at all.
   */
  static async start(options: StationOptions): Promise<Station> {
    clearOftenAndLittle();
    const tries: Tries = { repairs: [] };
    try {
      return await Station.#try(options, tries);
    } catch (failure) {
      if (!mayBeDamage(failure)) throw failure;
      return await Station.#try(options, { ...tries, failure });
    }
  }

  static async #try(options: StationOptions, tries: Tries): Promise<Station> {
    let [station, isDamaged] = [null as Station | null, false];
    const events: WriterEvents = {
      onCommit: (committed) => station?.committed(committed),
      onTrouble: (trouble) => {
        station?.disk.trouble(trouble);
        if (isDamaged || trouble === null || diskTroubleOf(trouble.code) !== 'damaged') return;
        isDamaged = true;
        options.onDamaged?.();
      },
      onWaiting: (rows) => station?.disk.waiting(rows),
    };
    const opened = await openData(options, events, tries);
    try {
      station = new Station(opened, options);
      await station.#begin(opened.waiting, options);
      return station;
    } catch (error) {
      await station?.stop().catch((late: unknown) => {
        process.stderr.write(`warning: ${(late as Error).message}\n`);
      });
      opened.dir.release();
      throw error;
    }
  }

  async #begin(waiting: Rows, options: StationOptions): Promise<void> {
    this.#remember();
    for (const read of waiting.reads) this.#writer.addRead(read);
    this.#recorder.takeUp(waiting.actionLines);
    // After a restart in the middle of a race the mats are heard again before the race is made again.
    for (const reader of this.duty.known()) this.readers.connect(reader);
    await this.#make();
    if (options.copy !== undefined) await this.disk.setCopy(options.copy || null);
    await this.#open(options);
    keepReserve(this.#dir.path);
    this.#check = new WholeCheck(this.#dir.journal, (problem) => this.disk.rowsChanged(problem));
  }

  /** Where the console is. */
  get address(): string {
    return this.#listening?.address ?? '';
  }

  /** Puts everything on disk and lets go of ports, files and screens. */
  async stop(): Promise<void> {
    clearInterval(this.#survey);
    await this.#check?.stop();
    await this.readers.close();
    await this.#ports.close();
    this.#recordStalls(true);
    this.#stopping.abort();
    await this.#deliverer?.stop();
    await this.#listening?.close();
    await this.#taking;
    this.#writer.addPassingLines(this.race.lastLines(this.#clock.now()));
    const rest = await this.#writer.settle();
    await this.#taking;
    const copyEnded = await this.disk.close();
    let problem = await this.disk.rescue(rest);
    try {
      await this.network.stop();
      const replicasEnded = await this.#replicaCopies.close();
      await this.#publisher.over();
      await this.#surveying;
      this.#remember();
      this.#journal.close();
      if ((await this.#writer.close()) && copyEnded && replicasEnded) this.#dir.release();
      else endByForce();
    } catch (error) {
      // What became of the reads is said before anything else.
      problem ??= error as Error;
    }
    if (problem !== null) throw problem;
  }

  /** Rows are on disk: only now may anybody hear of them. */
  committed({ reads, actionLines, passingLines, receipt }: Committed): Promise<void> | void {
    const now = this.#clock.now();
    this.disk.committed(receipt, now);
    if (passingLines.length + actionLines.length > 0) this.#deliverer?.nudge();
    const stored = reads.map((read, index) => ({ ...read, number: receipt.firstRead + index }));
    if (stored.length > 0) this.#takeReads(this.race.takeReads(stored, now));
    this.network.committed();
    this.#publisher.soon();
    return actionLines.length > 0 ? this.#takeActions(actionLines) : undefined;
  }

  /** Makes the race of the journal, slowly enough that readers are heard meanwhile. */
  async #make(): Promise<void> {
    const { timing } = this.race;
    this.#writer.addPassingLines(await runYielding(this.race.make(this.#clock.now)));
    await runYielding(this.#windows.update(timing, 'all', [], []));
    await runYielding(this.#insight.update({ affected: 'all', passings: [] }));
    await this.#publisher.now();
    this.#survey = setInterval(() => this.#lookAround(), surveyMs);
  }

  async #open(options: StationOptions): Promise<void> {
    const { station: id } = this.#journal.identity;
    const app = stationApp({
      about: { id, name: this.#name, version, dataDir: this.#dir.path },
      race: this.race,
      crew: this.crew,
      files: this.files,
      disk: this.disk,
      insight: this.#insight,
      feed: this.#publisher.feed,
      network: this.network,
      now: this.#clock.now,
      rate: () => this.#clock.rate ?? 1,
      head: () => this.#journal.head,
      screens: options.screens,
      stopped: this.#stopping.signal,
    });
    this.#listening = await listen(app, options.port);
    this.#dir.announce(this.#listening.address);
    this.#deliverer?.start();
    await this.network.start();
  }

  /** Rows of another station's journal are on disk here. */
  #followed({ station, reads, actionLines }: PeerRows): void {
    const now = this.#clock.now();
    if (reads.length > 0) this.#takeReads(this.race.takeReads(reads, now, station));
    if (actionLines.length > 0)
      void this.#takeActions(actionLines, station).then(() => {
        this.duty.letGo();
        this.#clock.follow(this.duty.followedClock());
      });
    this.network.followed(station);
    this.#replicaCopies.committed(station);
    this.#publisher.soon();
  }

  #takeReads(change: RaceChange): void {
    runNow(this.#show(change));
    runNow(this.#insight.update(change));
  }

  /** Takes in actions after those that came before them, so slowly that ports and screens are not held up. */
  #takeActions(lines: readonly string[], station?: string): Promise<void> {
    this.#taking = this.#taking.then(async () => {
      const change = await runYielding(this.race.takeActionsInSteps(lines, this.#clock.now, station));
      await runYielding(this.#show(change));
      this.#publisher.soon();
      await runYielding(this.#insight.update(change));
    });
    return this.#taking;
  }

  #stationView(): Sections['station'] {
    const { station: id } = this.#journal.identity;
    const notUnderstood = this.race.notUnderstood(id);
    return { id, name: this.#name, version, ...(notUnderstood === 0 ? {} : { notUnderstood }) };
  }

  *#show({ affected, passings, gone, lines }: RaceChange): Steps<void> {
    this.#writer.addPassingLines(lines);
    yield* this.#windows.update(this.race.timing, affected, passings, gone);
  }

  #makeNetwork(replicas: Replicas, goneAfter: Ms | undefined): Network {
    return new Network({
      journal: this.#journal,
      name: this.#name,
      book: new PeerBook(this.#dir.path),
      replicas,
      now: this.#clock.now,
      laptopNow: () => (this.#clock.rate === null ? this.#clock.now() : Date.now()),
      state: () => ({ mats: this.readers.mats(), disk: this.disk.view() }),
      times: () => this.race.times.now,
      owners: () => this.duty.owners(),
      notUnderstood: (station) => this.race.notUnderstood(station),
      takeOver: (station, readers) => this.crew.takeOver('take-over', station, readers),
      goneAfter,
      onChange: () => this.#publisher.soon(),
    });
  }

  #makeDeliverer(sync: { url: URL; token: string }): Deliverer {
    return new Deliverer({
      client: new SyncClient(sync.url, sync.token),
      url: sync.url.href,
      streams: ownStreams(this.#journal, this.#name),
      lines: ownLines(this.#journal),
      recorded: () => this.#journal.count('actions') + this.#journal.count('passing_lines'),
      now: this.#clock.now,
      onState: () => this.#publisher.soon(),
    });
  }

  #lookAround(): void {
    const step = this.#clock.look();
    if (step !== null) this.#clockWasSet(step);
    this.#recordStalls();
    this.race.times.sayUnsaid(this.#recorder);
    this.#replicaCopies.keepIn(this.disk.view().copy ?? null, this.network.replicas());
    this.#surveying ??= runYielding(
      this.#insight.survey(this.#clock.now(), this.readers.mats(), this.#clock.rate ?? 1),
    ).then(() => {
      this.#surveying = null;
      if (!this.#stopping.signal.aborted) this.#publisher.soon();
    });
    this.#writer.addPassingLines(this.race.quietLines(this.#clock.now()));
  }

  #clockWasSet(step: Ms): void {
    this.#remember();
    void this.#recorder.record('station', { type: 'clock.jump', step });
  }

  #recordStalls(now = false): void {
    const { toRecord } = this.#ports;
    for (let stall = toRecord.next(now); stall !== null; stall = toRecord.next(now))
      void this.#recorder.record('station', stall);
  }

  /** Keeps what the next start is to know. A disk that does not take it, or is damaged, says so where reads are written. */
  #remember(): void {
    if (this.disk.hangs) return;
    const journal = this.#journal.identity;
    try {
      const last = sealOfJournal(this.#journal, Date.now());
      this.#dir.save({ journal, fileVersion: fileVersion(), clock: this.#clock.mark(), last });
    } catch {
      // The next start knows less: where the time line was, or whose journal it is.
    }
  }

  /** What screens show. Where something comes in between the steps, the next view has it. */
  *#view(): Steps<LiveView> {
    const { timing } = this.race;
    const rate = this.#clock.rate;
    const sections: Sections = {
      station: this.#stationView(),
      simulated: rate === null ? null : { rate },
      ...raceSections(timing),
      mats: this.readers.mats(),
      actions: actionRows(timing.actions),
      sync: this.#deliverer?.view() ?? notDelivering,
      peers: this.network.view(),
      disk: this.#replicaCopies.shownIn(this.disk.view()),
      clock: clockView(timing.actions, this.#clock.offset),
      ...this.#insight.view(),
    };
    yield;
    const passings = yield* this.#windows.passings(timing);
    return { sections, passings, finishers: yield* this.#windows.finishers(timing) };
  }
}
