import type { ProtocolName } from '../readers/protocol/protocol.ts';
import type { MakeDevice } from './device.ts';
import { a0Device } from './devices/a0.ts';
import { csvDevice } from './devices/csv.ts';
import { ipicoDevice } from './devices/ipico.ts';
import { raceResultDevice } from './devices/raceresult.ts';
import { ultraDevice } from './devices/ultra.ts';

/** Every reader that can be played. */
export const devices: Partial<Record<ProtocolName, MakeDevice>> = {
  a0: a0Device,
  ipico: ipicoDevice,
  ultra: ultraDevice,
  raceresult: raceResultDevice,
  csv: csvDevice,
};
