import type { DeviceCode } from './device-message.ts';
import { message as say } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';

/** Messages of LLRP that timing sends and understands. */
export const message = {
  getCapabilities: 1,
  setConfig: 3,
  closeConnectionResponse: 4,
  getCapabilitiesResponse: 11,
  setConfigResponse: 13,
  closeConnection: 14,
  addRoSpec: 20,
  deleteRoSpec: 21,
  startRoSpec: 22,
  enableRoSpec: 24,
  addRoSpecResponse: 30,
  deleteRoSpecResponse: 31,
  startRoSpecResponse: 32,
  enableRoSpecResponse: 34,
  getReport: 60,
  report: 61,
  keepalive: 62,
  readerEvent: 63,
  enableEventsAndReports: 64,
  keepaliveAck: 72,
  error: 100,
} as const;

/** Every message type of the standard, the vendors' own (1023) included: nothing else begins a message. */
export const messageTypes = new Set(
  '1 2 3 4 11 12 13 14 20 21 22 23 24 25 26 30 31 32 33 34 35 36 40 41 42 43 44 46 47 50 51 52 53 54 56 57'
    .concat(' 60 61 62 63 64 72 100 1023')
    .split(' ')
    .map(Number),
);

const connectionRefusals: Readonly<Record<number, DeviceCode>> = {
  1: 'device.called-itself',
  2: 'device.other-program',
  3: 'device.refuses-connection',
  4: 'device.other-program-tried',
};

/** Why a reader does not take a connection, by the status that it greets with. */
export function connectionRefusal(status: number | null): ReaderMessage {
  return say(connectionRefusals[status ?? 0] ?? 'device.refuses-connection');
}
