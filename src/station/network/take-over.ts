import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { parseReaderAddress } from '../../readers/address.ts';
import { UsbSerial } from '../../readers/transport/usb-serial.ts';

const tryMs = 1500;

/**
 * Of these readers, those that this laptop could read: who is cut off from the network itself must not
 * take readers from a station that is well.
 */
export async function reachable(addresses: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(addresses.map(canReach));
  return addresses.filter((_, index) => answers[index]);
}

async function canReach(address: string): Promise<boolean> {
  try {
    const reader = parseReaderAddress(address);
    if (reader.transport === 'tcp') return await answers(reader.host, reader.port);
    // A reader that calls a laptop is told there which one: it will not call this one by itself.
    if (reader.transport === 'tcp-listen') return false;
    const usb = reader.transport === 'serial' ? reader.usb : undefined;
    await access(await new UsbSerial(reader.path, usb).find());
    return true;
  } catch {
    return false;
  }
}

function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: tryMs });
  socket.once('connect', () => resolve(true));
  socket.once('timeout', () => resolve(false));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
