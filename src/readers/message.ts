import type { Message, TextCode } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';

/** Something that people are told of a reader, in their language: a code of `src/words` and its values. */
export type ReaderMessage = Message<
  Extract<TextCode, `${'port' | 'reader' | 'about' | 'device' | 'address' | 'detection'}.${string}`>
>;

/** An error of a reader or its port. */
export class ReaderError extends ToldError<ReaderMessage> {
  override name = 'ReaderError';
}
