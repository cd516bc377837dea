import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from '../simulator/mat-port.ts';
import { VirtualMat } from '../simulator/virtual-mat.ts';
import { message } from '../words/message.ts';
import { detectReader } from './detect.ts';

const ptyThere = await hasPty();
const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function mat(port: MatPort) {
  const virtual = await VirtualMat.start(async () => port, [{ from: 0, race: 0, rate: 1 }], []);
  opened.push({ close: () => virtual.stop() });
  return virtual.place;
}

it.skipIf(!ptyThere)(
  'finds what reader is on a serial port (skipped where there are no pseudo-terminals)',
  async () => {
    const place = await mat(await openPtyPort());
    const path = place.transport === 'serial' ? place.path : '';
    const { found } = await detectReader(path);
    expect(found).toMatchObject({
      protocol: 'a0',
      baud: 115_200,
      address: `serial:${path}?protocol=a0&baud=115200`,
    });
  },
);

it('finds what reader is on a TCP port', async () => {
  const place = await mat(await openTcpPort());
  const port = place.transport === 'tcp' ? place.port : 0;
  expect((await detectReader(`127.0.0.1:${port}`)).found).toMatchObject({
    protocol: 'a0',
    address: `tcp:127.0.0.1:${port}?protocol=a0`,
  });
});

it('says what was tried where something else answers, and why where nothing can be opened', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  opened.push({ close: () => void server.close() });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { found, detail, tried } = await detectReader(`127.0.0.1:${port}`);
  expect(found).toBeNull();
  expect(detail?.code).toBe('detection.not-understood');
  expect(tried).toContainEqual(message('detection.on-port', { protocol: 'a0', port: String(port) }));
  expect(await detectReader('/dev/no-such-port')).toEqual({
    found: null,
    detail: message('port.missing', { place: '/dev/no-such-port' }),
    tried: [],
  });
});
