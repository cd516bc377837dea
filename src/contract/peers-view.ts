import { z } from 'zod';
import { diskTroubleSchema } from './disk-view.ts';
import { matViewSchema } from './mat-view.ts';

/** A section of the feed: this station among the others on its network. */
const ms = z.number().int();

/** The own disk of another station, while something is wrong with it. */
export const peerDiskSchema = z.object({ trouble: diskTroubleSchema, waiting: z.number().int() });
export type PeerDisk = z.infer<typeof peerDiskSchema>;

/** Another station whose journal this one keeps a replica of. */
export const peerViewSchema = z.object({
  station: z.string(),
  name: z.string(),
  /** Null where only the replica is here and the stations are not paired. */
  address: z.string().nullable(),
  /**
   * `following`: its journal comes in live. `gone`: no word from it, since `since`. `refused`: it does not
   * know this station any more, or speaks another protocol. `diverged`: its journal is not the one that
   * was followed before: its data directory was copied or restored. `kept`: not paired, the replica counts.
   */
  state: z.enum(['connecting', 'following', 'gone', 'refused', 'diverged', 'kept']),
  since: ms,
  lastContact: ms.nullable(),
  /** In words, what is wrong. */
  detail: z.string().nullable(),
  /** What the replica holds. */
  reads: z.number().int(),
  actions: z.number().int(),
  /** What it has that the replica does not hold yet, as last heard; null before that. */
  behind: z.object({ commits: z.number().int(), reads: z.number().int() }).nullable(),
  /** Its clock minus ours, true within half the round trip; `warn` above 200 ms. */
  clock: z.object({ offset: ms, roundTrip: ms, warn: z.boolean() }).nullable(),
  /** Its mats as it said last. */
  mats: z.array(matViewSchema),
  /** What is wrong with its own disk and how many rows wait for that, as it said last; null where all is well. */
  disk: peerDiskSchema.nullable().optional(),
  /** What is wrong with the disk of this station, which does not take the replica; null where it does. */
  notKept: diskTroubleSchema.nullable().optional(),
  /** Readers that are its own to read, by its journal and ours: what taking over would connect here. */
  readers: z.array(z.string()),
  /** Of the readers connected here, those that were taken over from it. */
  taken: z.array(z.string()),
  /**
   * Readers on the network that both stations were told to read: two witnesses where the reader takes two connections, a
   * fight over the one where it does not.
   */
  shared: z.array(z.string()),
  /** Actions of it that this version does not know and leaves out of the results. */
  notUnderstood: z.number().int(),
});
export type PeerView = z.infer<typeof peerViewSchema>;

/** This station among the others on its network. */
export const peersViewSchema = z.object({
  /** Where others find this station; null while it is on this laptop alone. */
  listening: z.string().nullable(),
  /** Why it does not listen although it should. */
  detail: z.string().nullable(),
  /** What a person types on the other laptop. */
  pin: z.object({ code: z.string(), until: ms }).nullable(),
  /** Stations heard on the network that are not paired. */
  nearby: z.array(z.object({ station: z.string(), name: z.string(), address: z.string() })),
  /** Addresses from which another computer says that it is this very station: a copied data directory. */
  doubles: z.array(z.string()),
  /** What happens to the readers of a station that is gone. */
  takeOver: z.enum(['by-hand', 'auto']),
  stations: z.array(peerViewSchema),
});
export type PeersView = z.infer<typeof peersViewSchema>;
