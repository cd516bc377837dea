import { realpath } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { message } from '../../words/message.ts';
import { ReaderError } from '../message.ts';
import { linuxPorts } from './linux-ports.ts';
import { portUsers } from './port-users.ts';

/** A serial port of this computer, with what is known of it. */
export interface SerialPortInfo {
  path: string;
  manufacturer?: string | undefined;
  /** The USB adapter's own: finds it again under another path. */
  serialNumber?: string | undefined;
  /** Of a USB adapter, four hex digits each: who made it, and what it is. */
  vendorId?: string | undefined;
  productId?: string | undefined;
}

/** The system does not tell which serial ports there are, and why, in its own words. */
export class PortsUnknownError extends ReaderError {
  override name = 'PortsUnknownError';

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(message('port.list-unknown', { reason }), { cause });
  }
}

/** The serial ports that the system knows of. Rejects with {@link PortsUnknownError}. */
export async function serialPorts(list = systemList): Promise<SerialPortInfo[]> {
  try {
    return await list();
  } catch (error) {
    throw new PortsUnknownError(error);
  }
}

/** The same, and which program has each open, as far as this system tells. */
export async function portsAndUsers(): Promise<(SerialPortInfo & { usedBy?: string | undefined })[]> {
  const [ports, users] = await Promise.all([serialPorts(), portUsers()]);
  return Promise.all(ports.map(async (port) => ({ ...port, usedBy: users.get(await realPath(port.path)) })));
}

/** The path without links, such as those of `/dev/serial/by-id`; the path itself where nothing is there. */
export function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function systemList(): Promise<SerialPortInfo[]> {
  if (process.platform === 'linux') return linuxPorts();
  const ports = await SerialPort.list();
  return ports.map(({ path, manufacturer, serialNumber, vendorId, productId }) => ({
    path,
    manufacturer,
    serialNumber,
    vendorId,
    productId,
  }));
}
