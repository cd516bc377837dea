import { z } from 'zod';
import { deviceNameSchema, deviceRoleSchema, devicesPort, ownDeviceSchema } from '../devices-view.ts';
import type { Calls } from './call.ts';
import { nothingSchema } from './fields.ts';

/** What the crew can do about tablets and telephones that show this laptop's screens. How they are stands in the feed. */
export const deviceCalls = {
  listenForDevices: {
    method: 'POST',
    path: '/api/devices/listen',
    about:
      'Opens the screens to other devices on the network at the first free port from this one on; null closes them.',
    body: z.strictObject({ port: z.number().int().min(0).max(65535).nullable().default(devicesPort) }),
    answer: nothingSchema,
    problems: ['devices-port'],
  },
  admitDevices: {
    method: 'POST',
    path: '/api/devices/admit',
    about: 'Lets devices in for ten minutes in a role: with the PIN as many as know it, with the code one.',
    body: z.strictObject({ role: deviceRoleSchema }),
    answer: z.object({ pin: z.string(), code: z.string() }),
    problems: ['devices-closed'],
  },
  removeDevice: {
    method: 'POST',
    path: '/api/devices/remove',
    about: 'Throws a device out: what it follows ends, and what it asks for is refused from now on.',
    body: z.strictObject({ device: z.uuid() }),
    answer: nothingSchema,
  },
} as const satisfies Calls;

/** What a device that was not let in yet can ask for, at the port for devices alone. */
export const guestCalls = {
  joinAsDevice: {
    method: 'POST',
    path: '/api/devices/join',
    about: 'Lets a device in under a name, by the PIN that the console shows or the code of its QR code.',
    body: z.strictObject({
      name: deviceNameSchema,
      by: z.union([
        z.strictObject({ pin: z.string().trim().min(1).max(20) }),
        z.strictObject({ code: z.string().min(1).max(100) }),
      ]),
    }),
    answer: ownDeviceSchema,
    problems: ['device-pin', 'device-code', 'device-tries'],
  },
} as const satisfies Calls;
