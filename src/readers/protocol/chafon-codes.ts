import { deviceMessage, type DeviceCode } from './device-message.ts';
import type { ReaderMessage } from '../message.ts';
/** Commands of Chafon readers. */
export const command = {
  inventory: 0x01,
  info: 0x21,
  scanTime: 0x25,
  setWorkMode18: 0x35,
  getWorkMode18: 0x36,
  readBuffer: 0x72,
  realTimeParameters: 0x75,
  setMode: 0x76,
  getMode: 0x77,
  heartbeat: 0x78,
  stopInventory: 0x93,
  /** Not a command: what a reader in real-time mode sends by itself. */
  realTime: 0xee,
} as const;

export const status = {
  ok: 0x00,
  inventoryDone: 0x01,
  timeIsUp: 0x02,
  moreFollows: 0x03,
  memoryFull: 0x04,
  statistics: 0x26,
  heartbeat: 0x28,
  antennaFault: 0xf8,
  commandFailed: 0xf9,
  noTag: 0xfb,
  wrongLength: 0xfd,
  unknownCommand: 0xfe,
  badParameter: 0xff,
} as const;

/** Statuses that crews meet; the rest are shown as numbers. */
const statusCodes: Readonly<Record<number, DeviceCode>> = {
  0x05: 'device.wrong-password',
  0xf8: 'device.antenna-missing',
  0xf9: 'device.command-failed',
  0xfa: 'device.weak-tag',
  0xfd: 'device.wrong-length',
  0xfe: 'device.unknown-command',
  0xff: 'device.bad-parameter',
};

/** Two families that answer an inventory in different shapes. */
export type ChafonModel = '18' | '288';

/** What a status means. */
export function statusMessage(state: number): ReaderMessage {
  return deviceMessage(statusCodes[state], state, 2);
}

/** The family that an address names, or null for any other name or none. */
export function modelNamed(name: string | undefined): ChafonModel | null {
  return name === '18' || name === '288' ? name : null;
}
