import { request } from 'node:http';
import { join } from 'node:path';
import { cpSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refusalSchema } from '../../src/contract/problem.ts';
import { peerAboutSchema } from '../../src/contract/peers.ts';
import { goldline, temporaryDir } from '../support/processes.ts';
import { call, following, invitation, lan, other, patient, peers, startLaptop } from './twins.ts';

/** A request with headers that a browser would not let a page choose, and `fetch` neither. */
function asked(url: string, headers: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const asking = request(url, { headers }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  asking.on('error', reject).end();
  return promise;
}

function pairRequest(pin: string) {
  const stranger = { station: 'b0b5b8e6-6f0c-4b5e-9a53-3a4b3c5d7e11', name: 'Stranger', port: 4610 };
  return { method: 'POST', body: JSON.stringify({ ...stranger, pin }) };
}

it('a station is on loopback alone until it is told otherwise', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path);
  const { listening, pin, stations } = await peers(laptop);
  expect({ listening, pin, stations }).toEqual({ listening: null, pin: null, stations: [] });
  expect((await fetch(`${laptop.address}/peer/v1/about`)).headers.get('content-type')).not.toMatch(/json/);
});

it('a stranger gets neither the journal nor the console, and a web page nothing at all', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path, lan);
  const { url } = await invitation(laptop);
  const position = `commit=0&head=${'0'.repeat(64)}&passingLine=0&passingHead=${'0'.repeat(64)}`;
  const journal = `${url}/peer/v1/journal?${position}`;
  expect((await fetch(journal)).status).toBe(401);
  expect((await fetch(journal, { headers: { authorization: 'Bearer guessed' } })).status).toBe(401);
  expect((await fetch(journal, { headers: { authorization: 'Bearer ' } })).status).toBe(401);
  for (const path of ['/', '/api/feed', '/api/results', '/api/about'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
  const about = `${url}/peer/v1/about?nonce=1`;
  expect(peerAboutSchema.parse(await (await fetch(about)).json()).proof).toBeNull();
  expect(await asked(about, { origin: 'http://evil.example' })).toBe(403);
  expect(await asked(about, { host: 'evil.example' })).toBe(403);
});

it('a wrong PIN does not pair, five of them make the right one worthless, and a new one does', async () => {
  using folder = temporaryDir();
  await using laptop = await startLaptop(folder.path, lan);
  const { url, pin } = await invitation(laptop);
  const wrong = pin === '000000' ? '000001' : '000000';
  for (let guess = 0; guess < 5; guess += 1) {
    const answer = await fetch(`${url}/peer/v1/pair`, pairRequest(wrong));
    expect(answer.status).toBe(403);
    expect(refusalSchema.parse(await answer.json()).problems[0]?.code).toBe('wrong-pin');
  }
  expect((await fetch(`${url}/peer/v1/pair`, pairRequest(pin))).status).toBe(403);
  expect((await peers(laptop)).stations).toEqual([]);
  const { code } = (await call(laptop, 'peers/pin', {})) as { code: string };
  await expect.poll(async () => (await peers(laptop)).pin?.code, patient).toBe(code);
  expect((await fetch(`${url}/peer/v1/pair`, pairRequest(code))).status).toBe(200);
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
      detail: expect.stringContaining('pair the two again') as string,
    });
  await expect.poll(() => other(first), patient).toMatchObject({ state: 'kept', address: null });
});
