import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { Discovery } from './discovery.ts';

/** A port of this test's own, so that stations on the same network do not disturb it. */
async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

function announcement(name: string, port: number) {
  return { goldline: 1 as const, station: randomUUID(), name, life: randomUUID(), port };
}

it('stations on one network hear of each other by name, and not of themselves', async () => {
  const port = await freeUdpPort();
  const [one, other] = [announcement('Finish A', 4610), announcement('Finish B', 4612)];
  const first = new Discovery(one, '127.0.0.1', () => undefined, port);
  const second = new Discovery(other, '127.0.0.1', () => undefined, port);
  try {
    await vi.waitFor(
      () => {
        expect(first.nearby()).toEqual([
          { station: other.station, name: 'Finish B', life: other.life, address: 'http://127.0.0.1:4612' },
        ]);
        expect(second.nearby()).toMatchObject([{ name: 'Finish A', address: 'http://127.0.0.1:4610' }]);
      },
      { timeout: 60_000 },
    );
  } finally {
    first.close();
    second.close();
  }
});

it('what is not an announcement does no harm', async () => {
  const port = await freeUdpPort();
  const told = vi.fn<() => void>();
  const station = new Discovery(announcement('Finish A', 4610), '127.0.0.1', told, port);
  const stranger = createSocket('udp4');
  try {
    const send = (text: string) => stranger.send(text, port, '127.0.0.1');
    send('{"goldline":1,"station":"x"}');
    send('\u0000\u0001');
    send(JSON.stringify({ ...announcement('Finish B', 4612), port: 99_999 }));
    const right = announcement('Finish C', 4612);
    await vi.waitFor(
      () => {
        send(JSON.stringify(right));
        expect(station.nearby().map(({ name }) => name)).toEqual(['Finish C']);
      },
      { timeout: 60_000, interval: 100 },
    );
    expect(told).toHaveBeenCalledTimes(1);
  } finally {
    stranger.close();
    station.close();
  }
});
