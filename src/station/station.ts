import { hostname } from 'node:os';
import { stationApp } from './api/app.ts';
import { devicesApp } from './api/devices-app.ts';
import type { AppParts } from './api/handlers.ts';
import { listen, type Listening } from '../http/listen.ts';
import { StationClock } from './process/clock.ts';
import { Certificates } from './crew/certificates.ts';
import { Crew } from './crew/crew.ts';
import { Publishing } from './crew/publishing.ts';
import { Partners } from './partners/partners.ts';
import { TimerTimes } from './crew/timer-times.ts';
import { ResultsCopies } from './crew/results-copies.ts';
import { RaceFiles } from './race/race-files.ts';
import { listMemory } from './list-memory.ts';
import { ReplicaCopies } from './copy/replica-copies.ts';
import type { DataDir } from './data/data-dir.ts';
import { keepReserve } from './data/reserve.ts';
import type { Settings } from './data/settings.ts';
import { Devices } from './devices/devices.ts';
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
import { Screens, type ScreensParts } from './live/screens.ts';
import { clockView } from './live/sections.ts';
import { Network } from './network/network.ts';
import { PeerBook } from './network/peer-book.ts';
import type { PeerRows } from './network/peer-journal.ts';
import type { Replicas } from './network/replicas.ts';
import { mayBeDamage, openData, type OpenedData, type Tries } from './opened-data.ts';
import { Recorder } from './race/recorder.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { endByForce } from './process/end-by-force.ts';
import { warn } from './process/terminal.ts';
import { toldOf } from '../words/told-error.ts';
import { StationPorts } from './ports/station-ports.ts';
import type { StationRace } from './race/station-race.ts';
import { RaceIntake } from './race-intake.ts';
import { ServiceBook } from './sync/service-book.ts';
import { ServiceLink } from './sync/service-link.ts';
import { Printer } from '../files/pdf/printer.ts';
import type { Ms } from '../timing/model/race.ts';
import type { StationOptions } from './station-options.ts';
import { version } from '../contract/version.ts';

/** Mats are asked how they are, and quiet passings are looked for. */
const surveyMs = 1000;

/**
 * The finish-line process: mats in, journal, results, screens and service out. What it does stands in its parts; here they
 * are made, told of each other, started and ended in order, which is one thing and longer than other files.
 */
