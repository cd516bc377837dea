import type { Message, TextCode } from '../words/message.ts';

/** Something that people are told of a reader, in their language: a code of `src/words` and its values. */
export type ReaderMessage = Message<
  Extract<TextCode, `${'port' | 'reader' | 'about' | 'device' | 'address' | 'detection'}.${string}`>
>;

/** An error about which people are told `told`, in their language; its own message is for a log. */
export class ReaderError extends Error {
  override name = 'ReaderError';
  readonly told: ReaderMessage;

  constructor(told: ReaderMessage, options?: ErrorOptions) {
    super([told.code, JSON.stringify(told.params)].join(' ').trim(), options);
    this.told = told;
  }
}
