import { deviceMessage, type DeviceCode } from './device-message.ts';
import type { ReaderMessage } from '../message.ts';

/** Instructions of control lines. */
export const instruction = {
  setClock: 0x01,
  clock: 0x02,
  mode: 0x09,
  gun: 0x2c,
  banner: 0x37,
  recording: 0x4b,
  clockWasSet: 0x4c,
} as const;

/** Answers that refuse a command. */
export const refusalCodes: Readonly<Record<number, DeviceCode>> = {
  0xf0: 'device.wrong-length',
  0xf1: 'device.wrong-sum',
  0xf2: 'device.unknown-command',
  0xf4: 'device.unsupported-command',
  0xf5: 'device.unsupported-subcommand',
};

/** What a refusal means. */
export function refusalMessage(code: number): ReaderMessage {
  return deviceMessage(refusalCodes[code], code, 2);
}
