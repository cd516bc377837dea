import { closeSync, constants, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { ReadStream } from 'node:tty';

/** The mat's end of a line; stations come and go at the other end. */
export interface MatPort {
  readonly place: { transport: 'serial'; path: string } | { transport: 'tcp'; host: string; port: number };
  /** Puts bytes on the line; false where nobody takes them, as on a wire. */
  write(bytes: Uint8Array): boolean;
  onData(listener: (chunk: Uint8Array) => void): void;
  /** A station came; nobody can tell on a serial line. */
  onConnect(listener: () => void): void;
  /** Hangs up: stations see the port vanish. */
  close(): Promise<void>;
}

/**
 * A pseudo-terminal. With `link`, it is found under that path as well, so that a port that comes back can
 * have the name it had before. Rejects where the system has no pseudo-terminals.
 */
export async function openPtyPort(link?: string): Promise<MatPort> {
  const { master, slave, fd, path } = await openPty();
  // Held open and never read: with no station on it, the line stays there instead of hanging up.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  slave.destroy();
  master.on('error', () => undefined);
  if (link !== undefined) symlinkSync(path, link);
  let open = true;
  return {
    place: { transport: 'serial', path: link ?? path },
    write: (bytes) => open && writeNow(fd, bytes),
    onData: (listener) => void master.on('data', listener),
    onConnect: () => undefined,
    close: async () => {
      if (!open) return;
      open = false;
      if (link !== undefined) rmSync(link, { force: true });
      closeSync(held);
      await new Promise<void>((resolve) => master.once('close', resolve).destroy());
    },
  };
}

/** Whether this system has pseudo-terminals. */
export async function hasPty(): Promise<boolean> {
  try {
    await (await openPtyPort()).close();
    return true;
  } catch {
    return false;
  }
}

/** A TCP server on this machine; the newest station has the line. `port` 0 takes any that is free. */
export async function openTcpPort(port = 0): Promise<MatPort> {
  let station: Socket | null = null;
  let listener: (chunk: Uint8Array) => void = () => undefined;
  let greet: () => void = () => undefined;
  const server = createServer({ noDelay: true }, (socket) => {
    station?.destroy();
    station = socket;
    socket.on('data', (chunk) => listener(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (station === socket) station = null;
    });
    greet();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return {
    place: { transport: 'tcp', host: '127.0.0.1', port: address.port },
    write: (bytes) => {
      if (station === null || !station.writable) return false;
      station.write(bytes);
      return true;
    },
    onData: (given) => {
      listener = given;
    },
    onConnect: (given) => {
      greet = given;
    },
    close: () =>
      new Promise<void>((resolve) => {
        station?.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The type declarations of node-pty leave this out. */
interface PtyModule {
  open(options: { encoding: null }): { master: ReadStream; slave: ReadStream; fd: number; ptsName: string };
}

async function openPty() {
  const { default: pty } = (await import('@lydell/node-pty')) as unknown as { default: PtyModule };
  const { master, slave, fd, ptsName } = pty.open({ encoding: null });
  return { master, slave, fd, path: ptsName };
}

/** A full line loses bytes, it does not wait: waiting would bring old reads later. */
function writeNow(fd: number, bytes: Uint8Array): boolean {
  try {
    return writeSync(fd, bytes) === bytes.length;
  } catch {
    return false;
  }
}
