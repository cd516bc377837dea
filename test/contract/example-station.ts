import { join } from 'node:path';
import { expect } from 'vitest';
import { snapshotSchema } from '../../src/contract/feed.ts';
import { ultraDevice } from '../../src/simulator/devices/ultra.ts';
import { openTcpPort } from '../../src/simulator/mat-port.ts';
import { passingChips } from '../../src/simulator/passing-chips.fixture.ts';
import { VirtualMat } from '../../src/simulator/virtual-mat.ts';
import { stationCalls } from '../../src/contract/calls/station.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';
import { exampleCalls, playCall, type ExampleCall, type Played } from './example-calls.ts';

/** Plays the example calls at a station with one reader, and gives each with its answer. */
export async function* playAtStation(): AsyncGenerator<ExampleCall & { played: Played }> {
  using dir = temporaryDir();
  const clock = [{ from: 0, race: Date.now(), rate: 1 }];
  const mat = await VirtualMat.start(() => openTcpPort(), clock, passingChips(0, 0), ultraDevice);
  const place = mat.place.transport === 'tcp' ? `127.0.0.1:${mat.place.port}` : '';
  const reader = `tcp:${place}?protocol=ultra&point=finish`;
  const { station, address } = await startStation(join(dir.path, 'data'));
  try {
    const places = { place, reader, copy: join(dir.path, 'copy') };
    for (const example of exampleCalls('station')) {
      const played = await playCall(address, stationCalls, example, { places });
      yield { ...example, played };
      if (example.call === 'connectReader')
        await expect.poll(() => readerState(address), { timeout: 60_000, interval: 100 }).toBe('reading');
    }
  } finally {
    await station.stop();
    await mat.stop();
  }
}

async function readerState(address: string): Promise<string | undefined> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data).sections.mats[0]?.state;
  return undefined;
}
