import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxPorts } from './linux-ports.ts';

let root: string;
beforeEach(({ skip }) => {
  skip(process.platform === 'win32', 'the names of sysfs are none for files of Windows');
  root = mkdtempSync(join(tmpdir(), 'goldline-sysfs-'));
  mkdirSync(join(root, 'sys/class/tty'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bus = 'sys/devices/pci0000:00/0000:00:14.0/usb1';

function write(folder: string, files: Record<string, string>): void {
  mkdirSync(join(root, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), `${text}\n`);
}

function link(from: string, to: string): void {
  mkdirSync(join(root, dirname(from)), { recursive: true });
  symlinkSync(relative(join(root, dirname(from)), join(root, to)), join(root, from));
}

function inDev(name: string): void {
  mkdirSync(join(root, 'dev', dirname(name)), { recursive: true });
  writeFileSync(join(root, 'dev', name), '');
}

/** A terminal that is part of a device, as the kernel lays its folders out. */
function terminal(name: string, device: string, files: Record<string, string> = {}): void {
  const folder = `${device}/tty/${name}`;
  write(folder, files);
  link(`${folder}/device`, device);
  link(`sys/class/tty/${name}`, folder);
  inDev(name.replaceAll('!', '/'));
}

const ftdi = { idVendor: '0403', idProduct: '6001', manufacturer: 'FTDI', serial: 'A50285BI' };

/** An adapter in a socket, with so many serial ports. */
function adapter(socket: string, files: Record<string, string>, names: string[]): void {
  write(`${bus}/${socket}`, files);
  for (const [number, name] of names.entries()) {
    const part = `${bus}/${socket}/${socket}:1.${number}`;
    write(part, { bInterfaceNumber: `0${number}` });
    terminal(name, `${part}/${name}`);
  }
}

const paths = async () => (await linuxPorts(root)).map(({ path }) => path);

describe('the serial ports of a Linux without udev', () => {
  it('of a USB adapter come with what its maker wrote into it', async () => {
    // The hub above it has a maker too.
    write(bus, {
      idVendor: '1d6b',
      idProduct: '0002',
      manufacturer: 'Linux xhci-hcd',
      serial: '0000:00:14.0',
    });
    adapter('1-2', ftdi, ['ttyUSB0']);
    expect(await linuxPorts(root)).toEqual([
      {
        path: '/dev/ttyUSB0',
        vendorId: '0403',
        productId: '6001',
        manufacturer: 'FTDI',
        serialNumber: 'A50285BI',
      },
    ]);
  });

  it('of an adapter with two ports are two with one serial number', async () => {
    adapter('1-3.1', { ...ftdi, idProduct: '6010', serial: 'FT4X1' }, ['ttyUSB0', 'ttyUSB1']);
    expect(await linuxPorts(root)).toMatchObject([
      { path: '/dev/ttyUSB0', productId: '6010', serialNumber: 'FT4X1' },
      { path: '/dev/ttyUSB1', productId: '6010', serialNumber: 'FT4X1' },
    ]);
  });

  it('of a reader with USB of its own are there, whose terminal hangs on the interface itself', async () => {
    write(`${bus}/1-4`, { idVendor: '2008', idProduct: '1001', manufacturer: 'ThingMagic', serial: '' });
    terminal('ttyACM0', `${bus}/1-4/1-4:1.0`);
    const [port] = await linuxPorts(root);
    expect(port).toMatchObject({ path: '/dev/ttyACM0', vendorId: '2008', manufacturer: 'ThingMagic' });
    expect(port?.serialNumber).toBeUndefined();
  });

  it('on the board count where there is a chip, and come behind the adapters, in the order of their numbers', async () => {
    terminal('ttyS0', 'sys/devices/pnp0/00:04/00:04:0/00:04:0.0', { type: '4' });
    terminal('ttyAMA0', 'sys/devices/platform/soc/3f201000.serial', { type: '32' });
    for (const name of ['ttyS1', 'ttyS2'])
      terminal(name, `sys/devices/platform/serial8250/serial8250:0/${name}`, { type: '0' });
    adapter('1-2', ftdi, ['ttyUSB10', 'ttyUSB9']);
    expect(await paths()).toEqual(['/dev/ttyUSB9', '/dev/ttyUSB10', '/dev/ttyAMA0', '/dev/ttyS0']);
  });

  it('are no consoles, no pseudo-terminals, and none that this container does not have', async () => {
    for (const name of ['tty', 'tty1', 'console', 'ptmx', 'ttyp0']) {
      write(`sys/devices/virtual/tty/${name}`, { dev: '4:1' });
      link(`sys/class/tty/${name}`, `sys/devices/virtual/tty/${name}`);
      inDev(name);
    }
    write('sys/devices/virtual/tty/rfcomm0', { dev: '216:0' });
    link('sys/class/tty/rfcomm0', 'sys/devices/virtual/tty/rfcomm0');
    inDev('rfcomm0');
    terminal('serial!by-name', 'sys/devices/platform/odd');
    adapter('1-2', ftdi, ['ttyUSB0', 'ttyUSB1']);
    rmSync(join(root, 'dev/ttyUSB1'));
    expect(await paths()).toEqual(['/dev/ttyUSB0', '/dev/rfcomm0', '/dev/serial/by-name']);
  });

  it.each([
    ['  Pro  lific A1 ', 'Pro_lific_A1'],
    ['A\tB', undefined],
    ['0001:7F/2', '0001:7F_2'],
    ['12,34', undefined],
    ['\u{1}\u{7f}é', undefined],
  ])('have the serial number %j as udev writes it: %j', async (serial, written) => {
    adapter('1-2', { ...ftdi, serial }, ['ttyUSB0']);
    expect((await linuxPorts(root))[0]?.serialNumber).toBe(written);
  });

  it('keep their names where nothing else can be read, and one odd port hides no other', async () => {
    adapter('1-1', ftdi, ['ttyUSB0']);
    // A folder where a file should be: whoever reads it gets an error, as from a device that has just gone.
    adapter('1-2', { idVendor: '067b' }, ['ttyUSB1']);
    for (const name of ['idProduct', 'serial', 'manufacturer']) mkdirSync(join(root, bus, '1-2', name));
    mkdirSync(join(root, 'sys/class/tty/ttyUSB2'));
    symlinkSync('device', join(root, 'sys/class/tty/ttyUSB2/device'));
    mkdirSync(join(root, 'sys/class/tty/ttyUSB3'));
    symlinkSync('../../../devices/gone', join(root, 'sys/class/tty/ttyUSB3/device'));
    symlinkSync('ttyUSB4', join(root, 'sys/class/tty/ttyUSB4'));
    symlinkSync('../../../..', join(root, 'sys/class/tty/up'));
    writeFileSync(join(root, 'sys/class/tty/a-file'), '');
    for (const name of ['ttyUSB2', 'ttyUSB3', 'ttyUSB4']) inDev(name);
    expect(await linuxPorts(root)).toEqual([
      expect.objectContaining({ path: '/dev/ttyUSB0', serialNumber: 'A50285BI' }) as object,
      { path: '/dev/ttyUSB1', vendorId: '067b' },
      { path: '/dev/ttyUSB2' },
      { path: '/dev/ttyUSB3' },
    ]);
  });

  it('cannot be told where there is no sysfs', async () => {
    rmSync(join(root, 'sys'), { recursive: true });
    await expect(linuxPorts(root)).rejects.toThrow('ENOENT');
  });
});
