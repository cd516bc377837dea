import { access, lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SerialPortInfo } from './serial-ports.ts';

/**
 * The serial ports of a Linux, USB adapters first, as the kernel itself tells them in sysfs: no program has to
 * be there for it. What cannot be read of a port is left out. `root` is the folder with `sys` and `dev`.
 * Rejects where there is no sysfs.
 */
export async function linuxPorts(root = '/'): Promise<SerialPortInfo[]> {
  const names = await readdir(join(root, 'sys/class/tty'));
  const ports = await Promise.all(names.map((name) => portOf(root, name)));
  const isUsb = ({ vendorId }: SerialPortInfo) => vendorId !== undefined;
  return ports
    .filter((port) => port !== null)
    .toSorted((one, other) => Number(isUsb(other)) - Number(isUsb(one)) || byNumber(one.path, other.path));
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

async function portOf(root: string, name: string): Promise<SerialPortInfo | null> {
  const terminal = join(root, 'sys/class/tty', name);
  // A slash in a device's name is an exclamation mark in its folder's.
  const path = `/dev/${name.replaceAll('!', '/')}`;
  if (!(await isSerialPort(terminal, name)) || !(await isThere(join(root, path)))) return null;
  return { path, ...(await adapterOf(join(terminal, 'device'), join(root, 'sys'))) };
}

/** Consoles and pseudo-terminals have no device; a port for which the board has no chip is of type 0. */
async function isSerialPort(terminal: string, name: string): Promise<boolean> {
  // Bluetooth's have a device only while they are connected.
  if (name.startsWith('rfcomm')) return true;
  const hasDevice = await lstat(join(terminal, 'device')).then(
    () => true,
    () => false,
  );
  return hasDevice && (await textOf(join(terminal, 'type'))) !== '0';
}

/** In a container, sysfs knows ports that are not there. */
function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The USB adapter that a device is part of: the nearest folder above it that has a maker's number. */
async function adapterOf(device: string, sys: string): Promise<Partial<SerialPortInfo>> {
  try {
    const top = await realpath(sys);
    for (let folder = await realpath(device); folder.startsWith(`${top}/`); folder = dirname(folder)) {
      const vendorId = await textOf(join(folder, 'idVendor'));
      if (vendorId === undefined) continue;
      const [productId, manufacturer, serial] = await Promise.all(
        ['idProduct', 'manufacturer', 'serial'].map((field) => textOf(join(folder, field))),
      );
      return {
        vendorId,
        productId,
        manufacturer: manufacturer?.replaceAll(/\p{Cc}+/gu, ' '),
        serialNumber: serialNumberOf(serial),
      };
    }
  } catch {
    // Unplugged at this moment, or a link that leads nowhere: the path is all that is known.
  }
  return {};
}

/** The serial number as udev writes it, which is how addresses in use name it; none where udev takes it for none. */
function serialNumberOf(text: string | undefined): string | undefined {
  if (text === undefined || /[^\x20-\x7f]|,/.test(text)) return undefined;
  return text.replaceAll(/\s+/g, '_').replaceAll(/[^\w#+.:=@-]/g, '_');
}

/** What a file of sysfs says; undefined where it is empty or cannot be read. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
