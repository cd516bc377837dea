import { z } from 'zod';
import { actionRowSchema } from '../../contract/feed.ts';
import { problemSchema } from '../../contract/problem.ts';
import {
  passingRowSchema,
  personSchema,
  resultRowSchema,
  resultsPageSchema,
  statusSchema,
  verdictCodeSchema,
} from '../../contract/rows.ts';
import type { ActionBody, Ruling } from '../../timing/model/actions.ts';
import { act, doneSchema } from './acts.ts';
import { consoleName } from './console-id.ts';
import { get, post, postFile } from './http.ts';

const aboutSchema = z.object({
  role: z.enum(['station', 'service']),
  version: z.string(),
});
export type About = z.infer<typeof aboutSchema>;

/** What serves these screens. */
export const getAbout = () => get('/api/about', aboutSchema);

export interface ResultsQuery {
  /** Race id; the first race where it is null. */
  race: string | null;
  list: string;
  offset: number;
  limit: number;
  q: string;
}

/** One page of the station's results. */
export const getResults = (query: ResultsQuery, signal?: AbortSignal) =>
  get(`/api/results?${queryText(query)}`, resultsPageSchema, signal);

const foundSchema = z.object({ rows: z.array(resultRowSchema) });

/** Runners of the station that fit what is typed: by bib, name, club or chip, in whatever list they stand. */
export const findRunners = (q: string, limit: number, signal?: AbortSignal) =>
  get(`/api/find?${new URLSearchParams({ q, limit: String(limit) }).toString()}`, foundSchema, signal);

/** Where the file of all results is. */
export const resultsFile = (language: string, race: string | null = null) =>
  `/api/results.csv?${fileOf(language, race)}`;

/** Where the file of team standings is. */
export const teamsFile = (language: string, race: string | null = null) =>
  `/api/teams.csv?${fileOf(language, race)}`;

/** Of one race, or of all where it is null. */
function fileOf(lang: string, race: string | null): string {
  const query = new URLSearchParams({ lang });
  if (race !== null) query.set('race', race);
  return query.toString();
}

const stretch = { from: z.number().nullable(), until: z.number().nullable() };

const entrySchema = z.object({
  person: personSchema,
  result: resultRowSchema,
  passings: z.array(passingRowSchema),
  /** What became of each passing, by its id. */
  verdicts: z.array(z.object({ passing: z.string(), code: verdictCodeSchema, point: z.string().nullable() })),
  /** The bib's chips, each with the time in which it is the bib's; null where that is open. */
  chips: z.array(z.object({ chip: z.string(), ...stretch })),
});

/** Everything the station knows of one bib. */
export const getEntry = (bib: string, signal?: AbortSignal) =>
  get(`/api/entries/${encodeURIComponent(bib)}`, entrySchema, signal);

/** How a file is to be read, where a person chose it or the shown language helps to guess. */
export interface FileOptions {
  language: string;
  encoding?: string;
  /** What counts where a start list would overwrite changes of race day. */
  raceDay?: 'keep' | 'list';
  /** Race of everybody in a start list that has no column for it. */
  race?: string;
}

const raceLoadedSchema = doneSchema.extend({ warnings: z.array(problemSchema) });
export type RaceLoaded = z.infer<typeof raceLoadedSchema>;

export const postRace = (file: File, { language, encoding }: FileOptions) =>
  postFile(`/api/race?${fileQuery({ language, encoding })}`, file, raceLoadedSchema);

const startListSchema = raceLoadedSchema.extend({
  imported: z.number().int(),
  replaced: z.number().int(),
});
export type StartListLoaded = z.infer<typeof startListSchema>;

export const postEntries = (file: File, options: FileOptions) =>
  postFile(`/api/entries?${fileQuery({ ...options })}`, file, startListSchema);

function fileQuery(options: Record<string, string | undefined>): string {
  const given = Object.entries(options).filter((each): each is [string, string] => each[1] !== undefined);
  return new URLSearchParams(given).toString();
}

/** Says when a wave's gun was fired, in station time. `first`: refused where somebody has fired it already. */
export const postGun = (wave: string, gun: number, first = false) =>
  act('gun.fire', '/api/guns', first ? { wave, gun, first } : { wave, gun });

/** What is to be another of an entry; `wave` null leaves the race's usual one. */
export interface EntryChange {
  bib: string;
  fields: { race: string; wave?: null };
}

