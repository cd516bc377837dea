import { actIdOf } from '../../timing/facts/action-order.ts';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { guestCalls } from '../../contract/calls/devices.ts';
import { stationCalls } from '../../contract/calls/station.ts';
import type { OwnDevice } from '../../contract/devices-view.ts';
import { Refuse } from '../../http/refusal.ts';
import { register, type Handlers } from '../../http/register.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { giveSession } from '../../http/session-cookie.ts';
import { message } from '../../words/message.ts';
import {
  bindingsOf,
  cookieName,
  decideCalls,
  deviceOf,
  knowDevice,
  ownAddressOnly,
  remoteOf,
} from '../devices/device-guard.ts';
import { deviceStream } from '../devices/device-stream.ts';
import type { KeptDevice } from '../devices/device-book.ts';
import type { Devices } from '../devices/devices.ts';
import { nameOf, once } from './act.ts';
import { inSteps, limitFiles, serveScreens, stationHandlers, type AppParts } from './handlers.ts';

/** Who was not let in sends a name and a PIN, and no more. */
const guestMax = 4096;

/**
 * The way in of tablets and telephones: the same screens and calls, each call as devices/decisions decides, with answers
 * that hold no more than the role's screens show.
 */
export function devicesApp(parts: AppParts) {
  const { about, crew, devices } = parts;
  const cookie = cookieName(about.id);
  const app = new Hono()
    .use(securityHeaders({ frames: false }))
    .use(ownAddressOnly)
    .use(knowDevice(devices, cookie))
    .use(guestCalls.joinAsDevice.path, bodyLimit({ maxSize: guestMax }));
  register(app, guestCalls, {
    joinAsDevice: ({ body: { name, by } }, context) => {
      const joined = devices.join(name, by, remoteOf(context), deviceOf(context));
      if (joined === 'too-often') throw Refuse.told(429, message('problems.device-tries'));
      if (joined === 'wrong')
        throw Refuse.told(403, message('pin' in by ? 'problems.device-pin' : 'problems.device-code'));
      giveSession(context, cookie, joined.token);
      return asItself(joined.device);
    },
  });
  decideCalls(app);
  app.use(limitFiles).use(
    '/api/*',
    once(about.id, (act) => crew.hasDone(act)),
  );
  register(app, stationCalls, handlersForDevices(parts), inSteps);
  serveScreens(app, parts.screens);
  return app;
}

/** As the laptop's own, but for what would tell a device, or let it do, more than it may. */
function handlersForDevices(parts: AppParts) {
  const { about, devices, race } = parts;
  const own = stationHandlers(parts);
  return {
    ...own,
    about: (_asked, context) => {
      const device = deviceOf(context);
      return {
        product: 'goldline',
        role: 'station',
        version: about.version,
        device: device === undefined ? null : asItself(device),
      };
    },
    feed: ({ query: { after } }, context) => {
      const lastId = context.req.header('last-event-id') ?? after ?? null;
      return followed(context, devices, askedBy(context), lastId, parts.stopped);
    },
    entry: (asked, context) => {
      const answer = own.entry(asked);
      if (askedBy(context).role !== 'announcer') return answer;
      const { person, result } = answer;
      return { person, result, passings: [], verdicts: [], chips: [] };
    },
    undo: (asked, context) => {
      const { target } = asked.body;
      const action = race.timing.actions.find((one) => one.id === target || actIdOf(one) === target);
      if (askedBy(context).role !== 'timing' && action?.by !== nameOf(context))
        throw Refuse.told(403, message('problems.device-may-not_undo'));
      return own.undo(asked, context);
    },
    connectReader: (asked, context) => {
      // A file is the laptop's own: what stands in it is for nobody else.
      if (/^\s*file:/.test(asked.body.address))
        throw Refuse.told(403, message('problems.device-may-not_file'));
      return own.connectReader(asked, context);
    },
  } satisfies Handlers<typeof stationCalls>;
}

function followed(
  context: Context,
  devices: Devices,
  device: KeptDevice,
  lastId: string | null,
  stopped: AbortSignal,
): Response {
  const feed = devices.feeds.follow(device.role);
  const gone = new AbortController();
  const drop = () => {
    gone.abort();
    bindingsOf(context).incoming?.socket.destroy();
  };
  const onOver = devices.follows(device, drop);
  const stream = deviceStream({
    feed,
    lastId,
    end: AbortSignal.any([gone.signal, stopped]),
    onStall: drop,
    onOver: () => {
      devices.feeds.leave(device.role);
      onOver();
    },
  });
  return context.body(stream, 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
}

/** The device that asks, where its call was decided. */
function askedBy(context: Context): KeptDevice {
  const device = deviceOf(context);
  if (device === undefined) throw Refuse.told(401, message('problems.device-unknown'));
  return device;
}

const asItself = ({ name, role }: OwnDevice): OwnDevice => ({ name, role });
