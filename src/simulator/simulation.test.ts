import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseReaderAddress } from '../readers/address.ts';
import type { Reader } from '../readers/reader.ts';
import { connectReader } from '../readers/session/session.ts';
import { raceTimeAt } from '../readers/simulated-clock.ts';
import type { Read } from '../timing/model/read.ts';
import { siteField } from './field.ts';
import { hasPty } from './mat-port.ts';
import { demoClock } from './race-clock.ts';
import { sampleEntries, sampleSite } from './sample.fixture.ts';
import { startSimulation, type Simulation } from './simulation.ts';

const ptyThere = await hasPty();

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

function listen(simulation: Simulation) {
  return simulation.addresses.map((text) => {
    const address = parseReaderAddress(text);
    const clock = address.clock ?? [];
    const reads: Read[] = [];
    const reader: Reader = connectReader(address, {
      now: () => raceTimeAt(clock, Date.now()),
      onRead: (read) => reads.push(read),
      onState: () => undefined,
    });
    opened.push(reader);
    return { point: address.point, reads };
  });
}

describe.each([
  ['pty', ptyThere],
  ['tcp', true],
] as const)('a race over virtual mats on %s (pty: skipped where there are none)', (transport, there) => {
  it.skipIf(!there)('reaches a station whole: every crossing that was sent, and nothing else', async () => {
    const entries = sampleEntries.slice(0, 120);
    const clock = demoClock(sampleSite, siteField(sampleSite, entries, 3), 600, Date.now());
    const simulation = await startSimulation({ site: sampleSite, entries, seed: 3, clock, transport });
    opened.push({ close: () => simulation.stop() });
    const mats = listen(simulation);
    expect(mats.map(({ point }) => point)).toEqual(['start', '5k', 'finish']);
    await simulation.done;
    const truth = simulation.truth();
    const sent = truth.reduce((sum, one) => sum + one.sent, 0);
    await vi.waitFor(() => expect(mats.flatMap(({ reads }) => reads)).toHaveLength(sent), 60_000);
    for (const { point, reads } of mats) {
      const here = truth.filter((one) => one.point === point);
      const counts = new Map<string, number>();
      for (const { chip } of reads) counts.set(chip, (counts.get(chip) ?? 0) + 1);
      for (const one of here.filter((each) => each.bib !== null))
        expect(counts.get(one.chip) ?? 0).toBe(one.sent);
    }
    const finishes = truth.filter(({ point, reads }) => point === 'finish' && reads > 0);
    expect(finishes.filter((one) => one.sent > 0).length).toBeGreaterThan(finishes.length * 0.8);
    for (const one of truth.filter(({ reads }) => reads === 0)) expect(one.sent).toBe(0);
  });
});

it.each(['chafon', 'thingmagic', 'llrp'] as const)(
  'a race over %s readers reaches a station whole',
  async (protocol) => {
    const entries = sampleEntries.slice(0, 60);
    const clock = demoClock(sampleSite, siteField(sampleSite, entries, 3), 1500, Date.now());
    const race = { site: sampleSite, entries, seed: 3, clock };
    const simulation = await startSimulation({ ...race, transport: 'tcp', protocol });
    opened.push({ close: () => simulation.stop() });
    const mats = listen(simulation);
    await simulation.done;
    const truth = simulation.truth();
    const sent = truth.reduce((sum, one) => sum + one.sent, 0);
    expect(sent).toBeGreaterThan(truth.reduce((sum, one) => sum + one.reads, 0) * 0.5);
    await vi.waitFor(() => expect(mats.flatMap(({ reads }) => reads)).toHaveLength(sent), 60_000);
  },
);

it('sends nothing while no station asks', async () => {
  const entries = sampleEntries.slice(0, 20);
  const clock = [{ from: Date.now(), race: siteField(sampleSite, entries, 3)[0]!.time - 1000, rate: 20_000 }];
  const simulation = await startSimulation({ site: sampleSite, entries, seed: 3, clock, transport: 'tcp' });
  opened.push({ close: () => simulation.stop() });
  await simulation.done;
  expect(simulation.truth().some(({ reads }) => reads > 0)).toBe(true);
  expect(simulation.truth().every(({ sent, firstSent }) => sent === 0 && firstSent === null)).toBe(true);
});
