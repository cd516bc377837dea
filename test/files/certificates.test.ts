import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { CertificateDesign } from '../../src/timing/model/certificate-design.ts';
import { usualDesign } from '../../src/files/pdf/design.ts';
import { pageCount } from '../../src/files/pdf/join.ts';
import { startStation, temporaryDir, TestProcess } from '../support/processes.ts';

const cli = 'src/cli/goldline.ts';

/** A PNG of one colour. */
function png(width: number, height: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((width * 3 + 1) * height, 0);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const race = {
  id: 'ten',
  name: '10 km',
  date: '2026-12-06',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  categories: 'five-year',
  waves: [{ id: 'A', gun: '2026-12-06T08:00:00Z' }],
};

/** A race of so many finishers, timed by hand. */
async function finishers(address: string, count: number): Promise<void> {
  const post = (path: string, body: string | object) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': typeof body === 'string' ? 'application/octet-stream' : 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }).then(async (response) => expect([path, response.status, await response.text()]).toContain(200));
  await post('/api/race', JSON.stringify(race));
  const bibs = Array.from({ length: count }, (_, index) => String(index + 1));
  await post('/api/entries', ['bib,name,sex', ...bibs.map((bib) => `${bib},Runner ${bib},M`)].join('\n'));
  for (const bib of bibs)
    await post('/api/passings', {
      point: 'finish',
      bib,
      time: Date.parse('2026-12-06T08:40:00Z') + Number(bib) * 1000,
    });
}

it('a design is saved with its picture, comes back after a restart, and is taken back by undo', async () => {
  using dir = temporaryDir();
  const data = join(dir.path, 'data');
  const picture = png(300, 200);
  const id = createHash('sha256').update(picture).digest('hex');
  const design: CertificateDesign = { ...usualDesign, picture: id };
  const json = { 'Content-Type': 'application/json' };
  let { station, address } = await startStation(data);
  const ask = async (
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = json,
  ) => {
    const response = await fetch(
      `${address}/api/certificates/${path}`,
      body === undefined ? {} : { method: 'POST', body, headers },
    );
    return { status: response.status, answer: response };
  };
  try {
    expect(await (await ask('design')).answer.json()).toEqual({ design: usualDesign, isOwn: false });
    const early = await ask('design', JSON.stringify({ design }));
    expect([early.status, await early.answer.text()]).toEqual([
      422,
      expect.stringContaining('picture-unknown'),
    ]);
    const added = await ask('pictures', new Uint8Array(picture), {
      'Content-Type': 'application/octet-stream',
    });
    expect(await added.answer.json()).toEqual({ picture: id, width: 300, height: 200 });
    const newer = await ask('design', JSON.stringify({ design: { ...design, v: 2 } }));
    expect(newer.status).toBe(400);
    const saved = (await (await ask('design', JSON.stringify({ design }))).answer.json()) as {
      action: string;
    };
    await station.stop();

    ({ station, address } = await startStation(data));
    expect(await (await ask('design')).answer.json()).toEqual({ design, isOwn: true });
    const kept = await (await ask(`pictures/${id}`)).answer.arrayBuffer();
    expect(Buffer.from(kept).equals(picture)).toBe(true);
    const again = await ask('design', JSON.stringify({ design }));
    expect(await again.answer.json()).toEqual({ action: null });
    const undone = await fetch(`${address}/api/undo`, {
      method: 'POST',
      body: JSON.stringify({ target: saved.action }),
      headers: json,
    });
    expect(undone.status).toBe(200);
    expect(await (await ask('design')).answer.json()).toEqual({ design: usualDesign, isOwn: false });
  } finally {
    await station.stop();
  }
});

it('a batch that is killed leaves only whole files, and goes on where it was', async () => {
  using dir = temporaryDir();
  const data = join(dir.path, 'data');
  const out = join(dir.path, 'out');
  const count = 60;
  const { station, address } = await startStation(data);
  await finishers(address, count);
  await station.stop();
  const pdfs = () => readdirSync(out).filter((name) => name.endsWith('.pdf'));
  mkdirSync(out);
  const killed = new TestProcess([cli, 'certificates', '--data', data, '--out', out]);
  while (pdfs().length < 25) await wait(5);
  killed.child.kill('SIGKILL');
  await killed.ended();
  const first = pdfs();
  expect(first.length).toBeLessThan(count);
  for (const name of first) expect([name, pageCount(readFileSync(join(out, name)))]).toEqual([name, 1]);
  writeFileSync(join(out, '60.pdf.partial'), 'cut off');

  const { stdout, status } = spawnSync(
    process.execPath,
    [cli, 'certificates', '--data', data, '--out', out, '--lang', 'en'],
    { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } },
  );
  expect(status).toBe(0);
  const [, made = '', kept = ''] = /(\d+) made, (\d+) there already/.exec(stdout) ?? [];
  expect(Number(made) + Number(kept)).toBe(count);
  expect(pdfs().toSorted()).toEqual(
    Array.from({ length: count }, (_, index) => `${index + 1}.pdf`).toSorted(),
  );
  for (const name of pdfs()) expect([name, pageCount(readFileSync(join(out, name)))]).toEqual([name, 1]);
});
