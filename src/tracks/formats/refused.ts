import type { Message, TextCode } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';

/** Why a file is no track that can be read: a code of `src/words`, and what can be done about it in its text. */
export type FileRefusal = Message<Extract<TextCode, `trackFile.${string}`>>;

/** A file that cannot be taken. */
export class RefusedFile extends ToldError<FileRefusal> {
  override name = 'RefusedFile';
}
