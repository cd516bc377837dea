import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasPty, openPtyPort, openTcpPort } from '../../simulator/mat-port.ts';
import { portAt } from './port.ts';
import type { Port, Transport } from './transport.ts';
import { serialPorts } from './serial-ports.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { pathOf, UsbSerial } from './usb-serial.ts';

const patience = { timeout: 60_000, interval: 20 };

const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** Opens a line and keeps what comes over it. */
async function line(port: Port) {
  const heard = { text: '', closed: null as ReaderMessage | null };
  const transport: Transport = await port.open(
    {
      onData: (chunk) => (heard.text += Buffer.from(chunk).toString()),
      onClose: (reason) => (heard.closed = reason),
    },
    9600,
  );
  opened.push(transport);
  return { heard, transport };
}

async function freePort(): Promise<number> {
  const port = await openTcpPort();
  await port.close();
  return port.place.transport === 'tcp' ? port.place.port : 0;
}

describe('a port that the reader connects to', () => {
  async function listening() {
    const number = await freePort();
    const port = portAt({ transport: 'tcp-listen', port: number });
    opened.push(port);
    const call = async (): Promise<Socket> => {
      const socket = connect(number, '127.0.0.1');
      socket.on('error', () => undefined);
      opened.push({ close: () => void socket.destroy() });
      await new Promise((resolve) => socket.once('connect', resolve));
      return socket;
    };
    return { port, call, number };
  }

  /** The port listens once it is asked to open. */
  async function called({ port, call }: Awaited<ReturnType<typeof listening>>) {
    const opening = line(port);
    const socket = await vi.waitFor(call, patience);
    return { socket, ...(await opening) };
  }

  it('gives what a reader says that called, and takes what it is told', async () => {
    const { socket, heard, transport } = await called(await listening());
    socket.write('hello');
    await vi.waitFor(() => expect(heard.text).toBe('hello'), patience);
    transport.write(Buffer.from('good day'));
    const [answer] = await new Promise<[Buffer]>((resolve) => socket.once('data', (data) => resolve([data])));
    expect(answer.toString()).toBe('good day');
  });

  it('takes the newest call, as when a reader lost its power and calls again', async () => {
    const listener = await listening();
    const first = await called(listener);
    const again = await listener.call();
    await vi.waitFor(() => expect(first.heard.closed?.code).toBe('port.ended'), patience);
    const second = await line(listener.port);
    again.write('again');
    await vi.waitFor(() => expect(second.heard.text).toBe('again'), patience);
    expect(first.heard.text).toBe('');
  });

  it('keeps a call that comes while nobody waits for one', async () => {
    const listener = await listening();
    const first = await called(listener);
    await first.transport.close();
    const socket = await listener.call();
    socket.write('early');
    const second = await line(listener.port);
    await vi.waitFor(() => expect(second.heard.text).toBe('early'), patience);
  });

  it('stops waiting when it is closed, and says who is in the way', async () => {
    const { port, number } = await listening();
    const waiting = line(port);
    const other = portAt({ transport: 'tcp-listen', port: number });
    opened.push(other);
    await vi.waitFor(
      () =>
        expect(line(other)).rejects.toMatchObject({
          told: message('port.taken', { port: String(number) }),
        }),
      patience,
    );
    const [outcome] = await Promise.allSettled([waiting, port.close()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { told: { code: 'port.closed' } } });
  });
});

