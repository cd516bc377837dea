import type { PublicFormat } from '../../contract/results-formats.ts';
import { aboutCalls } from '../../contract/calls/about.ts';
import { pathOf, type Answered, type Sent } from '../../contract/calls/call.ts';
import { guestCalls } from '../../contract/calls/devices.ts';
import { stationCalls } from '../../contract/calls/station.ts';
import type { DeviceRole } from '../../contract/devices-view.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import type { Language } from '../i18n/language.ts';
import { act } from './acts.ts';
import { consoleName } from './console-id.ts';
import { ask, sendFile } from './http.ts';

export type { About } from '../../contract/calls/about.ts';
export type { Preview, Standing } from '../../contract/calls/insight.ts';

/** What serves these screens. */
export const getAbout = () => ask(aboutCalls.about, {});

export interface ResultsQuery {
  /** Race id; the first race where it is undefined. */
  race: string | undefined;
  list: string;
  offset: number;
  limit: number;
  q: string;
}

/** One page of the station's results. */
export const getResults = (query: ResultsQuery, signal?: AbortSignal) =>
  ask(stationCalls.results, { query }, signal);

/** Runners of the station that fit what is typed: by bib, name, club or chip, in whatever list they stand. */
export const findRunners = (q: string, limit: number, signal?: AbortSignal) =>
  ask(stationCalls.find, { query: { q, limit } }, signal);

/** Finishers that came, changed or went since an answer with this cursor; all of them where it is undefined. */
export const getFinishers = (after: string | undefined, signal: AbortSignal) =>
  ask(stationCalls.finishers, { query: { after } }, AbortSignal.any([signal, AbortSignal.timeout(10_000)]));

/** One finisher with the places as they are now. */
export const getFinisher = (bib: string) =>
  ask(stationCalls.finisher, { params: { bib } }, AbortSignal.timeout(10_000));

/** Where results are as a file of this format: of everybody, or of one list, of all races or one. */
export const resultsFile = (query: {
  format: PublicFormat;
  lang: Language;
  encoding: 'utf-8' | 'gb18030';
  race: string | undefined;
  list: string | undefined;
  columns: string | undefined;
}) => pathOf(stationCalls.resultsFileAs, { query });

/** Where the file of team standings is. */
export const teamsFile = (lang: Language, race?: string) =>
  pathOf(stationCalls.teamsFile, { query: { lang, race } });

/** Everything the station knows of one bib. */
export const getEntry = (bib: string, signal?: AbortSignal) =>
  ask(stationCalls.entry, { params: { bib } }, signal);

/**
 * How a file is to be read, where a person chose it or the shown language helps to guess; for a start list also what
 * counts where it would overwrite changes of race day, and the race of everybody in one that has no column for it.
 */
export type FileOptions = Sent<typeof stationCalls.loadEntries>['query'];

export type RaceLoaded = Answered<typeof stationCalls.loadRace>;
export type StartListLoaded = Answered<typeof stationCalls.loadEntries>;

export const postRace = (file: File, { language, encoding }: FileOptions) =>
  sendFile(stationCalls.loadRace, { query: { language, encoding } }, file);

/** The event file of what the station times; null where nothing is defined. */
export const getEventFile = (signal?: AbortSignal) => ask(stationCalls.eventFile, {}, signal);

/** What an event file would change in the results; nothing is done. */
export const previewRace = (file: File) => sendFile(stationCalls.previewRace, { query: {} }, file);

/** Says at which site of the event the station is. */
export const postSite = (site: string) => ask(stationCalls.chooseSite, { body: { site } });

/** What a start list would do, and how its columns are read; nothing is done. */
export const previewList = (file: File, query: Sent<typeof stationCalls.previewEntries>['query']) =>
  sendFile(stationCalls.previewEntries, { query }, file);

export const postEntries = (file: File, query: FileOptions) =>
  sendFile(stationCalls.loadEntries, { query }, file);

/** Says when a wave's gun was fired, in station time. `first`: refused where somebody has fired it already. */
export const postGun = (wave: string, gun: number, first = false) =>
  act('gun.fire', stationCalls.fireGun, { body: first ? { wave, gun, first } : { wave, gun } });

/** What actions would change in the results; nothing is done. */
const preview = (actions: ({ type: ActionBody['type'] } & Record<string, unknown>)[]) =>
  ask(stationCalls.preview, { body: { actions } });

/** What would change if a wave's gun had been fired then. */
export const previewGun = (wave: string, gun: number) => preview([{ type: 'gun.fire', wave, gun }]);

/** What would change if an action were taken back. */
export const previewUndo = (target: string) => preview([{ type: 'undo', target }]);

