import { connect, type Socket } from 'node:net';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { TransportError, type Transport, type TransportEvents } from './transport.ts';

const connectTimeoutMs = 2000;

/** Connects to a reader or a serial-to-Ethernet box. Rejects with {@link TransportError}. */
export async function openTcp(host: string, port: number, events: TransportEvents): Promise<Transport> {
  const place = `${host}:${port}`;
  const socket = connect({ host, port, noDelay: true, keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error('ETIMEDOUT')), connectTimeoutMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new TransportError(reasonOf(error, place)));
    });
  });
  return socketTransport(socket, place, events);
}

/** The line that an open socket is; `place` names it for people. */
export function socketTransport(socket: Socket, place: string, events: TransportEvents): Transport {
  let done = false;
  let reason: ReaderMessage = message('port.ended', { place });
  socket.on('data', (chunk) => events.onData(chunk, performance.now()));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    reason = reasonOf(error, place);
  });
  socket.on('close', () => {
    if (done) return;
    done = true;
    events.onClose(reason);
  });
  return {
    write: (bytes) => {
      if (socket.writable) socket.write(bytes);
    },
    close: async () => {
      done = true;
      socket.destroy();
    },
  };
}

function reasonOf(error: NodeJS.ErrnoException, place: string): ReaderMessage {
  const code = error.code ?? error.message;
  if (code === 'ECONNREFUSED') return message('port.refused', { place });
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return message('port.unreachable', { place });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return message('port.no-such-name', { place });
  if (code === 'ECONNRESET' || code === 'EPIPE') return message('port.ended', { place });
  return message('port.failed', { place, reason: error.message });
}