describe('a serial port', () => {
  it('whose plug is pulled while much comes in is gone, each time', async ({ skip }) => {
    skip(!(await hasPty()), 'there are no pseudo-terminals here');
    for (let pull = 0; pull < 20; pull += 1) {
      const mat = await openPtyPort();
      const path = mat.place.transport === 'serial' ? mat.place.path : '';
      const { heard, transport } = await line(portAt({ transport: 'serial', path, baud: 9600 }));
      const reader = setInterval(() => mat.write(Buffer.from('a line\n')), 1);
      await vi.waitFor(() => expect(heard.text.length).toBeGreaterThan(100 + pull), patience);
      clearInterval(reader);
      mat.write(Buffer.alloc(2000, 'x'));
      const pulled = mat.close();
      if (pull % 2 === 0) transport.write(Buffer.from('are you there?'));
      await pulled;
      await vi.waitFor(
        () => expect(heard.closed).toEqual(message('port.unplugged', { place: path })),
        patience,
      );
    }
  });
});

describe('a recorded log', () => {
  it('is read to its end, then followed while it grows, and read again when it was replaced', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'goldline-log-'));
    opened.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
    const path = join(folder, 'reads.txt');
    writeFileSync(path, 'x'.repeat(100_000));
    const { heard } = await line(portAt({ transport: 'file', path }));
    await vi.waitFor(() => expect(heard.text).toHaveLength(100_000), patience);
    appendFileSync(path, 'more');
    await vi.waitFor(() => expect(heard.text.endsWith('more')).toBe(true), patience);
    writeFileSync(path, 'new');
    await vi.waitFor(() => expect(heard.closed).toEqual(message('port.shorter', { place: path })), patience);
  });

  it('that is not there is told in plain words', async () => {
    await expect(line(portAt({ transport: 'file', path: '/no/such/log' }))).rejects.toMatchObject({
      told: message('port.missing', { place: '/no/such/log' }),
    });
  });
});

describe('a USB adapter', () => {
  const port = (path: string, serialNumber?: string) => ({ path, serialNumber });

  it('that came back under another name is found by its serial number', () => {
    const ports = [port('/dev/ttyUSB0', 'other'), port('/dev/ttyUSB1', 'FT4X1')];
    expect(pathOf(ports, '/dev/ttyUSB0', 'FT4X1')).toBe('/dev/ttyUSB1');
    expect(pathOf(ports, '/dev/ttyUSB0', undefined)).toBe('/dev/ttyUSB0');
  });

  it('that is not there, or that cannot be told from another, is not guessed', () => {
    expect(() => pathOf([port('COM3', 'A')], 'COM4', 'B')).toThrow('port.adapter-missing');
    const twins = [port('COM3', 'A'), port('COM5', 'A')];
    expect(pathOf(twins, 'COM5', 'A')).toBe('COM5');
    expect(() => pathOf(twins, 'COM4', 'A')).toThrow('port.adapter-twice');
  });

  it('that is addressed by a link is the port that the link leads to', async ({ skip }) => {
    skip(process.platform === 'win32', 'ports of Windows have no links');
    const folder = mkdtempSync(join(tmpdir(), 'goldline-by-id-'));
    opened.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
    const [one, other, link] = ['ttyUSB0', 'ttyUSB1', 'usb-FTDI-if01'].map((name) => join(folder, name));
    for (const path of [one, other]) writeFileSync(path ?? '', '');
    symlinkSync('ttyUSB1', link ?? '');
    const twoPorts = async () => [port(one ?? '', 'FT4X1'), port(other ?? '', 'FT4X1')];
    expect(await new UsbSerial(link ?? '', 'FT4X1', twoPorts).find()).toBe(other);
  });

  it('of a system that tells nothing of its ports is told in words, and is no other adapter', async () => {
    const list = () => serialPorts(() => Promise.reject(new Error("ENOENT, scandir '/sys/class/tty'")));
    await expect(new UsbSerial('/dev/ttyUSB0', 'FT4X1', list).find()).rejects.toMatchObject({
      told: message('port.adapter-unknown', {
        usb: 'FT4X1',
        reason: message('port.list-unknown', { reason: "ENOENT, scandir '/sys/class/tty'" }),
      }),
    });
    expect(await new UsbSerial('/dev/ttyUSB0', undefined, list).find()).toBe('/dev/ttyUSB0');
  });
});
