import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

/** The port cannot be listened on; the message says who has it. */
export class PortError extends Error {
  override name = 'PortError';
}

export interface Listening {
  address: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Serves an app, on loopback unless another host is named. Throws {@link PortError} where that is not possible. */
export function listen(app: Pick<Hono, 'fetch'>, port: number, host = loopback): Promise<Listening> {
  return listenWith(createAdaptorServer({ fetch: app.fetch }), port, host, '--port');
}

/** Opens a server's port; `option` is what chose it. Throws {@link PortError}. */
export async function listenWith(
  server: ServerType,
  port: number,
  host: string,
  option: string,
): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE')
        reject(new PortError(`port ${port} cannot be opened: ${error.message}`));
      else
        holderOf(port).then((holder) => {
          reject(new PortError(`port ${port} is in use by ${holder}; stop it, or choose another ${option}`));
        }, reject);
    });
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    address: `http://${host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function holderOf(port: number): Promise<string> {
  return (await goldlineAt(port)) ?? processOn(port) ?? 'another program';
}

async function goldlineAt(port: number): Promise<string | null> {
  try {
    const response = await fetch(`http://${loopback}:${port}/api/about`, {
      signal: AbortSignal.timeout(1000),
    });
    const about = (await response.json()) as {
      product?: string;
      role?: string;
      pid?: number;
      station?: { dataDir?: string };
    };
    if (about.product !== 'goldline') return null;
    const data = about.station?.dataDir === undefined ? '' : `, data in ${about.station.dataDir}`;
    return `another Goldline ${about.role ?? 'program'} (process ${about.pid ?? 'unknown'}${data})`;
  } catch {
    return null;
  }
}

/** On Linux, the process that listens on a port. */
function processOn(port: number): string | null {
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
    return pid === undefined ? null : `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (process ${pid})`;
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
