import { answers, commands } from '../../readers/protocol/sportident.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** A SPORTident station in autosend: it says each punch once, and what its clock shows when it is asked. */
export function sportIdentDevice(line: DeviceLine, zone: string): Device {
  let punches = 0;
  const local = () => localOfInstant(line.clock(), zone);
  return {
    obey: (chunk) => {
      if (Buffer.from(chunk).includes(Buffer.from(commands.getTime()))) line.write(answers.time(local()));
    },
    hear: ({ chip }: HeardChip) => {
      punches += 1;
      // Cards have numbers of seven digits; of other chips so many bits are taken.
      const card = /^\d{6,7}$/.test(chip)
        ? Number(chip)
        : 7_000_000 + (Number.parseInt(chip.slice(-5), 16) & 0x7ffff);
      return line.write(answers.punch({ chip: card, local: local(), number: punches }));
    },
    restart: () => undefined,
    stop: () => undefined,
  };
}
