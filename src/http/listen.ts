import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { aboutSchema } from '../contract/calls/about.ts';
import { message, type Value } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';

/** The port cannot be listened on, and who has it. */
export class PortError extends ToldError {
  override name = 'PortError';
}

export interface Listening {
  address: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Address to listen on; only this computer where absent. */
  host?: string | undefined;
  /** What people chose the port with, for the error. */
  option?: string;
  /** Calls that are under way when it closes may go on for so many milliseconds. */
  grace?: number;
}

/** Answers a request, and tells whether it did. */
export type FirstLook = (request: IncomingMessage, response: ServerResponse) => boolean;

const loopback = '127.0.0.1';
/** A call that trickles in must not hold a connection for long; a push over a bad line takes its time. */
const limits = { headersTimeout: 15_000, requestTimeout: 120_000 };

/** Serves an app; port 0 is any free one. Throws {@link PortError} where that is not possible. */
export function listen(
  app: Pick<Hono, 'fetch'>,
  port: number,
  options: ListenOptions = {},
): Promise<Listening> {
  return listenWith(serverOf(app), port, options);
}

/** A server of an app that does not listen yet. `first` looks at each request before the app does. */
export function serverOf(app: Pick<Hono, 'fetch'>, first: FirstLook = () => false): Server {
  const withFirst = (serverOptions: ServerOptions, others: RequestListener) =>
    createServer(serverOptions, (request, response) => {
      if (!first(request, response)) others(request, response);
    });
  return createAdaptorServer({
    fetch: app.fetch,
    serverOptions: limits,
    createServer: withFirst as typeof createServer,
  }) as Server;
}

/** Opens the port of a server. Throws {@link PortError}. */
export async function listenWith(
  server: ServerType,
  port: number,
  { host = loopback, option = '--port', grace = 0 }: ListenOptions,
): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE')
        reject(new PortError(message('listen.refused', { host, port: String(port), said: error.message })));
      else
        holderOf(port).then((holder) => {
          reject(new PortError(message('listen.in-use', { port: String(port), holder, option })));
        }, reject);
    });
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${name}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        const closeAll = () => {
          for (const socket of sockets) socket.destroy();
        };
        const timer = setTimeout(closeAll, grace);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

async function holderOf(port: number): Promise<Value> {
  return (await goldlineAt(port)) ?? processOn(port) ?? message('listen.another-program');
}

async function goldlineAt(port: number): Promise<Value | null> {
  try {
    const response = await fetch(`http://${loopback}:${port}/api/about`, {
      signal: AbortSignal.timeout(1000),
    });
    const { role, pid, station } = aboutSchema.parse(await response.json());
    const holder = { pid: String(pid ?? '?') };
    if (station === undefined) return message(`listen.another-${role}`, holder);
    return message('listen.another-station-on', { ...holder, dir: station.dataDir });
  } catch {
    return null;
  }
}

/** On Linux, the process that listens on a port. */
function processOn(port: number): Value | null {
  try {
    const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((table) => readFileSync(table, 'utf8').trim().split('\n').slice(1))
      .map((row) => row.trim().split(/\s+/))
      .find(([, local = '', , state]) => local.endsWith(wanted) && state === '0A');
    const socket = `socket:[${listening?.[9]}]`;
    const pid = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((candidate) => openFiles(candidate).includes(socket));
    if (pid === undefined) return null;
    return message('listen.process', { name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim(), pid });
  } catch {
    return null;
  }
}

function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}
