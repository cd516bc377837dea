import { z } from 'zod';
import {
  handedInSchema,
  onlineEntrySchema,
  onlineRaceSchema,
  onlineRaceViewSchema,
  onlineWorkSchema,
  ownRunSchema,
  queueRowSchema,
  reviewRunSchema,
  runProfileSchema,
  runStateSchema,
} from '../online.ts';
import type { Calls } from './call.ts';

const ofRun = { params: z.object({ run: z.string() }) } as const;
const ofFile = { params: z.object({ run: z.string(), file: z.string() }) } as const;
const asRunner = ['run-unknown', 'too-many-tries', 'origin'] as const;
const noted = z.string().trim().min(1).max(2000);

/**
 * What runners of an online race do. `:run` is the secret of their own link: who has it is the runner, and nobody else
 * learns it.
 */
export const runCalls = {
  onlineRaces: {
    method: 'GET',
    path: '/api/events/:event/online',
    about: 'Lists the online races of an event.',
    params: z.object({ event: z.string() }),
    answer: z.object({ races: z.array(onlineRaceViewSchema.extend({ entered: z.number().int() })) }),
    problems: ['event-unknown'],
  },
  enterOnline: {
    method: 'POST',
    path: '/api/events/:event/online/:race/entries',
    about: 'Enters a runner for an online race; the answer has the secret of the runner’s own link.',
    params: z.object({ event: z.string(), race: z.string() }),
    body: onlineEntrySchema,
    answer: z.object({ bib: z.string(), run: z.string() }),
    problems: ['race-unknown', 'entry-refused', 'too-many-tries', 'origin'],
  },
  ownRun: {
    method: 'GET',
    path: '/api/runs/:run',
    about: 'Says how the own run stands, with all that was handed in and found.',
    ...ofRun,
    answer: ownRunSchema,
    problems: ['run-unknown', 'too-many-tries'],
  },
  beginFile: {
    method: 'POST',
    path: '/api/runs/:run/files',
    about:
      'Begins to hand in a recording or a picture; the same name, size and digest again goes on where it stopped.',
    ...ofRun,
    body: z.strictObject({
      kind: z.enum(['recording', 'picture']),
      name: z.string().min(1).max(200),
      size: z.number().int().positive(),
      /** SHA-256 of the whole, as hex. */
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    answer: handedInSchema,
    problems: [...asRunner, 'hand-in-closed', 'file-too-large', 'too-many-files'],
  },
  sendFile: {
    method: 'PUT',
    path: '/api/runs/:run/files/:file',
    about: 'Sends the next bytes of a file, from where the service has it on; the last ones have it judged.',
    ...ofFile,
    query: z.object({ from: z.coerce.number().int().nonnegative() }),
    body: 'application/octet-stream',
    answer: handedInSchema,
    problems: [...asRunner, 'hand-in-closed', 'file-elsewhere', 'file-garbled'],
  },
  declareRun: {
    method: 'POST',
    path: '/api/runs/:run/declare',
    about: 'Says what was run, alone or as the figures on a picture.',
    ...ofRun,
    body: z.strictObject({
      start: z.number().int(),
      seconds: z.number().positive().max(200_000),
      distance: z.number().positive().max(500_000),
      /** Id of the picture that shows it. */
      picture: z.string().nullable(),
    }),
    answer: ownRunSchema,
    problems: [...asRunner, 'hand-in-closed', 'evidence-not-accepted'],
  },
  shiftFile: {
    method: 'POST',
    path: '/api/runs/:run/files/:file/shift',
    about: 'Says that the clock of a recording was off by whole or half hours; it is judged again.',
    ...ofFile,
    body: z.strictObject({ hours: z.number().min(-26).max(26).multipleOf(0.25) }),
    answer: ownRunSchema,
    problems: [...asRunner, 'hand-in-closed'],
  },
  chooseFile: {
    method: 'POST',
    path: '/api/runs/:run/files/:file/choose',
    about: 'Says which of several recordings is the run.',
    ...ofFile,
    body: z.strictObject({}),
    answer: ownRunSchema,
    problems: [...asRunner, 'hand-in-closed'],
  },
  answerRun: {
    method: 'POST',
    path: '/api/runs/:run/answer',
    about: 'Answers what the organisers asked, or asks them to look again at what they decided.',
    ...ofRun,
    body: z.strictObject({ text: noted }),
    answer: ownRunSchema,
    problems: [...asRunner, 'answer-too-late'],
  },
  withdrawRun: {
    method: 'POST',
    path: '/api/runs/:run/withdraw',
    about: 'Takes the run out of the race.',
    ...ofRun,
    body: z.strictObject({}),
    answer: ownRunSchema,
    problems: asRunner,
  },
  eraseFiles: {
    method: 'POST',
    path: '/api/runs/:run/erase',
    about: 'Deletes everything that was handed in, at once and for good; what was decided stands.',
    ...ofRun,
    body: z.strictObject({}),
    answer: ownRunSchema,
    problems: asRunner,
  },
} as const satisfies Calls;

const ofEvent = { params: z.object({ event: z.string() }) } as const;
const ofRace = { params: z.object({ event: z.string(), race: z.string() }) } as const;
const ofBib = { params: z.object({ event: z.string(), race: z.string(), bib: z.string() }) } as const;
const asMember = ['sign-in-needed', 'origin', 'not-allowed', 'event-not-owned'] as const;

/** What organisers do about their online races. */
export const onlineCalls = {
  onlineWork: {
    method: 'GET',
    path: '/api/organiser/events/:event/online',
    about: 'Lists the online races of an event with how much waits for a person.',
    ...ofEvent,
    answer: z.object({ races: z.array(onlineWorkSchema) }),
    problems: asMember,
  },
  setOnlineRace: {
    method: 'PUT',
    path: '/api/organiser/events/:event/online/:race',
    about: 'Sets an online race; one that is not there yet begins to be.',
    ...ofRace,
    body: onlineRaceSchema,
    answer: onlineWorkSchema,
    problems: [...asMember, 'online-race-refused'],
  },
  makeEntryCodes: {
    method: 'POST',
    path: '/api/organiser/events/:event/online/:race/codes',
    about: 'Makes codes, each for one entry; they are shown this once.',
    ...ofRace,
    body: z.strictObject({ count: z.number().int().min(1).max(10_000) }),
    answer: z.object({ codes: z.array(z.string()) }),
    problems: [...asMember, 'race-unknown'],
  },
  runQueue: {
    method: 'GET',
    path: '/api/organiser/events/:event/online/:race/runs',
    about: 'Lists runs: those that wait for a person first, the longest waiting on top.',
    ...ofRace,
    query: z.object({
      state: runStateSchema.optional(),
      q: z.string().max(100).optional(),
      offset: z.coerce.number().int().nonnegative().default(0),
    }),
    answer: z.object({ total: z.number().int(), rows: z.array(queueRowSchema) }),
    problems: [...asMember, 'race-unknown'],
  },
  reviewRun: {
    method: 'GET',
    path: '/api/organiser/events/:event/online/:race/runs/:bib',
    about: 'Shows all evidence of one run.',
    ...ofBib,
    answer: reviewRunSchema,
    problems: [...asMember, 'race-unknown', 'bib-unknown'],
  },
  runPicture: {
    method: 'GET',
    path: '/api/organiser/events/:event/online/:race/runs/:bib/files/:file',
    about: 'The bytes of a picture or a recording that was handed in.',
    params: z.object({ event: z.string(), race: z.string(), bib: z.string(), file: z.string() }),
    answer: 'application/octet-stream',
    problems: [...asMember, 'race-unknown', 'bib-unknown'],
  },
  compareRuns: {
    method: 'GET',
    path: '/api/organiser/events/:event/online/:race/runs/:bib/beside/:other',
    about: 'Two runs about one middle, to be drawn over each other.',
    params: z.object({ event: z.string(), race: z.string(), bib: z.string(), other: z.string() }),
    answer: z.object({ one: runProfileSchema, other: runProfileSchema }),
    problems: [...asMember, 'race-unknown', 'bib-unknown'],
  },
  decideRun: {
    method: 'POST',
    path: '/api/organiser/events/:event/online/:race/runs/:bib/decide',
    about: 'Decides about a run, or asks its runner.',
    ...ofBib,
    body: z.strictObject({
      act: z.enum(['accept', 'refuse', 'ask', 'reopen']),
      /** Checks that were looked at and let be. */
      cleared: z.array(z.string()).default([]),
      /** Of a picture or a declaration. */
      grade: z.enum(['picture', 'declared']).optional(),
      /** Why, for the runner; may be empty where it is accepted. */
      text: z.string().trim().max(2000),
    }),
    answer: reviewRunSchema,
    problems: [...asMember, 'race-unknown', 'bib-unknown', 'run-not-decidable', 'same-person'],
  },
} as const satisfies Calls;
