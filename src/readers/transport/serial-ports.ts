import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { SerialPort } from 'serialport';

/** A serial port of this computer, with what is known of it. */
export interface SerialPortInfo {
  path: string;
  manufacturer?: string;
  /** The USB adapter's own: finds it again under another path. */
  serialNumber?: string;
  vendorId?: string;
  productId?: string;
  /** Which program has it open, as far as this system tells. */
  usedBy?: string;
}

/** The serial ports that the system knows of. */
export async function listSerialPorts(): Promise<SerialPortInfo[]> {
  const ports = await SerialPort.list();
  const users = portUsers();
  return ports.map(({ path, manufacturer, serialNumber, vendorId, productId }) => ({
    path,
    ...present({ manufacturer, serialNumber, vendorId, productId, usedBy: users.get(realPath(path)) }),
  }));
}

function present(fields: Record<string, string | undefined>): Partial<SerialPortInfo> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** On Linux, which process has which terminal open; of other users' processes only root is told. */
function portUsers(): Map<string, string> {
  const users = new Map<string, string>();
  if (process.platform !== 'linux') return users;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    for (const file of openTerminals(pid)) users.set(file, programOf(pid));
  return users;
}

function openTerminals(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`)
      .map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
      .filter((file) => file.startsWith('/dev/tty'));
  } catch {
    return [];
  }
}

function programOf(pid: string): string {
  try {
    return `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (process ${pid})`;
  } catch {
    return `process ${pid}`;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
