import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { PortError } from '../service-error.ts';

export interface Listening {
  address: string;
  /** Lets calls that are under way end, for a moment. */
  close(): Promise<void>;
}

const graceMs = 2_000;
/** A call that trickles in must not hold a connection for long; a push over a bad line takes its time. */
const limits = { headersTimeout: 15_000, requestTimeout: 120_000 };

/** Serves an app. Throws {@link PortError} where the port is taken or the address is not ours. */
export async function listen(app: Pick<Hono, 'fetch'>, port: number, host: string): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: limits });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE')
        reject(new PortError(port, `${host}, port ${port}, cannot be listened on: ${error.message}`));
      else
        whoIsAt(port).then((who) => {
          reject(new PortError(port, `port ${port} is in use by ${who}; stop it, or choose another --port`));
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
        const closeAll = () => 'closeAllConnections' in server && server.closeAllConnections();
        const timer = setTimeout(closeAll, graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

async function whoIsAt(port: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/about`, { signal: AbortSignal.timeout(1000) });
    const about = (await response.json()) as { product?: string; role?: string };
    if (about.product === 'goldline') return `another Goldline ${about.role ?? 'program'}`;
  } catch {
    // Whatever it is, it is none of ours.
  }
  return 'another program';
}
