import type { Message } from '../../words/message.ts';

/** What the process of the public pages is to do. */
export interface PublicTask {
  databaseUrl: string;
  port: number;
  host: string;
  screensDir: string;
  /** Where the intake answers requests that come on a connection of the public's; null where somebody else hands them on. */
  intake: string | null;
}

/** What that process tells; a connection for the intake comes with its socket. */
export type FromPublic =
  | { type: 'listening'; address: string }
  | { type: 'refused'; told: Message | null; said: string }
  | { type: 'connection'; read: string }
  | { type: 'log'; message: string };
