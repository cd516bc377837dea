import type { Message } from '../../words/message.ts';

/** What the process of the public pages is to do. */
export interface PublicTask {
  databaseUrl: string;
  port: number;
  host: string;
  screensDir: string;
  /** Where the intake answers what is for it; null where somebody before this process tells them apart. */
  intake: string | null;
}

/** What that process tells. */
export type FromPublic =
  | { type: 'listening'; address: string }
  | { type: 'refused'; told: Message | null; said: string }
  | { type: 'log'; message: string };
