import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { expect, it } from 'vitest';
import { listenWith } from '../../src/http/listen.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { half } from '../../src/station/network/cpace.ts';
import { PeerBook } from '../../src/station/network/peer-book.ts';
import { pairWith } from '../../src/station/network/peer-client.ts';
import { ask, secureServer, stranger } from '../../src/station/network/peer-tls.ts';
import { replicaPaths } from '../../src/station/network/replicas.ts';
import { temporaryDir } from '../support/processes.ts';
import { startSmallRace } from '../support/small-race.ts';
import {
  call,
  invitation,
  lan,
  other,
  patient,
  peers,
  sampleFiles,
  settledResults,
  startLaptop,
} from './twins.ts';
import { lanAddress, route, Wire } from './wire.ts';

/** Everybody's name, bib and chip, and each secret, as somebody who listens would look for them. */
function worthSeeing(entriesFile: string, ...dataDirs: string[]): string[] {
  const [head = '', ...rows] = readFileSync(entriesFile, 'utf8').trim().split('\n');
  const columns = head.split(',');
  const wanted = ['name', 'chip'].map((column) => columns.indexOf(column));
  const ofPeople = rows.flatMap((row) => wanted.map((column) => row.split(',')[column] ?? ''));
  const secrets = dataDirs.flatMap((dir) => new PeerBook(dir).peers.map(({ secret }) => secret ?? ''));
  return [...new Set([...ofPeople, ...secrets])].filter((text) => text.length > 3);
}

const isSecret = /^[\w-]{43}$/;
const seenIn = (bytes: Buffer, texts: readonly string[]) =>
  texts.filter(
    (text) => bytes.includes(text) || (isSecret.test(text) && bytes.includes(Buffer.from(text, 'base64url'))),
  );

const allBytes = ({ recorded }: Wire) =>
  Buffer.concat(recorded.flatMap(({ sent, answered }) => [...sent, ...answered]));

it('who listens on the network sees no name, no chip and no secret, neither when two laptops are paired nor after', async () => {
  using folder = temporaryDir();
  const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
  const { simulation, stationArgs, entriesFile } = await startSmallRace(folder.path, 60);
  try {
    const first = await startLaptop(a, lan, ...stationArgs);
    const { url, pin } = await invitation(first);
    await using toFirst = await Wire.to(url);
    const second = await startLaptop(b, lan, `--follow=${toFirst.address}`, `--pin=${pin}`);
    await expect.poll(async () => (await other(second)).reads, patient).toBeGreaterThan(200);
    await second.station.stop();
    await first.station.stop();

    await using toSecond = await Wire.to(lanAddress(b));
    route(a, toSecond.address);
    await using again = await startLaptop(a);
    await using secondAgain = await startLaptop(b);
    await call(secondAgain, 'guns', { wave: 'A' });
    await expect.poll(async () => (await other(again)).actions, patient).toBeGreaterThan(0);

    const texts = worthSeeing(entriesFile, a, b);
    expect(texts.length).toBeGreaterThan(500);
    for (const wire of [toFirst, toSecond]) expect(seenIn(allBytes(wire), [...texts, pin])).toEqual([]);
    // All of it went over: it is in the replica.
    const replica = new JournalReader(replicaPaths(b)[0] ?? '');
    const text = replica
      .lines('actions')
      .map(({ line }) => line)
      .join('\n');
    expect(seenIn(Buffer.from(text), texts).length).toBeGreaterThan(500);
    expect(allBytes(toFirst).length).toBeGreaterThan(text.length);
    replica.close();
  } finally {
    await simulation.stop();
  }
});

it('what was recorded on the network and is sent again gets no answer that is worth anything', async () => {
  using folder = temporaryDir();
  await using first = await startLaptop(join(folder.path, 'a'), lan, ...sampleFiles);
  const { url, pin } = await invitation(first);
  await using wire = await Wire.to(url);
  {
    await using second = await startLaptop(
      join(folder.path, 'b'),
      lan,
      `--follow=${wire.address}`,
      `--pin=${pin}`,
    );
    await settledResults(first, second);
    await second.station.stop();
  }
  await call(first, 'peers/remove', { station: (await other(first)).station });
  const { code } = (await call(first, 'peers/pin', {})) as { code: string };
  const { hostname: host, port } = new URL(url);
  expect(wire.recorded.length).toBeGreaterThan(3);
  for (const { sent } of wire.recorded) {
    const socket = connect({ host, port: Number(port) });
    socket.on('error', () => undefined);
    socket.write(Buffer.concat(sent));
    expect(recordTypes(await untilEnd(socket))).not.toContain(applicationData);
  }
  await expect
    .poll(async () => (await peers(first)).stations, patient)
    .toMatchObject([{ state: 'kept', address: null }]);
  const self = { station: 'b0b5b8e6-6f0c-4b5e-9a53-3a4b3c5d7e11', name: 'Finish C', port: 4610 };
  expect((await pairWith(url, code, self)).name).not.toBe('');
});