/** What would change if all times of a reader counted `offset` milliseconds later. */
export const previewClockCorrection = (address: string, offset: number) =>
  preview([{ type: 'clock.correct', reader: address, offset, from: null, to: null }]);

/** Takes an action back; undoing an undo brings it back. */
export const postUndo = (target: string) => act('undo', stationCalls.undo, { body: { target } });

/** What is to be another of an entry. */
export type EntryChange = Sent<typeof stationCalls.changeEntry>['body'];

/** Changes fields of one entry. */
export const postEntry = (body: EntryChange) => act('entry.change', stationCalls.changeEntry, { body });

/** Gives a runner another bib. */
export const postBibChange = (bib: string, to: string) =>
  act('bib.change', stationCalls.changeBib, { body: { bib, to } });

/** Takes an entry off the start list. */
export const postWithdrawal = (bib: string, reason: string) =>
  act('entry.withdraw', stationCalls.withdrawEntry, { body: { bib, reason } });

/** What would change if an entry were taken off the start list. */
export const previewWithdrawal = (bib: string) => preview([{ type: 'entry.withdraw', bib }]);

/** Gives all chips of each of two bibs to the other. */
export const postChipSwap = (bibs: [string, string]) =>
  act('chip.swap', stationCalls.swapChips, { body: { bibs } });

/** What would change if the chips of two bibs were swapped. */
export const previewChipSwap = (bibs: [string, string]) => preview([{ type: 'chip.swap', bibs }]);

/** What would change if an entry had these fields and, where it is given, another bib. */
export const previewEntry = ({ bib, fields }: EntryChange, to?: string) =>
  preview([
    ...(to === undefined ? [] : [{ type: 'bib.change' as const, bib, to }]),
    { type: 'entry.change', bib: to ?? bib, fields },
  ]);

/** What would change by changes of entries. */
export const previewEntries = (changes: readonly EntryChange[]) =>
  preview(changes.map((change) => ({ type: 'entry.change' as const, ...change })));

/** Records a protest. */
export const postProtest = (body: Sent<typeof stationCalls.lodgeProtest>['body']) =>
  act('protest.lodge', stationCalls.lodgeProtest, { body });

/** Records what was decided of a protest. */
export const postProtestDecision = (body: Sent<typeof stationCalls.decideProtest>['body']) =>
  act('protest.decide', stationCalls.decideProtest, { body });

/** What stations did to the same thing without knowing of each other. */
export const getConflicts = (signal: AbortSignal) => ask(stationCalls.conflicts, {}, signal);

/** Says which action of a conflict counts. */
export const postSettled = (body: Sent<typeof stationCalls.settleConflict>['body']) =>
  ask(stationCalls.settleConflict, { body });

/** Says that nobody is out there any more in a race, or in all of them. */
export const postClose = (race: string | undefined) =>
  act('race.close', stationCalls.closeRace, { body: { race } });

export type Safety = Answered<typeof stationCalls.safety>;

/** Who is out there, and who should have been seen by now. */
export const getSafety = (signal: AbortSignal) =>
  ask(stationCalls.safety, { query: {} }, AbortSignal.any([signal, AbortSignal.timeout(10_000)]));

/** What would change if a race, or all of them, were closed. */
export const previewClose = (race: string | undefined) => preview([{ type: 'race.close', race }]);

export type Versions = Answered<typeof stationCalls.versions>;

/** What was published of a race, what changed since, and what is open before it is official. */
export const getVersions = (race: string, signal: AbortSignal) =>
  ask(stationCalls.versions, { query: { race } }, signal);

/** Where a version is as a file, as it was published. */
export const versionFile = (race: string, id: string) =>
  pathOf(stationCalls.versionFile, { query: { race, id } });

/** Publishes the results of a race as they stand. */
export const postPublish = (body: Sent<typeof stationCalls.publish>['body']) =>
  act('results.publish', stationCalls.publish, { body });

/** Opens a race again that was closed. */
export const postReopen = (race: string, reason: string) =>
  act('race.reopen', stationCalls.reopenRace, { body: { race, reason } });

const undoableMaxMs = 3000;

/** The newest action of this console that stands and can be taken back, however long ago it was. */
export const getUndoable = () =>
  ask(stationCalls.undoable, { query: { by: consoleName() } }, AbortSignal.timeout(undoableMaxMs));

export type LogQuery = Sent<typeof stationCalls.log>['query'];
export type LogPage = Answered<typeof stationCalls.log>;

/** A page of everything that people did, newest first. */
export const getLog = (query: LogQuery, signal?: AbortSignal) => ask(stationCalls.log, { query }, signal);

