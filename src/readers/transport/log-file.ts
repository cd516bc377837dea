import { setTimeout } from 'node:timers/promises';
import { open, type FileHandle } from 'node:fs/promises';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { TransportError, type Port, type Transport, type TransportEvents } from './transport.ts';

const chunkBytes = 65_536;
/** How often a log is looked at for what was added. */
const lookMs = 250;

/** A recorded log: read from its beginning to its end, then followed while it grows. Nothing can be written to it. */
export class LogFile implements Port {
  readonly #path: string;
  readonly waitsFor = null;

  constructor(path: string) {
    this.#path = path;
  }

  async open(events: TransportEvents): Promise<Transport> {
    const file = await open(this.#path, 'r').catch((error: NodeJS.ErrnoException) => {
      throw new TransportError(reasonOf(error, this.#path));
    });
    const stopped = new AbortController();
    const place = this.#path;
    const following = follow(file, place, events, stopped.signal)
      .catch((error: Error) => message('port.failed', { place, reason: error.message }))
      .then(async (reason) => {
        await file.close();
        if (!stopped.signal.aborted) events.onClose(reason);
      });
    return {
      write: () => undefined,
      close: async () => {
        stopped.abort();
        await following;
      },
    };
  }

  async close(): Promise<void> {}
}

/** Reads on until the file gets shorter or `stopped`; tells why it ended. */
async function follow(
  file: FileHandle,
  place: string,
  events: TransportEvents,
  stopped: AbortSignal,
): Promise<ReaderMessage> {
  let at = 0;
  while (!stopped.aborted) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(chunkBytes), 0, chunkBytes, at);
    if (stopped.aborted) break;
    if (bytesRead > 0) {
      at += bytesRead;
      events.onData(buffer.subarray(0, bytesRead), performance.now());
    } else if ((await file.stat()).size < at) return message('port.shorter', { place });
    else await setTimeout(lookMs, undefined, { signal: stopped }).catch(() => undefined);
  }
  return message('port.closed');
}

function reasonOf(error: NodeJS.ErrnoException, place: string): ReaderMessage {
  if (error.code === 'ENOENT') return message('port.missing', { place });
  if (error.code === 'EACCES') return message('port.no-permission', { place });
  return message('port.failed', { place, reason: error.message });
}
