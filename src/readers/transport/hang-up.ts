import { read } from 'node:fs';
import { promisify } from 'node:util';
import type { SerialPort } from 'serialport';

type Binding = NonNullable<SerialPort['port']>;
type UnixBinding = Extract<Binding, { poller: unknown }>;

const readNow = promisify(read);

/**
 * Makes an open port close when its line ends. serialport takes that end for "nothing there yet" and reads on for
 * ever, so that a plug pulled while much comes in would never be noticed. Windows tells it in another way.
 */
export function closeAtHangUp({ port: binding }: SerialPort): void {
  if (binding === undefined || !('poller' in binding)) return;
  binding.read = (buffer, offset, length) => readUntilHangUp(binding, buffer, offset, length);
}

async function readUntilHangUp(binding: UnixBinding, buffer: Buffer, offset: number, length: number) {
  for (;;) {
    if (binding.fd === null) throw Object.assign(new Error('the port is closed'), { canceled: true });
    try {
      const { bytesRead } = await readNow(binding.fd, buffer, offset, length, null);
      if (bytesRead === 0) throw new Error('the line was hung up');
      return { bytesRead, buffer };
    } catch (error) {
      if (!['EAGAIN', 'EWOULDBLOCK', 'EINTR'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
    }
    await readable(binding);
  }
}

/** Until something has come; rejects when the line ends or the port is closed. */
function readable({ fd, poller }: UnixBinding): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // It was closed while it was read: nothing would ever come.
  if (fd === null) resolve();
  else poller.once('readable', (error) => (error === null ? resolve() : reject(error)));
  return promise;
}