/** A passing by hand at a moment of station time; `bib` is null where only the time was taken. */
export const postPassing = (point: string, bib: string | null, time: number) =>
  act('passing.add', stationCalls.addPassing, { body: { point, bib, time } });

/** Where times were taken that are written in afterwards. */
export type TimesSource = NonNullable<Sent<typeof stationCalls.addPassings>['body']['source']>;

/** Times at a mat, each with its bib or null. */
export type WrittenIn = Sent<typeof stationCalls.addPassings>['body'];

/** Records times that were written down elsewhere, as one act. */
export const postPassings = (body: WrittenIn) => act('passing.sheet', stationCalls.addPassings, { body });

/** What would change by times that were written down elsewhere. */
export const previewPassings = (body: WrittenIn) =>
  preview([{ type: 'passing.sheet', sheet: 'preview', part: 1, parts: 1, ...body }]);

/** Reads a text of times, of a stopwatch, a printer or a video; nothing is recorded. */
export const readTimes = (text: string) => ask(stationCalls.readTimes, { body: { text } });

/** Whose many bibs are; those that nobody has are not among them. */
export const getWhose = (bibs: string[], signal?: AbortSignal) =>
  ask(stationCalls.whose, { body: { bibs } }, signal);

/** Says whose a passing by hand was. */
export const postPassingBib = (passing: string, bib: string) =>
  act('passing.assign', stationCalls.assignPassing, { body: { passing, bib } });

/** What would change if a passing by hand were a bib's. */
export const previewPassingBib = (passing: string, bib: string) =>
  preview([{ type: 'passing.assign', passing, bib }]);

export const postVoid = (passing: string, reason: string) =>
  act('passing.void', stationCalls.voidPassing, { body: { passing, reason } });

/** Why a bib has the result that it has, in sentences. */
export const getExplanation = (bib: string, lang: Language, signal?: AbortSignal) =>
  ask(stationCalls.explain, { params: { bib }, query: { lang } }, signal);

/** The judges' order of finishers at the finish line. */
export type JudgedOrder = Pick<Sent<typeof stationCalls.setOrder>['body'], 'list' | 'bibs' | 'reason'>;

export const postOrder = (order: JudgedOrder) => act('order.set', stationCalls.setOrder, { body: order });

/** What an order by the judges would change. */
export const previewOrder = ({ list, bibs }: JudgedOrder) => preview([{ type: 'order.set', list, bibs }]);

/** What judges say of a runner; `ok` takes it back, and clears a review. */
export const postStatus = (body: Sent<typeof stationCalls.setStatus>['body']) =>
  act('status.set', stationCalls.setStatus, { body });

/** What would change by rulings. */
export const previewStatuses = (rulings: readonly Sent<typeof stationCalls.setStatus>['body'][]) =>
  preview(rulings.map((ruling) => ({ type: 'status.set' as const, ...ruling })));

export interface ChipOfBib {
  chip: string;
  bib: string;
}

/** Gives a chip to a bib, or what is read of it `from` a moment on. Bibs that lose it must be named. */
export const postChip = (given: ChipOfBib, terms: { from?: number; takeFrom?: string[] } = {}) =>
  act('chip.assign', stationCalls.assignChip, { body: { ...given, ...terms } });

/** What would change if a chip were a bib's; nothing is done. */
export const previewChip = (given: ChipOfBib, from?: number) =>
  preview([{ type: 'chip.assign', ...given, from }]);

export type ChipOwner = Answered<typeof stationCalls.chipOwners>['owners'][number];

/** Whose a chip is when, and what each of them was seen by it. */
export const getChipOwners = (chip: string, signal?: AbortSignal) =>
  ask(stationCalls.chipOwners, { query: { chip } }, signal);

export type CheckProgress = Answered<typeof stationCalls.chipCheck>;

/** How far the chip check is in a race, or in all of them. */
export const getChipCheck = (race: string | undefined, signal?: AbortSignal) =>
  ask(stationCalls.chipCheck, { query: { race } }, signal);

/** A chip whose code a scanner typed is as good as one that a mat read. */
export const postCheckedChip = (chip: string) => ask(stationCalls.checkChip, { body: { chip } });

/** Whether the last bibs that were held to the mat were all off by the same step. */
export const postBoxShift = (held: readonly ChipOfBib[], signal?: AbortSignal) =>
  ask(stationCalls.boxShift, { body: { held: [...held] } }, signal);

export type ChipMapFinding = Answered<typeof stationCalls.chipMap>['findings'][number];

/** Chips that are worn under other bibs than the start list says, each with what would put it right. */
export const getChipMap = (signal?: AbortSignal) => ask(stationCalls.chipMap, {}, signal);

