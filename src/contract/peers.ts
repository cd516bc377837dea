import { z } from 'zod';
import { matViewSchema } from './feed.ts';

/**
 * How stations on one network keep a copy of each other's journals. Each pulls from the other:
 *
 *     GET  /peer/v1/about?nonce=N&caller=S   who is there and what time it is; proof that it knows the shared token
 *     POST /peer/v1/pair                     a PIN that a person read from the other screen, for a token
 *     GET  /peer/v1/journal?commit=…        the journal from there on, for as long as the connection lasts
 *
 * The journal comes as lines (NDJSON): transactions of the journal, and, at least once a second, a
 * {@link peerStateSchema}. It carries `Authorization: Bearer <token of the pair>`.
 */
const ms = z.number().int();
const count = z.number().int().nonnegative();
const head = z.string().regex(/^[0-9a-f]{64}$/);

export const peerProtocol = 1;
/** Where stations listen for each other unless told otherwise. */
export const lanPort = 4610;
/** Longest line of the journal stream, in characters: a commit holds at most some thousand reads. */
export const peerLineMax = 32 * 1024 * 1024;

/** Who wrote a journal, and the ids of its two streams. */
export const journalIdentitySchema = z.object({
  station: z.uuid(),
  ops: z.uuid(),
  obs: z.uuid(),
  createdAt: ms,
});

export const peerAboutSchema = z.object({
  product: z.literal('goldline'),
  peer: z.literal(peerProtocol),
  identity: journalIdentitySchema,
  name: z.string().max(200),
  /** Another one each time the station starts. */
  life: z.string().max(100),
  /** The station's clock when it answered. */
  now: ms,
  /** Other stations' journals that it has copies of. */
  held: z.array(z.object({ identity: journalIdentitySchema, name: z.string().max(200) })).optional(),
  /** HMAC of the nonce under the token that it shares with the caller; null where it shares none. */
  proof: z.string().nullable(),
});
export type PeerAbout = z.infer<typeof peerAboutSchema>;

export const pairRequestSchema = z.strictObject({
  pin: z.string().max(20),
  station: z.uuid(),
  name: z.string().max(200),
  /** Port on which the caller listens for stations; its host is where the request comes from. */
  port: z.number().int().min(1).max(65535),
});
export type PairRequest = z.infer<typeof pairRequestSchema>;

export const pairReplySchema = z.object({
  station: z.uuid(),
  name: z.string().max(200),
  token: z.string().min(20).max(200),
});
export type PairReply = z.infer<typeof pairReplySchema>;

/** From where on the journal is wanted: the last commit and the last passing line held, each with its head. */
export const journalPositionSchema = z.object({
  commit: z.coerce.number().int().nonnegative(),
  head,
  passingLine: z.coerce.number().int().nonnegative(),
  passingHead: head,
  /** Whose journal, where it is not that of the station that is asked. */
  station: z.uuid().optional(),
});
export type JournalPosition = z.infer<typeof journalPositionSchema>;

/** How the station is doing that sends its journal. */
export const peerStateSchema = z.object({
  t: z.literal('state'),
  /** What its journal holds. */
  commits: count,
  passingLines: count,
  reads: count,
  mats: z.array(matViewSchema),
});
export type PeerState = z.infer<typeof peerStateSchema>;

/** What a station calls out on the network, so that another finds it without an address. */
export const announcementSchema = z.object({
  goldline: z.literal(peerProtocol),
  station: z.uuid(),
  name: z.string().max(200),
  life: z.string().max(100),
  port: z.number().int().min(1).max(65535),
});
export type Announcement = z.infer<typeof announcementSchema>;
