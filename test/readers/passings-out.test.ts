import { once } from 'node:events';
import { connect } from 'node:net';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snapshotSchema, type Snapshot } from '../../src/contract/feed.ts';
import { feedEvents } from '../support/feed.ts';
import { freePort, startStation, temporaryDir } from '../support/processes.ts';

const patience = { timeout: 45_000, interval: 100 };

/** A quarter of a second after a full one: rounded up it is the same a few milliseconds later. */
const gun = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;

const race = JSON.stringify({
  id: 'partners',
  name: 'Partners',
  date: new Date(gun).toISOString().slice(0, 10),
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A', gun: new Date(gun).toISOString() }],
});
const entries = ['bib,name,sex,chip', ...[1, 2, 3].map((bib) => `${bib},Runner ${bib},F,AA0${bib}`)].join(
  '\n',
);

async function post(address: string, path: string, body: string, type = 'application/octet-stream') {
  const response = await fetch(`${address}/api/${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  expect(response.status).toBe(200);
}

const read = (address: string, reader: string) =>
  post(address, 'readers', JSON.stringify({ address: reader }), 'application/json');

async function sections(address: string): Promise<Snapshot['sections'] | null> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data).sections;
  return null;
}

async function finished(address: string): Promise<{ bib: string; time: number | null }[]> {
  const { rows } = (await (await fetch(`${address}/api/results?limit=10`)).json()) as {
    rows: { person: { bib: string }; status: string; gun: number | null }[];
  };
  return rows
    .filter(({ status }) => status === 'finished')
    .map(({ person: { bib }, gun }) => ({ bib, time: gun }));
}

it(
  'what one station reads, another takes from it as from a RACE RESULT decoder and as Timing & Scoring',
  { timeout: 180_000 },
  async () => {
    using dir = temporaryDir();
    const [json, decoder, toolkit] = [await freePort(), await freePort(), await freePort()];
    const out = [
      `ndjson:127.0.0.1:${json}`,
      `raceresult:127.0.0.1:${decoder}`,
      `mylaps:127.0.0.1:${toolkit}`,
    ];
    const first = await startStation(join(dir.path, 'first'), ...out.map((one) => `--passings-out=${one}`));
    await using source = first.station;
    await post(first.address, 'race', race);
    await post(first.address, 'entries', entries);
    const log = join(dir.path, 'reads.csv');
    writeFileSync(log, 'time,chip,point\n');
    await read(first.address, `file:${log}?protocol=csv&point=finish`);
    const asDecoder = await startStation(join(dir.path, 'decoder'));
    const asToolkit = await startStation(join(dir.path, 'toolkit'));
    await using one = asDecoder.station;
    await using other = asToolkit.station;
    const takers = [
      { address: asDecoder.address, reader: `tcp:127.0.0.1:${decoder}?protocol=raceresult&point=finish` },
      { address: asToolkit.address, reader: `tcp-listen:${toolkit}?protocol=mylaps&point=finish` },
    ];
    for (const { address, reader } of takers) {
      await post(address, 'race', race);
      await post(address, 'entries', entries);
      await read(address, reader);
      await expect.poll(async () => (await sections(address))?.mats[0]?.state, patience).toBe('reading');
    }
    // Before that what is read counts when it came.
    const dates = async () => (await sections(asDecoder.address))?.mats[0]?.clock?.counts;
    await expect.poll(dates, patience).toMatch(/^(reader|corrected)$/);
    const second = Math.floor(Date.now() / 1000) * 1000;
    const lines = [1, 2, 3].map(
      (bib) => `${new Date(second - bib * 1000 - 750).toISOString()},AA0${bib},finish\n`,
    );
    appendFileSync(log, lines.join(''));
    await expect.poll(() => finished(first.address), patience).toHaveLength(3);
    const expected = await finished(first.address);
    await expect.poll(() => finished(asDecoder.address), patience).toEqual(expected);
    // Of Timing & Scoring's clock nothing is known yet, so that what comes late there counts when it came.
    await expect.poll(() => finished(asToolkit.address), patience).toHaveLength(3);

    const socket = connect(json, '127.0.0.1');
    await once(socket, 'connect');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.write('{"from":1}\n');
    await expect
      .poll(() => text.split('\n').filter((line) => line.includes('"chip":"AA0')), patience)
      .toHaveLength(3);
    expect(text).not.toContain('Runner');
    expect((await sections(first.address))?.devices?.partners).toMatchObject([
      { dialect: 'ndjson', clients: 1 },
      { dialect: 'raceresult' },
      { dialect: 'mylaps', calls: true },
    ]);
    socket.destroy();
    for (const { output } of [source, one, other]) expect(output).not.toContain('    at ');
  },
);