/** Gives many chips at once; one undo takes all of it back. */
export const postChipMap = ({ assign, takeFrom }: ChipMapFinding) =>
  act('chip.map', stationCalls.assignChipMap, { body: { assign, takeFrom } });

/** What would change by a chip map; nothing is done. */
export const previewChipMap = ({ assign }: ChipMapFinding) =>
  preview([{ type: 'chip.map', map: 'preview', part: 1, parts: 1, chips: assign }]);

export const postReader = (address: string) => ask(stationCalls.connectReader, { body: { address } });

export type ProtocolView = Answered<typeof stationCalls.protocols>['protocols'][number];

/** What readers speak. */
export const getProtocols = () => ask(stationCalls.protocols, {});

export type Detection = Answered<typeof stationCalls.detectReader>;

/** Tries protocols and speeds on a serial port, a host, or `host:port`. */
export const postDetection = (place: string) => ask(stationCalls.detectReader, { body: { place } });

/** Sets a reader's clock to station time; answers when a read-back agrees. */
export const postReaderClock = (address: string) => ask(stationCalls.setReaderClock, { body: { address } });

/** Says how far a reader's clock was off, in milliseconds; everything is computed again. */
export const postClockCorrection = (address: string, offset: number) =>
  act('clock.correct', stationCalls.correctClock, { body: { address, offset } });

/** Asks a reader for what it keeps since an instant. */
export const postStoredReads = (address: string, since: number) =>
  ask(stationCalls.fetchStored, { body: { address, since } });

/** Shows a PIN for ten minutes, with which one other station may pair. */
export const postPin = () => ask(stationCalls.showPin, {});

/** Pairs with the station at an address, by the PIN that it shows. */
export const postPair = (address: string, pin: string) => ask(stationCalls.pair, { body: { address, pin } });

/** Opens the screens to other devices at the usual port, or with null closes them. */
export const postDevices = (port?: null) => ask(stationCalls.listenForDevices, { body: { port } });

/** Lets devices in in a role for ten minutes. */
export const postAdmission = (role: DeviceRole) => ask(stationCalls.admitDevices, { body: { role } });

/** Throws a device out. */
export const postDeviceRemoval = (device: string) => ask(stationCalls.removeDevice, { body: { device } });

/** Lets this device in, by a PIN that was typed or a code that was scanned. */
/** Lets the station in at a results service by a join code. */
export const postServiceJoin = (address: string, code: string) =>
  ask(stationCalls.joinService, { body: { address, code } });

/** Takes the station out of the results service; says whether that heard of it. */
export const postServiceLeave = () => ask(stationCalls.leaveService, { body: {} });

export const postJoin = (name: string, by: { pin: string } | { code: string }) =>
  ask(guestCalls.joinAsDevice, { body: { name, by } });

/** How the dress rehearsal is going. */
export const getRehearsal = (signal: AbortSignal) => ask(stationCalls.rehearsal, {}, signal);

export const postRehearsal = (body: Sent<typeof stationCalls.startRehearsal>['body']) =>
  ask(stationCalls.startRehearsal, { body });

/** Does in the rehearsal what hands would do. */
export const postHand = (hand: Sent<typeof stationCalls.rehearseByHand>['body']['hand']) =>
  ask(stationCalls.rehearseByHand, { body: { hand } });

export const postRehearsalEnd = () => ask(stationCalls.endRehearsal, { body: {} });

/** Connects the readers of another station that is gone to this one. */
export const postTakeOver = (station: string) => ask(stationCalls.takeOver, { body: { station } });

export const postReaderRemoval = (address: string) =>
  ask(stationCalls.disconnectReader, { body: { address } });

export type Port = Answered<typeof stationCalls.ports>['ports'][number];

/** Serial ports of the station. */
export const getPorts = () => ask(stationCalls.ports, {});

/** Folders of the sticks and other disks that are in at the station. */
export const getCopyPlaces = () => ask(stationCalls.copyPlaces, {});

/** Keeps the second copy in a folder of the station from now on. */
export const postCopy = (dir: string) => ask(stationCalls.setCopy, { body: { dir } });

/** What time it is at the station, and how fast its time runs. */
export const getClock = (signal: AbortSignal) => ask(stationCalls.clock, {}, signal);

/** Where the live feed is, from the event after this one on. */
export const feedPath = (after: string | null) =>
  pathOf(stationCalls.feed, { query: { after: after ?? undefined } });

type EventListQuery = Sent<typeof stationCalls.eventList>['query'];

/** One page of a list over races, of those at the station's own site. */
export const getEventList = (list: string, query: EventListQuery, signal?: AbortSignal) =>
  ask(stationCalls.eventList, { params: { list }, query }, signal);
