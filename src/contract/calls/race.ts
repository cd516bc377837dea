import { z } from 'zod';
import { actionSchema } from '../actions.ts';
import { entryFieldsSchema } from '../entry.ts';
import { actionRowSchema } from '../feed.ts';
import { protestDecisionSchema } from '../protest.ts';
import { listIdSchema } from '../rows.ts';
import type { Calls } from './call.ts';
import { bib, doneSchema, id, ms, reason, takeFrom } from './fields.ts';

/** What a person does to the race at the line: guns, passings by hand, and taking it back. */
export const lineCalls = {
  fireGun: {
    method: 'POST',
    path: '/api/guns',
    about: "Fires a wave's gun now, or says when it was fired; `first`: only where nobody has fired it yet.",
    body: z.strictObject({ wave: id, gun: ms.optional(), first: z.boolean().optional() }),
    answer: doneSchema,
    problems: ['no-race', 'site-needed', 'wave-unknown', 'gun-fired'],
  },
  undoable: {
    method: 'GET',
    path: '/api/undo',
    about: 'Gives the newest action of somebody that stands and can be taken back; null where there is none.',
    /** As actions say who did them. */
    query: z.object({ by: id }),
    answer: z.object({ action: actionRowSchema.nullable() }),
  },
  undo: {
    method: 'POST',
    path: '/api/undo',
    about: 'Takes an action back; undoing an undo brings back what it took.',
    body: z.strictObject({ target: id }),
    answer: doneSchema,
    problems: ['action-unknown', 'not-undoable', 'device-may-not'],
  },
  addPassing: {
    method: 'POST',
    path: '/api/passings',
    about:
      'Records a passing by hand; `bib` is null where only the time was taken, `time` is now where absent.',
    body: z.strictObject({
      point: id,
      bib: bib.nullable(),
      time: ms.optional(),
      source: z.enum(['hand', 'photo', 'keypad', 'backup']).optional(),
    }),
    answer: doneSchema,
    problems: ['no-race', 'site-needed', 'point-unknown'],
  },
  addPassings: {
    method: 'POST',
    path: '/api/passings/sheet',
    about:
      'Records times at a point that were written down elsewhere, each with its bib or null; one undo takes all of it back.',
    body: z.strictObject({
      point: id,
      passings: z
        .array(z.strictObject({ bib: bib.nullable(), time: ms }))
        .min(1)
        .max(5000),
      source: z.enum(['hand', 'photo', 'keypad', 'backup']).optional(),
    }),
    longList: 'passings',
    answer: doneSchema,
    problems: ['no-race', 'site-needed', 'point-unknown'],
  },
  readTimes: {
    method: 'POST',
    path: '/api/passings/read',
    about: 'Reads a text of times, of a stopwatch, a printer or a video; nothing is recorded.',
    body: z.strictObject({ text: z.string().max(100_000) }),
    answer: z.object({
      times: z.array(
        z.object({
          /** From 1. */
          line: z.number().int(),
          /** Milliseconds since a gun or since midnight; `isDay`: it can only be a time of day. */
          time: z.number().int(),
          isDay: z.boolean(),
          /** Of a sheet that numbers its times, from 1. */
          place: z.number().int().nullable(),
          bib: z.string().nullable(),
        }),
      ),
      /** Lines with digits in which no time could be read. */
      unread: z.array(z.object({ line: z.number().int(), text: z.string() })),
    }),
    longAnswer: true,
  },
  assignPassing: {
    method: 'POST',
    path: '/api/passings/assign',
    about: 'Says whose a passing by hand was.',
    body: z.strictObject({ passing: id, bib }),
    answer: doneSchema,
    problems: ['passing-unknown', 'bib-unknown'],
  },
  voidPassing: {
    method: 'POST',
    path: '/api/passings/void',
    about: 'Takes a passing out of the results.',
    body: z.strictObject({ passing: id, reason: z.string().trim().max(500) }),
    answer: doneSchema,
    problems: ['passing-unknown'],
  },
} as const satisfies Calls;

const words = z.string().trim().min(1).max(500);

