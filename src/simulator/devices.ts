import type { ProtocolName } from '../readers/protocol/protocol.ts';
import type { MakeDevice } from './device.ts';
import { a0Device } from './devices/a0.ts';

/** Every reader that can be played. */
export const devices: Partial<Record<ProtocolName, MakeDevice>> = { a0: a0Device };
