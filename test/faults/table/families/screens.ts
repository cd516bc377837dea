import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Family } from '../fault.ts';
import type { Race } from '../race.ts';

async function connected(race: Race, count: number, say: string): Promise<Socket[]> {
  const { hostname, port } = new URL(race.laptop.address);
  const sockets = Array.from({ length: count }, () => connect({ host: hostname, port: Number(port) }));
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.pause();
    await once(socket, 'connect');
    socket.write(say);
  }
  return sockets;
}

const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

/** Screens and other programs that trouble the station's address. */
export const screens: Family = {
  name: 'screens',
  faults: [
    {
      name: '40 screens that never read what comes',
      strike: async (race) => {
        const sockets = await connected(race, 40, ask('/api/feed'));
        await race.pause(3000, 1500);
        for (const socket of sockets) socket.destroy();
      },
    },
    {
      name: '60 screens that come and go',
      strike: async (race) => {
        for (let screen = 0; screen < 60; screen += 1) {
          const [socket] = await connected(race, 1, ask('/api/feed'));
          await race.pause(30);
          socket?.destroy();
        }
      },
    },
    {
      name: 'questions that never end',
      strike: async (race) => {
        const sockets = await connected(race, 40, 'POST /api/passings HTTP/1.1\r\nHost: localhost\r\nConte');
        await race.pause(2000, 1000);
        for (const socket of sockets) socket.destroy();
      },
    },
    {
      name: 'garbage instead of questions',
      strike: async (race) => {
        const sockets = await connected(race, 20, '\u0016\u0003\u0001 not HTTP\r\n\r\n');
        await race.pause(500);
        for (const socket of sockets) socket.destroy();
      },
    },
    {
      name: '80 results files at once',
      strike: async (race) => {
        const get = () =>
          fetch(`${race.laptop.address}/api/results.csv`).then((answer) => answer.arrayBuffer());
        await Promise.all(Array.from({ length: 80 }, get));
      },
    },
  ],
};
