import { message } from '../../words/message.ts';
import { RefusedFile } from './refused.ts';

/**
 * The text of an XML file: by its byte order mark, else by the encoding that its first line names, else UTF-8.
 *
 * @throws RefusedFile where it names an encoding that nobody knows
 */
export function xmlText(bytes: Uint8Array): string {
  const encoding = markOf(bytes) ?? declaredIn(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new RefusedFile(message('trackFile.encoding', { encoding }));
  }
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1] ?? null;
}
