import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Calls } from '../../contract/calls/call.ts';
import { stationCalls } from '../../contract/calls/station.ts';
import { actorOfDevice } from '../../contract/devices-view.ts';
import { refusal } from '../../http/refusal.ts';
import { sessionToken } from '../../http/session-cookie.ts';
import { message } from '../../words/message.ts';
import { allows, decisions, type Decision } from './decisions.ts';
import type { KeptDevice } from './device-book.ts';
import type { Devices } from './devices.ts';

/** A header that only scripts of these screens send: a page of somebody else would have to ask first, and is refused. */
const ownHeader = 'Goldline-Console';

/** What a device may not do, by its role. */
const mayNot = {
  announcer: 'problems.device-may-not_announcer',
  desk: 'problems.device-may-not_desk',
  timing: 'problems.device-may-not_timing',
} as const;

/** The name of the cookie: two stations on one laptop have one each. */
export const cookieName = (station: string) => `goldline-${station.slice(0, 8)}`;

/**
 * Lets in only who asks for the very address at which this laptop was reached: another name is one that somebody made up
 * for it. What changes something has to come from a page of this address, with the screens' own header.
 */
export const ownAddressOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (host !== addressOf(context)) return refusal(context, 403, message('problems.host', { host }));
  const origin = context.req.header('origin');
  const isOwn = origin === `http://${host}`;
  const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
  const isFine = changes
    ? isOwn && context.req.header(ownHeader) !== undefined
    : origin === undefined || isOwn;
  if (!isFine) return refusal(context, 403, message('problems.origin', { origin: origin ?? '?' }));
  await next();
  return undefined;
};

/** Where the asking device reached this laptop, `192.168.1.5:4620`; undefined where its connection is gone. */
function addressOf(context: Context): string | undefined {
  const { localAddress, localPort } = bindingsOf(context).incoming?.socket ?? {};
  return localAddress === undefined ? undefined : `${plain(localAddress)}:${localPort}`;
}

/** Where the asking device is. */
export function remoteOf(context: Context): string {
  return plain(bindingsOf(context).incoming?.socket.remoteAddress ?? '');
}

/** The connection; not there where no server is between. */
export const bindingsOf = (context: Context): Partial<HttpBindings> => context.env as Partial<HttpBindings>;

const plain = (address: string) => address.replace(/^::ffff:/, '');

/** Finds out which device asks. */
export const knowDevice =
  (devices: Devices, cookie: string): MiddlewareHandler =>
  async (context, next) => {
    const device = devices.deviceOf(sessionToken(context, cookie));
    context.set('device', device);
    context.set('actor', device === undefined ? undefined : actorOfDevice(device));
    await next();
  };

/** The device that asks; undefined one that was not let in. */
export function deviceOf(context: Context): KeptDevice | undefined {
  return context.get('device') as KeptDevice | undefined;
}

/** Puts the decision before each call of the station; what nobody decided is refused. */
export function decideCalls(app: Hono): void {
  for (const [name, call] of Object.entries(stationCalls as Calls))
    app.on(call.method, call.path, decided(decisions[name as keyof typeof decisions]));
  app.use('/api/*', async (context: Context, next) => {
    if (context.get('decided') !== true)
      return refusal(context, 404, message('problems.no-such-call', { path: context.req.path }));
    await next();
    return undefined;
  });
}

function decided(decision: Decision): MiddlewareHandler {
  return async (context, next) => {
    const device = deviceOf(context);
    if (decision !== 'anybody') {
      if (device === undefined) return refusal(context, 401, message('problems.device-unknown'));
      if (!allows(decision, device.role)) return refusal(context, 403, message(mayNot[device.role]));
    }
    context.set('decided', true);
    await next();
    return undefined;
  };
}
