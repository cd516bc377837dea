import { answers } from '../../readers/protocol/timer.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Device, DeviceLine } from '../device.ts';

/** A Timy with a photocell at the line: an impulse on its finish channel for everybody who passes, chips or not. */
export function timerDevice(line: DeviceLine, zone: string): Device {
  let number = 0;
  return {
    obey: () => undefined,
    hear: () => {
      number += 1;
      return line.write(answers.timy({ number, channel: 'C1', local: localOfInstant(line.clock(), zone) }));
    },
    restart: () => {
      number = 0;
    },
    stop: () => undefined,
  };
}