/** What judges and the desk for entries do on race day; and what the stations disagree on. */
export const judgeCalls = {
  setStatus: {
    method: 'POST',
    path: '/api/statuses',
    about: 'Records what judges say of a runner; `ok` takes it back, and clears a review.',
    body: z.strictObject({
      bib,
      status: z.enum(['dns', 'dnf', 'dq', 'out-of-time', 'ok']),
      /** Book and number of the World Athletics rules, such as TR6.3.1, or the race's own rule in any words. */
      rule: z.string().trim().min(1).max(50).optional(),
      reason,
    }),
    answer: doneSchema,
    problems: ['bib-unknown'],
  },
  setOrder: {
    method: 'POST',
    path: '/api/orders',
    about: "Records the judges' order of finishers of a list, or (null) at the finish line; times stay.",
    body: z.strictObject({ list: listIdSchema.nullable(), bibs: z.array(bib).min(2).max(500), reason }),
    answer: doneSchema,
    problems: ['bib-twice', 'bib-unknown', 'not-finished', 'not-in-list'],
  },
  changeEntry: {
    method: 'POST',
    path: '/api/entries/change',
    about: 'Changes one entry, or adds one: a new bib needs a name and a sex.',
    body: z.strictObject({
      bib,
      fields: z.strictObject(entryFieldsSchema.shape),
      takeFrom,
      /** Refused where somebody has the bib. */
      isNew: z.boolean().optional(),
    }),
    answer: doneSchema,
    problems: [
      'no-race',
      'site-needed',
      'bib-taken',
      'entry-incomplete',
      'birth-date',
      'nationality',
      'wave-unknown',
      'chip-ignored',
      'chip-taken',
      'chip-dropped',
    ],
  },
  changeBib: {
    method: 'POST',
    path: '/api/entries/bib',
    about: 'Gives a runner another bib, which nobody has; times, chips and rulings go with them.',
    body: z.strictObject({ bib, to: bib }),
    answer: doneSchema,
    problems: ['bib-unknown', 'bib-taken'],
  },
  withdrawEntry: {
    method: 'POST',
    path: '/api/entries/withdraw',
    about: 'Takes an entry off the start list.',
    body: z.strictObject({ bib, reason }),
    answer: doneSchema,
    problems: ['bib-unknown'],
  },
  lodgeProtest: {
    method: 'POST',
    path: '/api/protests',
    about: 'Records a protest; `bib` is whose result it is about, null where it is about no single one.',
    body: z.strictObject({
      /** That of the bib, or the only one, where absent. */
      race: id.optional(),
      bib: bib.nullable(),
      from: words,
      against: words,
    }),
    answer: doneSchema,
    problems: ['no-race', 'site-needed', 'bib-unknown', 'race-unknown'],
  },
  decideProtest: {
    method: 'POST',
    path: '/api/protests/decide',
    about: 'Records what the referee or the jury decided of a protest; results change by other acts alone.',
    body: z.strictObject({ protest: id, decision: protestDecisionSchema, reason: words, judge: words }),
    answer: doneSchema,
    problems: ['protest-unknown'],
  },
  closeRace: {
    method: 'POST',
    path: '/api/race/close',
    about:
      'Says that nobody of a race, or of all races, is out there any more: who did not start is DNS, who did not finish DNF.',
    body: z.object({ race: z.string().optional() }),
    answer: doneSchema,
    problems: ['no-race', 'site-needed', 'race-unknown', 'race-closed'],
  },
  settleConflict: {
    method: 'POST',
    path: '/api/conflicts/settle',
    about: 'Says which action of a conflict counts, by doing what it did once more in the knowledge of all.',
    body: z.strictObject({ thing: id, action: id }),
    answer: doneSchema,
    problems: ['conflict-unknown'],
  },
  conflicts: {
    method: 'GET',
    path: '/api/conflicts',
    about:
      'Gives what stations did to the same thing without knowing of each other; the action that counts is last.',
    answer: z.object({
      conflicts: z.array(z.object({ thing: z.string(), actions: z.array(actionSchema) })),
    }),
  },
} as const satisfies Calls;
