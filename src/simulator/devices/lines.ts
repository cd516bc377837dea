import { answers as alien } from '../../readers/protocol/alien.ts';
import { answers as feibot } from '../../readers/protocol/feibot.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Device, DeviceLine, HeardChip, MakeDevice } from '../device.ts';

type Encode = (tag: { chip: string; local: Ms; antenna: number; rssi: number }) => Uint8Array;

/** Something that writes a line with its local time for each chip that it hears, and listens to nothing. */
function lineDevice(encode: Encode): MakeDevice {
  return (line: DeviceLine, zone: string): Device => ({
    obey: () => undefined,
    hear: ({ chip, antenna, rssi }: HeardChip) =>
      line.write(encode({ chip, antenna, rssi, local: localOfInstant(line.clock(), zone) })),
    restart: () => undefined,
    stop: () => undefined,
  });
}

export const alienDevice = lineDevice(alien.text);
export const feibotDevice = lineDevice(feibot.line);
