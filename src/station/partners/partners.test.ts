import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { commands as mylapsCommands } from '../../readers/protocol/mylaps.ts';
import { raceResultDecoder } from '../../readers/protocol/raceresult.ts';
import type { StoredLine } from '../journal/journal-reader.ts';
import { PartnerClient } from './client.ts';
import { HandedOnPassings } from './handed-on.ts';
import { Partners, type PartnerPlace } from './partners.ts';

const start = Date.UTC(2026, 4, 2, 9);
const chip = (number: number) => number.toString(16).padStart(24, '0').toUpperCase();

/** Lines of passings as a station keeps them. */
class Lines {
  readonly all: StoredLine[] = [];

  add(id: string, version = 1, more: object = {}): void {
    const number = this.all.length + 1;
    const time = start + number * 1000;
    const moments = { first: time, strongest: time + 300, last: time + 700 };
    const passing = {
      id,
      point: 'finish',
      source: 'chip',
      chip: chip(number),
      bib: String(number),
      ...moments,
      rssi: -55,
      reads: 3,
      ...more,
    };
    this.#put({ t: 'passing', version, passing });
  }

  gone(id: string): void {
    this.#put({ t: 'passing.gone', version: 2, id });
  }

  count(): number {
    return this.all.length;
  }

  lines(_table: string, after = 0, limit = -1): StoredLine[] {
    return this.all.slice(after, limit < 0 ? undefined : after + limit);
  }

  #put(line: object): void {
    const number = this.all.length + 1;
    const base = { v: 1, at: start };
    this.all.push({ number, line: JSON.stringify({ ...base, ...line }), head: '' });
  }
}

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function handOn(journal: Lines, place: PartnerPlace): Promise<Partners> {
  const race = { site: null };
  const partners = new Partners({
    places: [place],
    journal,
    race,
    now: () => start,
    onChange: () => undefined,
  });
  ended.push(() => partners.stop());
  await partners.start();
  return partners;
}

/** What one side of a connection heard. */
function listenTo(socket: Socket): { text: () => string } {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  ended.push(() => socket.destroy());
  return { text: () => text };
}

async function call(port: number): Promise<{ socket: Socket; text: () => string }> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const heard = listenTo(socket);
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (isOpen) return { socket, ...heard };
  }
}

const json = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('lines of JSON: what is new from the first moment on, and all from a number when asked', async () => {
  const journal = new Lines();
  const port = await freePort();
  for (const id of ['a', 'b', 'c']) journal.add(id);
  const partners = await handOn(journal, { dialect: 'ndjson', host: '127.0.0.1', port });
  const { socket, text } = await call(port);
  await expect.poll(() => json(text())).toEqual([{ goldline: 1, next: 4 }]);
  journal.add('d');
  partners.nudge();
  await expect.poll(() => json(text()).slice(1)).toMatchObject([{ number: 4, id: 'd' }]);
  socket.write('{"from":2}\n');
  await expect.poll(() => json(text()).slice(2)).toMatchObject([{ id: 'b' }, { id: 'c' }, { id: 'd' }]);
  expect(json(text())[2]).toEqual({
    number: 2,
    id: 'b',
    point: 'finish',
    chip: chip(2),
    bib: '2',
    rssi: -55,
    source: 'chip',
    time: new Date(start + 2000).toISOString(),
  });
  journal.add('b', 2, { bib: null });
  journal.gone('c');
  partners.nudge();
  await expect
    .poll(() => json(text()).slice(5))
    .toMatchObject([
      { number: 5, id: 'b', bib: null },
      { number: 6, id: 'c', gone: true },
    ]);
  expect(partners.view()).toEqual([
    { dialect: 'ndjson', place: `127.0.0.1:${port}`, calls: false, clients: 1, detail: null },
  ]);
});

it('a mistake in what a program says changes nothing', async () => {
  const journal = new Lines();
  const port = await freePort();
  journal.add('a');
  const partners = await handOn(journal, { dialect: 'ndjson', host: '127.0.0.1', port });
  const { socket, text } = await call(port);
  socket.write('{"from":"1"}\nnot json\n{"from":-1}\n{"from":99}\n');
  await expect.poll(() => json(text())).toHaveLength(1);
  journal.add('b');
  partners.nudge();
  await expect.poll(() => json(text()).slice(1)).toMatchObject([{ id: 'b' }]);
});

it('of a program that takes nothing only a page is kept', async () => {
  const journal = new Lines();
  for (let number = 1; number <= 100_000; number += 1) journal.add(`p${number}`);
  const server: Server = createServer({ pauseOnConnect: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ended.push(() => server.close());
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  ended.push(() => socket.destroy());
  await once(socket, 'connect');
  const passings = new HandedOnPassings(journal, () => 'first');
  let encoded = 0;
  const talk = {
    waits: false,
    ends: /\n/,
    encode: (page: readonly unknown[]) => {
      encoded += page.length;
      return Buffer.alloc(page.length * 200, 32);
    },
  };
  const client = new PartnerClient(socket, passings, talk, () => undefined, 10_000);
  client.at = 0;
  client.goOn();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(encoded).toBeLessThan(100_000);
  expect(socket.writableLength).toBeLessThan(100_000);
});

it('as a RACE RESULT decoder: passings with a chip are counted, fetched and pushed', async () => {
  const journal = new Lines();
  const port = await freePort();
  journal.add('a');
  journal.add('a', 2);
  journal.add('b', 1, { chip: null });
  journal.add('c');
  const partners = await handOn(journal, { dialect: 'raceresult', host: '127.0.0.1', port });
  const { socket, text } = await call(port);
  socket.write('GETPROTOCOL\r\nPASSINGS\r\n1:9\r\nSETPUSHPASSINGS;1;0\r\n');
  await expect.poll(text).toMatch(/SETPUSHPASSINGS;1;0/);
  expect(text()).toMatch(/PASSINGS;2;1\r?\n/);
  journal.add('d');
  partners.nudge();
  await expect.poll(text).toMatch(/#P;3;/);
  const found = raceResultDecoder().push(Buffer.from(text()));
  expect(found.filter(({ type }) => type === 'read')).toMatchObject([
    { chip: chip(1), stamp: { ms: start + 1000 } },
    { chip: chip(4), stamp: { ms: start + 4000 } },
    { chip: chip(5), stamp: { ms: start + 5000 } },
  ]);
});

it('to Timing & Scoring: what was not acknowledged is said again when it is connected again', async () => {
  const journal = new Lines();
  for (const id of ['a', 'b', 'c']) journal.add(id);
  const said: string[] = [];
  let acknowledges = 1;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const [, name = '', ...rest] of chunk
        .toString('latin1')
        .split('$')
        .map((one) => one.split('@'))) {
        if (name === 'Pong') socket.write(mylapsCommands.welcome('T&S'));
        if (name !== 'Passing') continue;
        said.push(String(rest.at(-2)));
        if (acknowledges-- > 0) socket.write(mylapsCommands.delivered('T&S', 'Passing', String(rest.at(-2))));
        else setTimeout(() => socket.destroy(), 50);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ended.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const partners = await handOn(journal, { dialect: 'mylaps', host: '127.0.0.1', port });
  await expect.poll(() => said).toEqual(['1', '2', '3']);
  acknowledges = 9;
  await expect.poll(() => said, { timeout: 10_000 }).toEqual(['1', '2', '3', '2', '3']);
  journal.add('d');
  partners.nudge();
  await expect.poll(() => said).toEqual(['1', '2', '3', '2', '3', '4']);
  expect(partners.view()).toMatchObject([{ calls: true, clients: 1 }]);
});
