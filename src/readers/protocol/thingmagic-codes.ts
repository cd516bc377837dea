import { deviceMessage, type DeviceCode } from './device-message.ts';
import type { ReaderMessage } from '../message.ts';

/** Commands of ThingMagic modules. */
export const opcode = {
  version: 0x03,
  bootFirmware: 0x04,
  stream: 0x22,
  multiProtocol: 0x2f,
  getAntennas: 0x61,
  getRegion: 0x67,
  setAntennas: 0x91,
  setPower: 0x92,
  setProtocol: 0x93,
  setRegion: 0x97,
  setReaderOptions: 0x9a,
} as const;

export const status = {
  ok: 0x0000,
  badOpcode: 0x0101,
  badRegion: 0x010b,
  noTags: 0x0400,
  noProtocol: 0x0401,
  antennaMissing: 0x0503,
  tooHot: 0x0504,
  highReturnLoss: 0x0505,
  assertion: 0x7f01,
} as const;

/** Status words that crews meet; the rest are shown as numbers. */
const statusCodes: Readonly<Record<number, DeviceCode>> = {
  0x0100: 'device.wrong-arguments',
  0x0101: 'device.unknown-command',
  0x0103: 'device.power-too-high',
  0x0105: 'device.bad-parameter',
  0x0106: 'device.power-too-low',
  0x010b: 'device.no-such-region',
  0x0401: 'device.no-tag-protocol',
  0x0500: 'device.frequency',
  0x0501: 'device.channel-occupied',
  0x0503: 'device.antenna-missing',
  0x0504: 'device.too-hot',
  0x0505: 'device.return-loss',
  0x0601: 'device.buffer-full',
  0x7f01: 'device.internal-error',
};

/** Numbers of the regions that the module may transmit in. */
export const regions: Readonly<Record<string, number>> = {
  na: 0x01,
  eu: 0x02,
  in: 0x04,
  jp: 0x05,
  prc: 0x06,
  eu3: 0x08,
  kr2: 0x09,
  au: 0x0b,
  nz: 0x0c,
  na2: 0x0d,
  na3: 0x0e,
  open: 0xff,
};

/** What a status means. */
export function statusMessage(code: number): ReaderMessage {
  return deviceMessage(statusCodes[code], code, 4);
}
