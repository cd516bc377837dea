import { z } from 'zod';
import { peerDiskSchema } from './peers-view.ts';
import { matViewSchema } from './mat-view.ts';

/**
 * How stations on one network keep a copy of each other's journals. Each pulls from the other:
 *
 *     POST /peer/v2/pair          begins a pairing by a PIN that a person read from the other screen
 *     POST /peer/v2/pair/proof    ends it: each side shows that it had the PIN, and both have a secret
 *     GET  /peer/v2/about         who is there and what time it is
 *     GET  /peer/v2/journal?…     the journal from there on, for as long as the connection lasts
 *
 * All of it is HTTP over TLS with a key that both have (station/network/peer-tls.ts): the secret of the pair, or,
 * for pairing, one that everybody knows, inside of which the PIN is proven by an exchange that tells nobody the PIN
 * (station/network/cpace.ts). The journal comes as lines (NDJSON): transactions of the journal, and, at least once a
 * second, a {@link peerStateSchema}.
 */
const ms = z.number().int();
const count = z.number().int().nonnegative();
const head = z.string().regex(/^[0-9a-f]{64}$/);

export const peerProtocol = 2;
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
  held: z.array(z.object({ identity: journalIdentitySchema, name: z.string().max(200) })),
  /** What it times: an event, and which of its sites where it has several; null or absent before that is known. */
  times: z.object({ event: z.string(), site: z.string().nullable() }).nullable().optional(),
});
export type PeerAbout = z.infer<typeof peerAboutSchema>;

/** So many bytes in base64url. */
const bytes = (count: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((count * 4) / 3)}}$`));
/** What a side of a pairing says of itself, as JSON: the proofs are of these very characters. */
const about = z.string().max(1000);

export const pairRequestSchema = z.strictObject({ sid: bytes(16), share: bytes(32), about });
export type PairRequest = z.infer<typeof pairRequestSchema>;

export const pairReplySchema = z.object({ share: bytes(32), about });
export type PairReply = z.infer<typeof pairReplySchema>;

export const pairAboutSchema = z.object({
  station: z.uuid(),
  name: z.string().max(200),
  /** Port on which it listens for stations; the caller's host is where the request comes from. */
  port: z.number().int().min(1).max(65535),
});
export type PairAbout = z.infer<typeof pairAboutSchema>;

export const pairProofSchema = z.strictObject({ sid: bytes(16), tag: bytes(64) });
export type PairProof = z.infer<typeof pairProofSchema>;

export const pairedSchema = z.object({ tag: bytes(64) });
export type Paired = z.infer<typeof pairedSchema>;

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
  disk: peerDiskSchema.nullable(),
});
export type PeerState = z.infer<typeof peerStateSchema>;

/** What a station calls out on the network, so that another finds it without an address. */
export const announcementSchema = z.object({
  goldline: z.literal(1),
  station: z.uuid(),
  name: z.string().max(200),
  life: z.string().max(100),
  port: z.number().int().min(1).max(65535),
});
export type Announcement = z.infer<typeof announcementSchema>;
