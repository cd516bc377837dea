import { z } from 'zod';
import { toldSchema } from './message.ts';
import { partnerViewSchema } from './partner-view.ts';

/** A section of the feed: the tablets and telephones that show this laptop's screens. */
const ms = z.number().int();

/** Where devices ask unless the port is taken: then at the next free one. */
export const devicesPort = 4620;

/**
 * What a device may do. `announcer`: look at the announcer's screen and the results. `desk`: also change entries and give
 * chips. `timing`: what the console does, but for what belongs to the laptop itself.
 */
export const deviceRoleSchema = z.enum(['announcer', 'desk', 'timing']);
export type DeviceRole = z.infer<typeof deviceRoleSchema>;

/** What people call a device: a line of text as people write. */
export const deviceNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{C}+$/u);

/** A device as it knows itself. */
export const ownDeviceSchema = z.object({ name: z.string(), role: deviceRoleSchema });
export type OwnDevice = z.infer<typeof ownDeviceSchema>;

/** Who did something at a device, as actions say it: `device:desk:Tablet at the door`. */
export const actorOfDevice = ({ name, role }: OwnDevice) => `device:${role}:${name}`;

/** The device that did something; null where it was done elsewhere. */
export function deviceOfActor(by: string): OwnDevice | null {
  const [, role, name = ''] = /^device:(\w+):(.+)$/u.exec(by) ?? [];
  const known = deviceRoleSchema.safeParse(role);
  return known.success ? { name, role: known.data } : null;
}

/** A device that was let in. */
export const deviceViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  role: deviceRoleSchema,
  /** When it was let in. */
  since: ms,
  /** When it last asked for something, to the minute; null where that was before the station's start. */
  seen: ms.nullable(),
  /** Whether it follows the feed now. */
  connected: z.boolean(),
});
export type DeviceView = z.infer<typeof deviceViewSchema>;

export const devicesViewSchema = z.object({
  /** Where devices find this laptop, the likeliest of its networks first; null while it is on this laptop alone. */
  open: z
    .object({
      port: z.number().int(),
      addresses: z.array(z.object({ address: z.string(), network: z.string() })),
    })
    .nullable(),
  /** Why it is closed although it should be open. */
  detail: toldSchema.nullable(),
  /** The roles in which devices are let in now: the PIN to type, and the code that goes by the QR code. */
  admissions: z.array(z.object({ role: deviceRoleSchema, pin: z.string(), code: z.string() })),
  devices: z.array(deviceViewSchema),
  /** Programs that take passings over the network; not there where there are none. */
  partners: z.array(partnerViewSchema).optional(),
  /** The disk does not take down who was let in and thrown out: the next start would know it as it was before. */
  unkept: z.boolean(),
});
export type DevicesView = z.infer<typeof devicesViewSchema>;
