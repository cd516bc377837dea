import { z } from 'zod';
import { entryFieldsSchema } from '../../contract/entry.ts';
import { listIdSchema } from '../../contract/rows.ts';
import { plainCode } from '../../timing/model/plain-text.ts';
import { isEncoding } from '../../files/text.ts';
import { lanPort } from '../network/network.ts';

/** What the calls take. */
const ms = z.number().int().positive();
const id = z.string().min(1).max(200);
const address = z.string().min(1).max(500);
const code = z.string().transform(plainCode);
const bib = code.pipe(z.string().min(1).max(20));
const chip = code.pipe(z.string().min(1).max(200));

/** `first`: only where nobody has fired it yet. */
export const gunInput = z.strictObject({ wave: id, gun: ms.optional(), first: z.boolean().optional() });
export const undoInput = z.strictObject({ target: id });
/** Whose newest action it is to be, as actions say who did them. */
export const undoableInput = z.object({ by: id });
export const passingInput = z.strictObject({
  point: id,
  bib: bib.nullable(),
  time: ms.optional(),
  source: z.enum(['hand', 'photo', 'keypad', 'backup']).optional(),
});
export const assignInput = z.strictObject({ passing: id, bib });
export const voidInput = z.strictObject({ passing: id, reason: z.string().trim().max(500) });
export const chipQuery = z.object({ chip });
const chipOfBib = { chip, bib };
/** Bibs that may lose a chip; who is not named here loses none. */
const takeFrom = z.union([bib.transform((one) => [one]), z.array(bib).max(50_000)]).optional();
/** `from`: passings before it stay whose they were. */
export const chipInput = z.strictObject({ ...chipOfBib, from: ms.optional(), takeFrom });
/** A line of a chip map, and what goes with all of them. */
export const chipOfBibInput = z.strictObject(chipOfBib);
export const chipMapTerms = { from: ms.optional(), takeFrom };
export const swapInput = z.strictObject({ bibs: z.tuple([bib, bib]), from: ms.optional() });
const reason = z.string().trim().max(500).optional();
export const entryInput = z.strictObject({
  bib,
  fields: z.strictObject(entryFieldsSchema.shape),
  takeFrom,
});
export const withdrawInput = z.strictObject({ bib, reason });
/** Book and number of the World Athletics rules, such as TR6.3.1, or the race's own rule in any words. */
export const statusInput = z.strictObject({
  bib,
  status: z.enum(['dns', 'dnf', 'dq', 'out-of-time', 'ok']),
  rule: z.string().trim().min(1).max(50).optional(),
  reason,
});
export const orderInput = z.strictObject({
  list: listIdSchema.nullable(),
  bibs: z.array(bib).min(2).max(500),
  reason,
});
/** The folder of the second copy; null for none. */
export const copyInput = z.strictObject({ dir: z.string().min(1).max(1000).nullable() });
export const readerInput = z.strictObject({ address });
/** Reads in [from, to) count `offset` later than the reader said. */
export const correctionInput = z.strictObject({
  address,
  offset: z.number().int(),
  from: ms.nullable().optional(),
  to: ms.nullable().optional(),
});
export const storedInput = z.strictObject({ address, since: z.number().int().nonnegative() });
/** A serial port's path, a host, or host:port. */
export const detectInput = z.strictObject({ place: z.string().trim().min(1).max(300) });

/** Null closes the station to others. */
export const listenInput = z.strictObject({
  lan: z
    .strictObject({
      host: z.ipv4().default('0.0.0.0'),
      port: z.number().int().min(0).max(65535).default(lanPort),
    })
    .nullable(),
});
export const pairInput = z.strictObject({
  address: z.url({ protocol: /^http$/, error: 'write it like http://192.168.1.5:4610' }),
  pin: z.string().trim().min(1).max(20),
});
export const peerInput = z.strictObject({ station: z.uuid() });
export const takeOverInput = z.strictObject({ station: z.uuid(), readers: z.array(address).optional() });
export const whenGoneInput = z.strictObject({ takeOver: z.enum(['by-hand', 'auto']) });

/** What a preview is asked of: an action without what the station gives it. */
export const actionInput = z.looseObject({ type: z.string() });
export const flowInput = z.object({ minutes: z.coerce.number().int().min(1).max(120).default(30) });

export const resultsInput = z.object({
  /** Race id; the first race where absent. */
  race: z.string().optional(),
  list: listIdSchema.default('overall'),
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().max(500).default(100),
  q: z.string().max(100).default(''),
});

export const findInput = z.object({
  q: z.string().max(100),
  limit: z.coerce.number().int().positive().max(100).default(10),
});

export const teamsInput = z.object({ list: listIdSchema, race: z.string().optional() });
export const closeInput = z.object({ race: z.string().optional() });

const language = z.enum(['en', 'zh-CN', 'ru']);
/** At which site of the event the station is. */
export const siteInput = z.strictObject({ site: id });
/** What a person chose, or what helps to guess, when a file is read. */
export const fileInput = z.object({
  encoding: z
    .string()
    .refine(isEncoding, { error: 'an encoding such as utf-8, gb18030 or windows-1251' })
    .optional(),
  language: language.optional(),
});
export const startListInput = fileInput.extend({
  raceDay: z.enum(['keep', 'list']).optional(),
  /** Race id of everybody in a list that has no column for it. */
  race: z.string().optional(),
});

export const languageInput = language.default('en');
