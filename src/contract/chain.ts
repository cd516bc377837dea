import { createHash } from 'node:crypto';

/** What a chain of hashes starts from, so that two streams never share a head. */
export function chainStart(stream: string): string {
  return createHash('sha256').update(`goldline-1\n${stream}`).digest('hex');
}

/** The head after one more line: SHA-256 over the head before and the line's exact bytes, as hex. */
export function chainNext(head: string, line: string | Uint8Array): string {
  return createHash('sha256').update(head).update('\n').update(line).digest('hex');
}
