import { describe, expect, it } from 'vitest';
import type { MakeDevice } from '../../simulator/device.ts';
import {
  chafonCfDevice,
  clouDevice,
  cphDevice,
  m100Device,
  silionDevice,
} from '../../simulator/devices/modules.ts';
import { eventually, ptyThere } from '../../simulator/mat.fixture.ts';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { benchOf, expectEachOnce, moreReads, state } from '../../simulator/reader-waits.fixture.ts';
import { detectReader } from '../detect.ts';
import type { ProtocolName } from '../protocol/protocol.ts';

const kinds: { name: ProtocolName; device: MakeDevice; transport: 'pty' | 'tcp'; isFound: boolean }[] = [
  { name: 'm100', device: (line) => m100Device(line), transport: 'pty', isFound: true },
  { name: 'cph', device: (line) => cphDevice(line), transport: 'pty', isFound: true },
  { name: 'chafon-cf', device: (line) => chafonCfDevice(line), transport: 'pty', isFound: false },
  { name: 'clou', device: (line) => clouDevice(line), transport: 'tcp', isFound: true },
  { name: 'silion', device: (line) => silionDevice(line), transport: 'tcp', isFound: false },
];

const limit = { timeout: 60_000 };

describe.concurrent.each(kinds)('$name on $transport', ({ name, device, transport }) => {
  const skips = transport === 'pty' && !ptyThere;

  it.skipIf(skips)('gives every chip that was sent, once', limit, async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(300, 20);
    const mat = await bench.mat(transport, device, passing);
    const connected = bench.connect(mat.place, name);
    await moreReads(connected, 80);
    expectEachOnce(connected, passing);
    expect(connected.reader.health()).toMatchObject({ state: 'reading', detail: null, bytesDropped: 0 });
  });

  it.skipIf(skips)('is started again when it lost its power for a moment', limit, async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat(transport, device, passing);
    const connected = bench.connect(mat.place, name);
    await moreReads(connected, 10);
    mat.restart();
    await moreReads(connected, 20);
    expectEachOnce(connected, passing);
    expect(connected.reader.health()).toMatchObject({ state: 'reading', detail: null });
  });

  it.skipIf(skips)('is read on when its cable was out in the middle of a frame', limit, async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat(transport, device, passing);
    const connected = bench.connect(mat.place, name);
    await moreReads(connected, 10);
    mat.cutNextFrame();
    await moreReads(connected, 10);
    expect(connected.reader.health().bytesDropped).toBeGreaterThan(0);
    await mat.hangUp();
    await state(connected, 'gone');
    await mat.plugIn();
    await moreReads(connected, 10);
    expect(new Set(connected.reads.map(({ chip }) => chip)).size).toBe(connected.reads.length);
  });
});

describe.concurrent.each(kinds.filter(({ isFound }) => isFound))(
  '$name on $transport',
  ({ name, device, transport }) => {
    it.skipIf(transport === 'pty' && !ptyThere)(
      'is found by asking what is there',
      limit,
      async (context) => {
        const bench = benchOf(context);
        const { place } = await bench.mat(transport, device, []);
        const text = place.transport === 'serial' ? place.path : `${place.host}:${place.port}`;
        expect(await detectReader(text)).toMatchObject({ found: { protocol: name } });
      },
    );
  },
);

it('a CLOU reader whose clock is off is put right by what it shows', limit, async (context) => {
  const bench = benchOf(context);
  const passing = passingChips(1500, 20);
  const mat = await bench.mat('tcp', (line) => clouDevice(line), passing);
  mat.jumpClock(3_600_000);
  const { reader, reads } = bench.connect(mat.place, 'clou');
  await eventually(() =>
    expect(Math.abs((reader.health().clock?.offset ?? 0) - 3_600_000)).toBeLessThan(250),
  );
  const before = reads.length;
  await eventually(() => expect(reads.length).toBeGreaterThan(before + 10));
  for (const { time, arrived } of reads.slice(before)) expect(Math.abs(time - arrived)).toBeLessThan(1000);
});