export class Station {
  readonly crew: Crew;
  readonly files: RaceFiles;
  readonly race: StationRace;
  readonly readers: ReaderPool;
  readonly duty: ReaderAssignment;
  readonly network: Network;
  readonly devices: Devices;
  readonly disk: Disk;
  readonly #replicaCopies: ReplicaCopies;
  /** What people call it. */
  readonly #name = hostname();
  readonly #dir: DataDir;
  readonly #journal: JournalReader;
  readonly #writer: JournalWriter;
  readonly #clock: StationClock;
  readonly #recorder: Recorder;
  readonly #timerTimes: TimerTimes;
  readonly #partners: Partners;
  readonly #ports: StationPorts;
  readonly #printer = new Printer();
  readonly #screens: Screens;
  readonly #intake: RaceIntake;
  readonly #service: ServiceLink;
  readonly #stopping = new AbortController();
  #survey: NodeJS.Timeout | undefined;
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
      onChange: () => this.#screens.soon(),
    });
    this.#replicaCopies = new ReplicaCopies(journal.identity.station, () => this.#screens.soon());
    replicas.onNew = (replica) => race.addReplica(replica);
    replicas.onRows = (rows) => this.#followed(rows);
    this.race = race;
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
      written: () => writer.written(),
      onTime: (time) => this.#timerTimes.take(time),
      onState: () => this.#screens.soon(),
    });
    this.duty = new ReaderAssignment(journal.identity.station, () => race.actions, this.readers);
    this.#clock.follow(this.duty.followedClock());
    this.#recorder = new Recorder(journal.identity.station, race, writer, this.#clock);
    this.#timerTimes = new TimerTimes(race, this.#recorder);
    this.files = new RaceFiles(race, this.#recorder, listMemory(dir));
    this.crew = new Crew(race, this.#recorder, this.#clock, this.readers);
    const now = this.#clock.now;
    const onState = () => this.#screens.soon();
    this.#service = this.#makeService(options.sync);
    this.network = this.#makeNetwork(replicas, options.goneAfter);
    this.devices = new Devices({
      kept: dir.settings.devices,
      save: (devices) => this.#keepDevices(devices),
      now,
      onChange: onState,
    });
    this.#partners = new Partners({ places: options.partners ?? [], journal, race, now, onChange: onState });
    this.#screens = new Screens({
      race,
      others: () => this.#otherSections(),
      mats: () => this.readers.mats(),
      onView: (view) => this.devices.feeds.publish(view),
      now,
      stopped: this.#stopping.signal,
    });
    this.#intake = new RaceIntake({ race, writer, screens: this.#screens, now });
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
      await station?.stop().catch((late: unknown) => warn(toldOf(late)));
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
    await this.#intake.make();
    this.#survey = setInterval(() => this.#lookAround(), surveyMs);
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
    this.#printer.close();
    await this.#service.stop();
    await this.devices.stop();
    await this.#partners.stop();
    await this.#listening?.close();
    await this.#intake.settled;
    this.#intake.sayLast();
    const rest = await this.#writer.settle();
    await this.#intake.settled;
    const copyEnded = await this.disk.close();
    let problem: Error | null = await this.disk.rescue(rest);
    try {
      await this.network.stop();
      const replicasEnded = await this.#replicaCopies.close();
      await this.#screens.over();
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
    this.disk.committed(receipt, this.#clock.now());
    if (passingLines.length + actionLines.length > 0) this.#service.nudge();
    this.#intake.takeReads(reads.map((read, index) => ({ ...read, number: receipt.firstRead + index })));
    this.#partners.nudge();
    this.network.committed();
    this.#screens.soon();
    return actionLines.length > 0 ? this.#intake.takeActions(actionLines) : undefined;
  }

  async #open(options: StationOptions): Promise<void> {
    const { station: id } = this.#journal.identity;
    const { now } = this.#clock;
    const parts: AppParts = {
      about: { id, name: this.#name, version, dataDir: this.#dir.path },
      isRehearsal: options.isRehearsal === true,
      rehearsals: new Rehearsals(this.race, this.#stopping.signal),
      race: this.race,
      crew: this.crew,
      publishing: new Publishing(this.race, this.#recorder, () => this.#journal.head),
      files: this.files,
      disk: this.disk,
      insight: this.#screens.insight,
      finishers: this.#screens.finishers,
      feed: this.#screens.feed,
      network: this.network,
      devices: this.devices,
      service: this.#service,
      printer: this.#printer,
      certificates: new Certificates(this.race, this.#recorder, this.#printer, this.#dir.path, now),
      copies: new ResultsCopies(this.race, this.#recorder),
      now,
      rate: () => this.#clock.rate ?? 1,
      head: () => this.#journal.head,
      screens: options.screens,
      stopped: this.#stopping.signal,
    };
    this.#listening = await listen(stationApp(parts), options.port);
    this.#dir.announce(this.#listening.address);
    this.#service.start();
    await this.network.start();
    await this.devices.start(devicesApp(parts));
    void this.#partners.start();
  }

  /** Rows of another station's journal are on disk here. */
  #followed({ station, reads, actionLines }: PeerRows): void {
    this.#intake.takeReads(reads, station);
    if (actionLines.length > 0)
      void this.#intake.takeActions(actionLines, station).then(() => {
        this.duty.letGo();
        this.#clock.follow(this.duty.followedClock());
      });
    this.network.committed(station);
    this.#replicaCopies.committed(station);
    this.#screens.soon();
  }

  #makeService(given: StationOptions['sync']): ServiceLink {
    return new ServiceLink({
      given,
      book: new ServiceBook(this.#dir.path, this.#journal.identity.station),
      journal: this.#journal,
      name: this.#name,
      now: this.#clock.now,
      laptopNow: () => this.#laptopNow(),
      onState: () => this.#screens.soon(),
    });
  }

  #makeNetwork(replicas: Replicas, goneAfter: Ms | undefined): Network {
    return new Network({
      journal: this.#journal,
      name: this.#name,
      book: new PeerBook(this.#dir.path),
      replicas,
      now: this.#clock.now,
      laptopNow: () => this.#laptopNow(),
      state: () => ({ mats: this.readers.mats(), disk: this.disk.view() }),
      times: () => this.race.times.now,
      owners: () => this.duty.owners(),
      notUnderstood: (station) => this.race.notUnderstood(station),
      takeOver: (station, readers) => this.crew.takeOver('take-over', station, readers),
      goneAfter,
      onChange: () => this.#screens.soon(),
    });
  }

  /** The laptop's own time, whatever time the station lives in while readers are simulated. */
  #laptopNow(): Ms {
    return this.#clock.rate === null ? this.#clock.now() : Date.now();
  }

  #lookAround(): void {
    const step = this.#clock.look();
    if (step !== null) this.#clockWasSet(step);
    this.#recordStalls();
    this.race.times.sayUnsaid(this.#recorder);
    this.#replicaCopies.keepIn(this.disk.view().copy ?? null, this.network.replicas());
    this.devices.lookAround();
    this.#screens.survey(this.#clock.rate ?? 1);
    this.#intake.sayQuiet();
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

  /** Throws where the disk does not take it. One that does not answer would hold up everything. */
  #keepDevices(devices: NonNullable<Settings['devices']>): void {
    if (this.disk.hangs) throw new Error('the disk does not answer');
    this.#dir.save({ devices });
  }

  /** What screens show besides the race. */
  #otherSections(): ReturnType<ScreensParts['others']> {
    const { station: id } = this.#journal.identity;
    const notUnderstood = this.race.notUnderstood(id);
    const { rate } = this.#clock;
    const partners = this.#partners.view();
    return {
      station: { id, name: this.#name, version, ...(notUnderstood === 0 ? {} : { notUnderstood }) },
      simulated: rate === null ? null : { rate },
      sync: this.#service.view(),
      peers: this.network.view(),
      devices: { ...this.devices.view(), ...(partners.length === 0 ? {} : { partners }) },
      disk: this.#replicaCopies.shownIn(this.disk.view()),
      clock: clockView(this.race.timing.actions, this.#clock.offset),
    };
  }
}
