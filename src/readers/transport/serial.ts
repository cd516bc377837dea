import { setTimeout } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { closeAtHangUp } from './hang-up.ts';
import { TransportError, type Transport, type TransportEvents } from './transport.ts';

/** A port that hangs is closed after this long, whatever waits to be written. */
const writeMaxMs = 500;

/** Opens a serial port, 8N1 without flow control. Rejects with {@link TransportError}. */
export async function openSerial(path: string, baud: number, events: TransportEvents): Promise<Transport> {
  // hupcl off: raising and dropping the control lines resets some readers.
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false, hupcl: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(new TransportError(reasonOf(error.message, path)));
    });
  });
  closeAtHangUp(port);
  let done = false;
  const unplugged = message('port.unplugged', { place: path });
  const closed = (reason: ReaderMessage) => {
    if (done) return;
    done = true;
    events.onClose(reason);
  };
  port.on('data', (chunk: Buffer) => events.onData(chunk, performance.now()));
  port.on('close', () => closed(unplugged));
  port.on('error', (error) => {
    // Who was writing when the plug was pulled hears of it first.
    closed(/\b(EIO|ENXIO|ENODEV|EBADF)\b/.test(error.message) ? unplugged : reasonOf(error.message, path));
    if (port.isOpen) port.close();
  });
  return {
    write: (bytes) => {
      if (port.isOpen) port.write(bytes);
    },
    close: async () => {
      done = true;
      if (!port.isOpen) return;
      // Closing throws away what is not yet written, such as the last word to the reader.
      const written = new Promise<void>((resolve) => port.drain(() => resolve()));
      await Promise.race([written, setTimeout(writeMaxMs, undefined, { ref: false })]);
      await new Promise<void>((resolve) => port.close(() => resolve()));
    },
  };
}

function reasonOf(error: string, place: string): ReaderMessage {
  if (/cannot lock|resource busy|EBUSY|access denied/i.test(error)) return message('port.in-use', { place });
  if (/ENOENT|no such file|file not found|cannot open.*unknown error code (2|3)\b/i.test(error))
    return message('port.missing', { place });
  if (/EACCES|permission denied/i.test(error))
    return message(process.platform === 'linux' ? 'port.not-in-group' : 'port.no-permission', { place });
  return message('port.failed', { place, reason: error });
}