it('who comes between two laptops that are being paired and does not know the PIN gets neither of them', async () => {
  using folder = temporaryDir();
  await using first = await startLaptop(join(folder.path, 'a'), lan);
  const { url, pin } = await invitation(first);
  const guessed = pin === '000000' ? '000001' : '000000';
  /** Passes everything on, with shares of its own in the place of both. */
  const between = new Hono<{ Bindings: HttpBindings }>().post('*', async (context) => {
    const body = withOwnShare(await context.req.text(), guessed);
    const answer = await ask(url, stranger, {
      path: context.req.path,
      body,
      signal: AbortSignal.timeout(60_000),
    });
    const text = Buffer.concat(await answer.toArray()).toString('utf8');
    return context.text(withOwnShare(text, guessed), { status: answer.statusCode === 200 ? 200 : 403 });
  });
  const listening = await listenWith(
    secureServer(between, () => null),
    0,
    {},
  );
  try {
    const self = { station: 'b0b5b8e6-6f0c-4b5e-9a53-3a4b3c5d7e11', name: 'Finish B', port: 4610 };
    await expect(pairWith(listening.address, pin, self)).rejects.toMatchObject({
      problem: { code: 'wrong-pin' },
    });
    expect((await peers(first)).stations).toEqual([]);
    expect((await pairWith(url, pin, self)).secret).toHaveLength(43);
  } finally {
    await listening.close();
  }
});

it('who answers in the place of a paired laptop is refused, and is told nothing', async () => {
  using folder = temporaryDir();
  const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
  await using first = await startLaptop(a, lan, ...sampleFiles);
  const { url, pin } = await invitation(first);
  const before = await startLaptop(b, lan, `--follow=${url}`, `--pin=${pin}`);
  await settledResults(first, before);
  await before.station.stop();

  const asked: string[] = [];
  const impostor = new Hono<{ Bindings: HttpBindings }>().all('*', (context) => {
    asked.push(context.req.path);
    return context.text('');
  });
  const secret = randomBytes(32);
  const listening = await listenWith(
    secureServer(impostor, () => secret),
    0,
    {},
  );
  try {
    route(b, listening.address);
    await using second = await startLaptop(b);
    await expect
      .poll(() => other(second), patient)
      .toMatchObject({
        state: 'refused',
        detail: { code: 'problems.not-proven' },
      });
    expect(asked).toEqual([]);
  } finally {
    await listening.close();
  }
});

it('two laptops that an older Goldline had paired ask to be paired again, and send nothing before', async () => {
  using folder = temporaryDir();
  const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
  await using first = await startLaptop(a, lan, ...sampleFiles);
  const { url, pin } = await invitation(first);
  const before = await startLaptop(b, lan, `--follow=${url}`, `--pin=${pin}`);
  await settledResults(first, before);
  await before.station.stop();
  await using wire = await Wire.to(url);
  const path = join(b, 'network.json');
  const { peers: pairs, ...book } = JSON.parse(readFileSync(path, 'utf8')) as { peers: object[] };
  const older = pairs.map((peer) => ({ ...peer, address: wire.address, token: 'sent-in-the-open' }));
  writeFileSync(path, JSON.stringify({ ...book, v: 1, peers: older }));

  await using second = await startLaptop(b);
  await expect
    .poll(() => other(second), patient)
    .toMatchObject({ state: 'refused', detail: { code: 'problems.pair-again' } });
  expect(wire.recorded).toEqual([]);
  const { code } = (await call(first, 'peers/pin', {})) as { code: string };
  await call(second, 'peers/pair', { address: url, pin: code });
  await settledResults(first, second);
});

const applicationData = 23;

/** The types of the TLS records in what a server sent. */
function recordTypes(bytes: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) types.push(bytes[at] ?? 0);
  return types;
}

async function untilEnd(socket: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of socket) chunks.push(chunk);
  } catch {
    // A reset is an end, too.
  }
  return Buffer.concat(chunks);
}

function withOwnShare(text: string, pin: string): string {
  const message = JSON.parse(text) as { sid?: string; share?: string };
  if (message.share === undefined) return text;
  const own = half(pin, 'goldline pairing 2', Buffer.from(message.sid ?? '', 'base64url'));
  return JSON.stringify({ ...message, share: Buffer.from(own.share).toString('base64url') });
}
