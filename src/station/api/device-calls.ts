import type { deviceCalls } from '../../contract/calls/devices.ts';
import type { Handlers } from '../../http/register.ts';
import type { Devices } from '../devices/devices.ts';

/** What the crew can do about tablets and telephones. */
export const deviceHandlers = (devices: Devices) =>
  ({
    listenForDevices: async ({ body: { port } }) => {
      await devices.listen(port);
      return {};
    },
    admitDevices: ({ body: { role } }) => devices.admit(role),
    removeDevice: ({ body: { device } }) => {
      devices.remove(device);
      return {};
    },
  }) satisfies Handlers<typeof deviceCalls>;
