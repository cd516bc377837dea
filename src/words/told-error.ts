import type { Message } from './message.ts';

/** An error about which people are told `told`, in their language; its own message is for a log. */
export class ToldError<Told extends Message = Message> extends Error {
  override name = 'ToldError';
  readonly told: Told;

  constructor(told: Told, options?: ErrorOptions) {
    super([told.code, JSON.stringify(told.params)].join(' ').trim(), options);
    this.told = told;
  }
}

/** What to tell of an error: its own words where it has them, otherwise what the system or a package said. */
export function toldOf(error: unknown): Message {
  // An error that comes out of a thread has lost its class, and kept what it tells.
  const { told } = error as Partial<ToldError>;
  if (told !== undefined) return told;
  const text = error instanceof Error ? error.message : String(error);
  return { code: 'told.as-said', params: { text } };
}