const standingSchema = z.object({
  status: statusSchema,
  gun: z.number().int().nullable(),
  chip: z.number().int().nullable(),
  place: z.number().int().nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

const previewSchema = z.object({
  /** How many runners would have another time, status or place. */
  times: z.number().int(),
  statuses: z.number().int(),
  places: z.number().int(),
  /** Lists whose first three would change, by bib. */
  podiums: z.array(
    z.object({
      race: z.string().optional(),
      list: z.string(),
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
  /** The first of those who would change, official times; null where they are not in the race. */
  runners: z.array(
    z.object({
      bib: z.string(),
      person: personSchema.nullable(),
      before: standingSchema.nullable(),
      after: standingSchema.nullable(),
    }),
  ),
});
export type Preview = z.infer<typeof previewSchema>;

/** What an action would change in the results; nothing is done. */
const preview = (action: { type: ActionBody['type'] } & Record<string, unknown>) =>
  post('/api/preview', { actions: [action] }, previewSchema);

/** What would change if a wave's gun had been fired then. */
export const previewGun = (wave: string, gun: number) => preview({ type: 'gun.fire', wave, gun });

/** What would change if an action were taken back. */
export const previewUndo = (target: string) => preview({ type: 'undo', target });

/** What would change if all times of a reader counted `offset` milliseconds later. */
export const previewClockCorrection = (address: string, offset: number) =>
  preview({ type: 'clock.correct', reader: address, offset, from: null, to: null });

/** Takes an action back; undoing an undo brings it back. */
export const postUndo = (target: string) => act('undo', '/api/undo', { target });

/** What would change if runners stood in other races. */
export const previewEntries = (changes: readonly EntryChange[]) =>
  post(
    '/api/preview',
    { actions: changes.map((change) => ({ type: 'entry.change', ...change })) },
    previewSchema,
  );

/** Changes fields of one entry. */
export const postEntry = (change: EntryChange) => act('entry.change', '/api/entries/change', { ...change });

/** What would change if a race, or all of them (null), were closed. */
export const previewClose = (race: string | null) =>
  preview({ type: 'race.close', ...(race === null ? {} : { race }) });

/** Says that nobody is out there any more in a race, or in all of them (null). */
export const postClose = (race: string | null) =>
  act('race.close', '/api/race/close', race === null ? {} : { race });

const undoableMaxMs = 3000;

/** The newest action of this console that stands and can be taken back, however long ago it was. */
export const getUndoable = () => {
  const by = encodeURIComponent(consoleName());
  const schema = z.object({ action: actionRowSchema.nullable() });
  return get(`/api/undo?by=${by}`, schema, AbortSignal.timeout(undoableMaxMs));
};

/** A passing by hand at a moment of station time; `bib` is null where only the time was taken. */
export const postPassing = (point: string, bib: string | null, time: number) =>
  act('passing.add', '/api/passings', { point, bib, time });

/** Says whose a passing by hand was. */
export const postPassingBib = (passing: string, bib: string) =>
  act('passing.assign', '/api/passings/assign', { passing, bib });

export const postVoid = (passing: string, reason: string) =>
  act('passing.void', '/api/passings/void', { passing, reason });

/** What judges say of a runner; `ok` takes it back, and clears a review. */
export const postStatus = (ruling: { bib: string; status: Ruling; rule?: string; reason?: string }) =>
  act('status.set', '/api/statuses', ruling);

export interface ChipOfBib {
  chip: string;
  bib: string;
}

/** Gives a chip to a bib, or what is read of it `from` a moment on. Bibs that lose it must be named. */
export const postChip = (given: ChipOfBib, terms: { from?: number; takeFrom?: string[] } = {}) =>
  act('chip.assign', '/api/chips', { ...given, ...terms });

/** What would change if a chip were a bib's; nothing is done. */
export const previewChip = (given: ChipOfBib, from?: number) =>
  post('/api/preview', { actions: [{ type: 'chip.assign', ...given, from }] }, previewSchema);

const ownersSchema = z.object({
  owners: z.array(
    z.object({
      bib: z.string(),
      name: z.string(),
      ...stretch,
      /** By this chip. */
      seen: z.object({
        context: z.enum(['finished', 'seen', 'unseen']),
        count: z.number().int(),
        time: z.string().optional(),
      }),
    }),
  ),
});
export type ChipOwner = z.infer<typeof ownersSchema>['owners'][number];

/** Whose a chip is when, and what each of them was seen by it. */
export const getChipOwners = (chip: string, signal?: AbortSignal) =>
  get(`/api/chips/owners?${new URLSearchParams({ chip })}`, ownersSchema, signal);

const chipMapSchema = z.object({
  findings: z.array(
    z.object({
      kind: z.enum(['shifted', 'swapped']),
      bibs: z.array(z.string()),
      /** The chip listed for a bib is worn by the bib so many further on. */
      by: z.number().int(),
      sure: z.number(),
      assign: z.array(z.object({ chip: z.string(), bib: z.string() })),
      /** Bibs that would lose their chip and get none. */
      takeFrom: z.array(z.string()),
    }),
  ),
});
export type ChipMapFinding = z.infer<typeof chipMapSchema>['findings'][number];

/** Chips that are worn under other bibs than the start list says, each with what would put it right. */
export const getChipMap = (signal?: AbortSignal) => get('/api/chips/map', chipMapSchema, signal);

/** Gives many chips at once; one undo takes all of it back. */
export const postChipMap = ({ assign, takeFrom }: ChipMapFinding) =>
  act('chip.map', '/api/chips/map', { assign, takeFrom });

/** What would change by a chip map; nothing is done. */
export const previewChipMap = ({ assign }: ChipMapFinding) => {
  const whole = { map: 'preview', part: 1, parts: 1 };
  return post('/api/preview', { actions: [{ type: 'chip.map', ...whole, chips: assign }] }, previewSchema);
};

export const postReader = (address: string) => post('/api/readers', { address }, doneSchema);

const protocolsSchema = z.object({
  protocols: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      models: z.array(z.string()),
      /** The usual one first; empty where it is not spoken over a serial line. */
      bauds: z.array(z.number().int()),
      tcpPorts: z.array(z.number().int()),
    }),
  ),
});
export type ProtocolView = z.infer<typeof protocolsSchema>['protocols'][number];

/** What readers speak. */
export const getProtocols = () => get('/api/readers/protocols', protocolsSchema);

const detectionSchema = z.object({
  found: z
    .object({
      protocol: z.string(),
      title: z.string(),
      address: z.string(),
      baud: z.number().int().nullable(),
    })
    .nullable(),
  detail: z.string().nullable(),
});
export type Detection = z.infer<typeof detectionSchema>;

/** Tries protocols and speeds on a serial port, a host, or `host:port`. */
export const postDetection = (place: string) => post('/api/readers/detect', { place }, detectionSchema);

/** Sets a reader's clock to station time; answers when a read-back agrees. */
export const postReaderClock = (address: string) => post('/api/readers/clock', { address }, z.object({}));

/** Says how far a reader's clock was off, in milliseconds; everything is computed again. */
export const postClockCorrection = (address: string, offset: number) =>
  act('clock.correct', '/api/readers/correction', { address, offset });

/** Asks a reader for what it keeps since an instant. */
export const postStoredReads = (address: string, since: number) =>
  post(
    '/api/readers/stored',
    { address, since },
    z.object({ came: z.number().int(), added: z.number().int() }),
  );

/** Shows a PIN for ten minutes, with which one other station may pair. */
export const postPin = () => post('/api/peers/pin', {}, z.object({ code: z.string() }));

/** Pairs with the station at an address, by the PIN that it shows. */
export const postPair = (address: string, pin: string) =>
  post('/api/peers/pair', { address, pin }, z.object({}));

/** Connects the readers of another station that is gone to this one. */
export const postTakeOver = (station: string) =>
  post('/api/peers/take-over', { station }, z.object({ readers: z.array(z.string()) }));

export const postReaderRemoval = (address: string) => post('/api/readers/remove', { address }, doneSchema);

const portsSchema = z.object({
  ports: z.array(
    z.object({ path: z.string(), manufacturer: z.string().optional(), serialNumber: z.string().optional() }),
  ),
});
export type Port = z.infer<typeof portsSchema>['ports'][number];

/** Serial ports of the station. */
export const getPorts = () => get('/api/ports', portsSchema);

const placesSchema = z.object({ places: z.array(z.string()) });

/** Folders of the sticks and other disks that are in at the station. */
export const getCopyPlaces = () => get('/api/copy/places', placesSchema);

/** Keeps the second copy in a folder of the station from now on. */
export const postCopy = (dir: string) => post('/api/copy', { dir }, z.object({}));

const racesSchema = z.object({
  races: z.array(
    z.object({
      race: resultsPageSchema.shape.race,
      finished: z.number().int(),
      inReview: z.number().int().default(0),
      entries: z.number().int(),
      asOf: z.number().int(),
    }),
  ),
});
export type RaceSummary = z.infer<typeof racesSchema>['races'][number];

/** The races of a service. */
export const getRaces = () => get('/api/races', racesSchema);

/** One page of a race's results at a service. */
export const getRaceResults = (race: string, query: ResultsQuery, signal?: AbortSignal) =>
  get(`/api/races/${encodeURIComponent(race)}/results?${queryText(query)}`, resultsPageSchema, signal);

function queryText({ race, list, offset, limit, q }: ResultsQuery): string {
  const query = new URLSearchParams({ list, offset: String(offset), limit: String(limit), q });
  if (race !== null) query.set('race', race);
  return query.toString();
}
