import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { listenWith, PortError, type Listening } from '../../http/listen.ts';

/** Ports that are tried, one after the other, where the first are taken. */
const portsTried = 10;
/** Fifty devices need a hundred; who opens more than this keeps only others like him out. */
const connectionsMax = 600;
const limits = { headersTimeout: 15_000, requestTimeout: 120_000 };

export interface OpenPort extends Listening {
  port: number;
}

/** Listens for devices on all networks, at the first free port from this one on. Throws {@link PortError}. */
export async function openDevicePort(app: Pick<Hono, 'fetch'>, first: number): Promise<OpenPort> {
  for (let port = first; ; port += 1) {
    try {
      const server = createAdaptorServer({ fetch: app.fetch, serverOptions: limits });
      server.maxConnections = connectionsMax;
      const listening = await listenWith(server, port, { host: '0.0.0.0', option: '--port' });
      return { ...listening, port: Number(new URL(listening.address).port) };
    } catch (error) {
      const isTaken = error instanceof PortError && error.told.code === 'listen.in-use';
      if (!isTaken || port + 1 >= first + portsTried || port >= 65_535) throw error;
    }
  }
}
