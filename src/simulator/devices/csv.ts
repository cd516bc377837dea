import { encodeLine } from '../../readers/protocol/csv.ts';
import type { Device, DeviceLine } from '../device.ts';

/** Something that sends a line for each chip that it hears, and listens to nothing. */
export function csvDevice(line: DeviceLine): Device {
  return {
    obey: () => undefined,
    hear: ({ chip, point, antenna, rssi }) =>
      line.write(encodeLine({ time: line.clock(), chip, point, antenna, rssi })),
    restart: () => undefined,
    stop: () => undefined,
  };
}
