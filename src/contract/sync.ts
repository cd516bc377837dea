import { z } from 'zod';
import { toldSchema } from './message.ts';
import { sourceSchema } from './rows.ts';

/**
 * How stations hand their lines to the service. A stream is an append-only, numbered, hash-chained list
 * of lines; each station has one for actions (`ops`) and one for passings (`obs`). The station pushes
 * ranges; the service answers with the highest number it holds without a gap, the chain's head there,
 * and its life number, which changes when it was restored from a backup.
 *
 *     GET  /v1/probe?nonce=N                  is that the service, or a captive portal?
 *     PUT  /v1/streams/{id}                   make a stream known; the same again is harmless
 *     GET  /v1/streams/{id}                   where it stands
 *     POST /v1/streams/{id}/lines             push: first line a PushHeader, then the lines (NDJSON)
 *
 * All but the probe carry `Authorization: Bearer <the station's token>`.
 */
const number = z.number().int().nonnegative();
const head = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * 1: a station times the race that it defined. 2: the event and the site that it says (`station.event`); events of several
 * races and sites.
 */
export const syncProtocol = '2';
/** Longest line, in bytes of UTF-8. */
export const lineBytesMax = 65536;
export const pushLinesMax = 500;

export const streamKindSchema = z.enum(['ops', 'obs']);

export const probeReplySchema = z.object({
  svc: z.literal('goldline'),
  server: z.string(),
  life: number,
  now: number,
  nonce: z.string(),
});
export type ProbeReply = z.infer<typeof probeReplySchema>;

export const streamMetaSchema = z.strictObject({
  stream: z.uuid(),
  kind: streamKindSchema,
  station: z.uuid(),
  /** What people call the station. */
  name: z.string().max(200),
  createdAt: number,
});
export type StreamMeta = z.infer<typeof streamMetaSchema>;

/** Lines that the service holds and that do not count, with the reasons: how many, and the first of them. */
export const setAsideSchema = z.object({
  count: number,
  lines: z.array(z.object({ number, told: toldSchema })),
});
export type SetAside = z.infer<typeof setAsideSchema>;

export const streamStateSchema = z.object({
  stream: z.uuid(),
  /** Lines held without a gap; 0 where there are none. */
  high: number,
  /** Head of the chain at `high`. */
  head,
  server: z.string(),
  life: number,
  now: number,
  /** Where a station asks how it stands; not there from services before this field. */
  setAside: setAsideSchema.optional(),
});
export type StreamState = z.infer<typeof streamStateSchema>;

export const pushHeaderSchema = z.strictObject({
  stream: z.uuid(),
  /** Number of the first line that follows, from 1. */
  from: z.number().int().positive(),
  count: z.number().int().positive().max(pushLinesMax),
  /** Head before `from` and after the last line. */
  prev: head,
  head,
});
export type PushHeader = z.infer<typeof pushHeaderSchema>;

/** 409: `gap`, lines are missing before `from`; `diverged`, the same number holds other bytes. */
export const pushConflictSchema = z.object({
  conflict: z.enum(['gap', 'diverged']),
  state: streamStateSchema,
});
export type PushConflict = z.infer<typeof pushConflictSchema>;

/** Lines are strict: one with a field of a newer version is stored and not understood, never understood in part. */
const lineBase = { v: z.literal(1), at: number };

/** A passing as the station sees it; a later line with the same id and a higher version replaces it. */
export const passingLineSchema = z.strictObject({
  ...lineBase,
  t: z.literal('passing'),
  version: z.number().int().positive(),
  passing: z.strictObject({
    id: z.string(),
    point: z.string(),
    source: sourceSchema,
    chip: z.string().nullable(),
    reader: z.string().optional(),
    bib: z.string().nullable(),
    first: number,
    last: number,
    strongest: number,
    rssi: z.number().nullable(),
    reads: number,
    /** For moments that came out of a buffer: the earliest at which each can have been. */
    uncertain: z
      .strictObject({ first: number.nullable(), last: number.nullable(), strongest: number.nullable() })
      .optional(),
  }),
});
export type PassingLine = z.infer<typeof passingLineSchema>;

/** A passing that turned out to be part of another one. */
export const passingGoneLineSchema = z.strictObject({
  ...lineBase,
  t: z.literal('passing.gone'),
  version: z.number().int().positive(),
  id: z.string(),
});
export type PassingGoneLine = z.infer<typeof passingGoneLineSchema>;

/** An action, as in the station's journal. `action.type` decides the shape of the rest. */
export const actionLineSchema = z.strictObject({
  ...lineBase,
  t: z.literal('action'),
  action: z.looseObject({
    id: z.string(),
    type: z.string(),
    station: z.string(),
    lamport: number,
    at: number,
    by: z.string(),
  }),
});
export type ActionLine = z.infer<typeof actionLineSchema>;

export const lineSchema = z.discriminatedUnion('t', [
  passingLineSchema,
  passingGoneLineSchema,
  actionLineSchema,
]);
