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
const statusTexts: Readonly<Record<number, string>> = {
  0x05: 'wrong access password',
  0xf8: 'antenna is not connected',
  0xf9: 'command failed',
  0xfa: 'tag answers too weakly',
  0xfd: 'the reader finds a command of the wrong length',
  0xfe: 'the reader does not know the command',
  0xff: 'the reader refuses a parameter',
};

/** Two families that answer an inventory in different shapes. */
export type ChafonModel = '18' | '288';

/** What a status means, for people. */
export function statusText(state: number): string {
  return statusTexts[state] ?? `reader status 0x${state.toString(16).padStart(2, '0')}`;
}

/** The family that an address names, or null for any other name or none. */
export function modelNamed(name: string | undefined): ChafonModel | null {
  return name === '18' || name === '288' ? name : null;
}
