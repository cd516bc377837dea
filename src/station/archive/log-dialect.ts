import type { Found, ProtocolName } from '../../readers/protocol/protocol.ts';
import { protocols } from '../../readers/protocols.ts';
import { LogBytes } from './log-bytes.ts';

/**
 * What the beginning of a log is written in: the protocol in which most of its bytes are reads, and more than are not
 * understood. Null where there is none. Only protocols whose reads carry a time. Throws the system's error.
 */
export function dialectOf(path: string): ProtocolName | null {
  let best: { name: ProtocolName; bytes: number } | null = null;
  for (const protocol of Object.values(protocols)) {
    const { name, clock } = protocol;
    if (clock === 'none' || clock === 'since-cycle') continue;
    const bytes = LogBytes.open(path, name !== 'csv');
    try {
      const [piece = new Uint8Array(0)] = bytes.pieces();
      const reader = protocol.decoder();
      const found = [...reader.push(piece), ...(piece.length === bytes.size ? reader.end() : [])];
      const read = bytesOf(found, isRead);
      const strange = bytesOf(found, (one) => one.type === 'bad' || one.type === 'text');
      if (read > strange && read > (best?.bytes ?? 0)) best = { name, bytes: read };
    } finally {
      bytes.close();
    }
  }
  return best?.name ?? null;
}

/** A gun is not a read, but a log of guns alone is a log. */
const isRead = (found: Found) => found.type === 'gun' || ('stamp' in found && found.stamp !== null);

function bytesOf(found: readonly Found[], isWanted: (one: Found) => boolean): number {
  return found.filter(isWanted).reduce((sum, { raw }) => sum + raw.length, 0);
}
