import { cpSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { refusalSchema } from '../../src/contract/problem.ts';
import { pairWith } from '../../src/station/network/peer-client.ts';
import { ask, stranger } from '../../src/station/network/peer-tls.ts';
import { goldline, temporaryDir } from '../support/processes.ts';
import { call, following, invitation, lan, other, patient, peers, startLaptop } from './twins.ts';

const unknownStation = {
  station: 'b0b5b8e6-6f0c-4b5e-9a53-3a4b3c5d7e11',
  name: 'Stranger',
  port: 4610,
};
const signal = AbortSignal.timeout(240_000);

it('a station is on loopback alone until it is told otherwise', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path);
  const { listening, pin, stations } = await peers(laptop);
  expect({ listening, pin, stations }).toEqual({ listening: null, pin: null, stations: [] });
  expect((await fetch(`${laptop.address}/peer/v2/about`)).headers.get('content-type')).not.toMatch(/json/);
});

it('a stranger gets neither the journal nor the console, and what is not encrypted nothing at all', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path, lan);
  const { url } = await invitation(laptop);
  const position = `commit=0&head=${'0'.repeat(64)}&passingLine=0&passingHead=${'0'.repeat(64)}`;
  for (const path of ['/peer/v2/about', `/peer/v2/journal?${position}`])
    expect([path, (await ask(url, stranger, { path, signal })).statusCode]).toEqual([path, 401]);
  for (const path of ['/', '/api/feed', '/api/results', '/api/about'])
    expect([path, (await ask(url, stranger, { path, signal })).statusCode]).toEqual([path, 404]);
  const guessed = { identity: unknownStation.station, secret: Buffer.alloc(32) };
  await expect(ask(url, guessed, { path: '/peer/v2/about', signal })).rejects.toThrow(/unknown psk identity/);
  for (const path of ['/', '/peer/v2/about']) expect((await fetch(url + path)).status).toBe(426);
});

it('an older Goldline, which does not encrypt, is told in words that it is the older', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path, lan);
  const { url, pin } = await invitation(laptop);
  const olderAsks = [
    fetch(`${url}/peer/v1/about?nonce=1&caller=${unknownStation.station}`),
    fetch(`${url}/peer/v1/pair`, { method: 'POST', body: JSON.stringify({ ...unknownStation, pin }) }),
  ];
  for (const answer of await Promise.all(olderAsks)) {
    const [problem] = refusalSchema.parse(await answer.json()).problems;
    expect(problem?.code).toBe('peer-protocol');
    expect(problem?.message).toMatch(/update Goldline on this one/);
  }
});

it('what connects and is neither TLS nor HTTP is let go, and the station goes on', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path, lan);
  const { url, pin } = await invitation(laptop);
  const { hostname: host, port } = new URL(url);
  for (const bytes of [
    Buffer.from([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5]),
    Buffer.from([0]),
    Buffer.alloc(70_000, 1),
  ]) {
    const socket = connect({ host, port: Number(port) });
    socket.on('error', () => undefined);
    socket.end(bytes);
    await text(socket).catch(() => undefined);
  }
  expect((await pairWith(url, pin, unknownStation)).secret).toHaveLength(43);
});

it('a wrong PIN does not pair, five of them make the right one worthless, and a new one does', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path, lan);
  const { url, pin } = await invitation(laptop);
  const wrong = pin === '000000' ? '000001' : '000000';
  for (let guess = 0; guess < 5; guess += 1)
    await expect(pairWith(url, wrong, unknownStation)).rejects.toMatchObject({
      problem: { code: 'wrong-pin' },
    });
  await expect(pairWith(url, pin, unknownStation)).rejects.toMatchObject({ problem: { code: 'wrong-pin' } });
  expect((await peers(laptop)).stations).toEqual([]);
  const { code } = (await call(laptop, 'peers/pin', {})) as { code: string };
  await expect.poll(async () => (await peers(laptop)).pin?.code, patient).toBe(code);
  await pairWith(url, code, unknownStation);
  await expect
    .poll(async () => (await peers(laptop)).stations.map(({ name }) => name), patient)
    .toEqual(['Stranger']);
});

it('a second station with a wrong PIN, or at an address where none is, is told so and does not start', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(join(folder.path, 'a'), lan);
  const { url } = await invitation(laptop);
  const second = (...args: string[]) =>
    goldline('station', `--data=${join(folder.path, 'b')}`, '--port=0', lan, ...args);
  await using wrongPin = second(`--follow=${url}`, '--pin=no');
  await wrongPin.line(/not the PIN that the other station shows/);
  expect((await wrongPin.ended()).code).not.toBe(0);
  await using nobody = second(`--follow=${laptop.address}`, '--pin=123456');
  await nobody.line(/is no Goldline station that listens for others/);
  expect((await nobody.ended()).code).not.toBe(0);
  await using withoutPin = second(`--follow=${url}`);
  await withoutPin.line(/--follow needs --pin/);
  expect((await withoutPin.ended()).code).not.toBe(0);
});

it('a copied data directory is not a second station: pairing says what to do', async () => {
  using folder = temporaryDir();
  const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
  const before = await startLaptop(a);
  await before.station.stop();
  cpSync(a, b, { recursive: true });
  await using laptop = await startLaptop(a, lan);
  await using copy = goldline('station', `--data=${b}`, '--port=0', ...(await following(laptop)));
  await copy.line(/one data directory was copied from the other/);
  expect((await copy.ended()).code).not.toBe(0);
});

it('stations that are parted follow each other no more, and what came over still counts', async () => {
  using folder = temporaryDir();
  await using first = await startLaptop(join(folder.path, 'a'), lan);
  await using second = await startLaptop(join(folder.path, 'b'), ...(await following(first)));
  await expect.poll(async () => (await other(second)).state, patient).toBe('following');
  await expect.poll(async () => (await other(first)).state, patient).toBe('following');
  await call(first, 'peers/remove', { station: (await other(first)).station });
  await expect
    .poll(() => other(second), patient)
    .toMatchObject({
      state: 'refused',
      detail: { code: 'problems.not-paired', params: { context: 'parted' } },
    });
  await expect.poll(() => other(first), patient).toMatchObject({ state: 'kept', address: null });
});
