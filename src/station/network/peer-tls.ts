import { constants } from 'node:crypto';
import { createServer, request, type RequestOptions, type Server, type ServerOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Refusal } from '../../contract/problem.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import type { Ms } from '../../timing/model/race.ts';

/**
 * What stations say to each other goes over TLS with a key that both know and neither sends. Nothing but this one
 * cipher is offered: its Diffie-Hellman keeps what was recorded unreadable for who gets the key later, and its random
 * numbers make a recording worthless to who plays it again. Keys instead of certificates, because a pair has no third
 * that could vouch for one of them, and Node cannot make certificates; TLS 1.2, because Node takes keys in no other.
 */
const protection = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
} as const;

/** Who asks to be paired has no key yet: this one everybody knows, and the PIN is proven inside. */
export const stranger: Caller = {
  identity: 'pairing',
  secret: Buffer.from('goldline stations that are not paired'),
};

/** Without a word from a connection for so long, it is none. */
const helloMs: Ms = 10_000;

/** With what a station presents itself: its id, or what a stranger says, and the key that belongs to it. */
export interface Caller {
  identity: string;
  secret: Buffer;
}

/** Whose key each connection proved. */
const callers = new WeakMap<object, string>();

/**
 * A server for stations that prove that they have the key that `secretOf` gives for their id; null where it has
 * none. Who speaks plain HTTP gets one sentence.
 */
export function secureServer(
  app: Pick<Hono<{ Bindings: HttpBindings }>, 'fetch'>,
  secretOf: (station: string) => Buffer | null,
): Server {
  const serverOptions: ServerOptions = {
    ...protection,
    handshakeTimeout: helloMs,
    pskCallback: (socket, identity) => {
      callers.set(socket, identity);
      return identity === stranger.identity ? stranger.secret : secretOf(identity);
    },
  };
  const fetch = (request: Request, env: unknown) => app.fetch(request, env as HttpBindings);
  const server = createAdaptorServer({ fetch, createServer, serverOptions }) as unknown as Server;
  const takeSecure = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.setTimeout(helloMs, () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (first === null) return;
      socket.unshift(first);
      if (first[0] !== tlsHandshake) {
        socket.resume().end(plainAnswer);
        return;
      }
      socket.setTimeout(0);
      for (const take of takeSecure) take.call(server, socket);
    });
  });
  return server;
}

/** Who asks, proven by its key: the id of a station, or that of a {@link stranger}. */
export function callerOf({ incoming }: HttpBindings): string {
  return callers.get(incoming.socket) ?? stranger.identity;
}

const tlsHandshake = 0x16;

/** What an older Goldline, which does not encrypt, shows to its crew. */
const plainAnswer = (() => {
  const refusal: Refusal = {
    problems: [problemOf(message('problems.peer-protocol_encrypts'))],
  };
  const body = JSON.stringify(refusal);
  return `HTTP/1.1 426 Upgrade Required\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
})();

/** What to ask at a station's address. */
export interface Asking {
  path: string;
  /** Posted where it is given. */
  body?: string;
  signal: AbortSignal;
  /** Called when the other has proven its key and the question goes out. */
  onSecure?: () => void;
}

/** Asks at an address where only who has the caller's key can answer. Rejects with what the network or TLS says. */
export function ask(
  address: string,
  { identity, secret }: Caller,
  { path, body, signal, onSecure }: Asking,
): Promise<IncomingMessage> {
  const { hostname: host, port } = new URL(address);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options: RequestOptions & Pick<ConnectionOptions, 'pskCallback'> = {
    ...protection,
    host: host.replace(/^\[|\]$/g, ''),
    port,
    path,
    method: body === undefined ? 'GET' : 'POST',
    agent: false,
    signal,
    pskCallback: () => ({ identity, psk: secret }),
    // The key says who answers.
    checkServerIdentity: () => undefined,
  };
  const asking = request(options);
  if (onSecure !== undefined) asking.once('socket', (socket) => socket.once('secureConnect', onSecure));
  asking.once('response', resolve);
  asking.on('error', reject);
  asking.end(body);
  return promise;
}

/**
 * Why the other side's key was not accepted, where that is what an error says: it speaks no TLS, it does not know
 * the caller, or one of the two has another key.
 */
export function keyTrouble(error: unknown): 'not-tls' | 'unknown' | 'other-key' | null {
  const { code = '', message } = error as { code?: string; message: string };
  if (code !== 'EPROTO' && !code.startsWith('ERR_SSL_')) return null;
  if (/wrong.version.number|http.request/i.test(message)) return 'not-tls';
  return /unknown.psk.identity/i.test(message) ? 'unknown' : 'other-key';
}
