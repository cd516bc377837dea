import type { Message } from '../words/message.ts';

/** What a process of the service beside its first one tells. */
export type FromSide =
  /** It does what it was asked; where it listens, at this address. */
  | { type: 'ready'; address: string | null }
  | { type: 'refused'; told: Message | null; said: string }
  | { type: 'log'; message: string };
