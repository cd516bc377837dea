import { expect, it } from 'vitest';
import { snapshotSchema } from '../../src/contract/feed.ts';
import type { MatView } from '../../src/contract/mat-view.ts';
import { openTcpPort } from '../../src/simulator/mat-port.ts';
import { passingChips } from '../../src/simulator/passing-chips.fixture.ts';
import { VirtualMat } from '../../src/simulator/virtual-mat.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const patience = { timeout: 60_000, interval: 100 };

async function call(address: string, path: string, body: unknown) {
  const response = await fetch(`${address}/api/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: response.status, answer: JSON.stringify(await response.json()) };
}

async function mats(address: string): Promise<MatView[]> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data).sections.mats;
  return [];
}

it('a station finds a reader, reads it, says how it is, and says what it cannot do', async () => {
  using dir = temporaryDir();
  const clock = [{ from: 0, race: 0, rate: 1 }];
  const mat = await VirtualMat.start(() => openTcpPort(), clock, passingChips(2000, 50));
  const place = mat.place.transport === 'tcp' ? `127.0.0.1:${mat.place.port}` : '';
  const { station, address } = await startStation(dir.path);
  await using running = station;
  try {
    const detected = await call(address, 'readers/detect', { place });
    expect(detected.answer).toContain(`"address":"tcp:${place}?protocol=a0"`);
    const reader = `tcp:${place}?protocol=a0&point=finish`;
    expect((await call(address, 'readers', { address: reader })).status).toBe(200);
    await expect
      .poll(() => mats(address), patience)
      .toMatchObject([
        {
          address: reader,
          protocol: 'a0',
          state: 'reading',
          about: { code: 'about.firmware', params: { firmware: '1.9' } },
          clock: null,
          setsClock: false,
          fetchesStored: false,
          repeats: 0,
          antennas: [{ antenna: 1, rssi: -50 }, { antenna: 2 }],
        },
      ]);
    expect(await call(address, 'readers/clock', { address: reader })).toMatchObject({
      status: 422,
      answer: expect.stringContaining('its clock cannot be set from here') as string,
    });
    expect(await call(address, 'readers/stored', { address: reader, since: 0 })).toMatchObject({
      status: 422,
      answer: expect.stringContaining('keeps no reads that could be fetched') as string,
    });
    expect(await call(address, 'readers/clock', { address: `tcp:10.0.0.1:1?point=finish` })).toMatchObject({
      status: 422,
      answer: expect.stringContaining('does not read that reader') as string,
    });
    const correction = { address: reader, offset: -3600, from: 2000, to: 1000 };
    expect((await call(address, 'readers/correction', correction)).answer).toContain('ends before it begins');
    expect((await call(address, 'readers/correction', { ...correction, to: null })).status).toBe(200);
    expect((await fetch(`${address}/api/ports`)).status).toBe(200);
  } finally {
    await mat.stop();
  }
  expect(running.output).not.toContain('    at ');
});
