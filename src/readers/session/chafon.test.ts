import { message } from '../../words/message.ts';
import { describe, expect, it, vi } from 'vitest';
import type { Device } from '../../simulator/device.ts';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { chafonDevice } from '../../simulator/devices/chafon.ts';
import { answers, chafonCommandDecoder, type ChafonCommand } from '../protocol/chafon.ts';
import { command } from '../protocol/chafon-codes.ts';
import { ptyThere, sent } from '../../simulator/mat.fixture.ts';
import { benchOf, patience, expectEachOnce, moreReads, state } from '../../simulator/reader-waits.fixture.ts';

/** A device whose commands are told as well. */
function overheard(device: Device, tell: (one: ChafonCommand) => void): Device {
  const decoder = chafonCommandDecoder();
  return {
    obey: (chunk) => {
      for (const one of decoder.push(chunk)) if (one.type === 'command') tell(one);
      device.obey(chunk);
    },
    hear: (chip) => device.hear(chip),
    restart: () => device.restart(),
    stop: () => device.stop(),
  };
}

describe.skipIf(!ptyThere)('a Chafon reader (skipped where there are no pseudo-terminals)', () => {
  it('is put into real-time mode, and each tag comes once, with its bytes', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(3000, 12);
    const mat = await bench.mat('pty', (line) => chafonDevice(line), passing);
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    const { reads, reader } = connected;
    await moreReads(connected, 60);
    expectEachOnce(connected, passing);
    const { truth, antenna, rssi } = passing.find((one) => one.truth.sent > 0)!;
    expect(reads[0]).toMatchObject({
      chip: truth.chip,
      antenna,
      readerTime: null,
      raw: answers.realTimeTag({ epc: truth.chip, antenna, rssi: rssi + 140 }),
    });
    expect(reader.health()).toMatchObject({ state: 'reading', detail: null, bytesDropped: 0 });
    expect(reader.health().about).toEqual(message('about.type', { type: '0x20', firmware: '2.20' }));
  });

  it('that was left in real-time mode is heard at once', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat(
      'pty',
      (line) => chafonDevice(line, { realTime: true }),
      passingChips(3000, 10),
    );
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    await moreReads(connected, 30);
    expect(connected.reader.health().badFrames).toBe(0);
  });

  it.for([true, false])(
    'is left in the mode in which it was found (real-time: %s)',
    async (realTime, context) => {
      const bench = benchOf(context);
      const modes: (number | undefined)[] = [];
      const mat = await bench.mat(
        'pty',
        (line) =>
          overheard(chafonDevice(line, { realTime }), (one) => {
            if (one.command === command.setMode && one.data[0] !== modes.at(-1)) modes.push(one.data[0]);
          }),
        passingChips(3000, 10),
      );
      const connected = bench.connect(mat.place, 'chafon', 57_600);
      await vi.waitFor(() => expect(modes).toEqual([0, 1]), patience);
      await moreReads(connected, 5);
      await connected.reader.close();
      if (realTime) await new Promise((resolve) => setTimeout(resolve, 300));
      await vi.waitFor(() => expect(modes).toEqual(realTime ? [0, 1] : [0, 1, 0]), patience);
    },
  );

  it.for([
    ['of the 288 family that refuses real-time mode', { model: '288', noRealTime: true }],
    ['of the 18 family', { model: '18' }],
  ] as const)('%s is asked for one inventory after the other', async ([, traits], context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => chafonDevice(line, traits), passing);
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    await moreReads(connected, 30);
    // Two antennas take turns: what one waited for may come after what the other heard.
    const seen = connected.reads.map(({ chip }) => chip);
    expect(new Set(seen).size).toBe(seen.length);
    expect(sent(passing)).toEqual(expect.arrayContaining(seen));
    expect(connected.reader.health()).toMatchObject({ state: 'reading', detail: null });
  });

  it('loses only what the line destroyed', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => chafonDevice(line), passing);
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    await moreReads(connected, 5);
    mat.garble(Uint8Array.of(0x14, 0x00, 0xee, 0x00, 0x02));
    mat.cutNextFrame();
    await moreReads(connected, 10);
    mat.garble(Uint8Array.of(0xff, 0x01));
    await moreReads(connected, 20);
    expectEachOnce(connected, passing);
    expect(connected.reader.health().bytesDropped).toBeGreaterThan(7);
  });

  it('is known to be there while nobody passes, and missed when it falls silent', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('pty', (line) => chafonDevice(line), passingChips(1, 1, 60_000));
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    await state(connected, 'reading');
    await new Promise((resolve) => setTimeout(resolve, 5000));
    expect(connected.states.map((one) => one.state)).not.toContain('silent');
    mat.fallSilent(true);
    await state(connected, 'silent');
    expect(connected.reader.health().detail?.code).toBe('reader.no-answer-any-more');
    mat.fallSilent(false);
    await state(connected, 'reading');
  });

  it('reads on after its cable was out in the middle of a frame', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('pty', (line) => chafonDevice(line), passingChips(2000, 20));
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    await moreReads(connected, 5);
    mat.cutNextFrame();
    await mat.hangUp();
    await state(connected, 'gone');
    await mat.plugIn();
    await moreReads(connected, 10);
    const seen = connected.reads.map(({ chip }) => chip);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('that forgot its mode in a restart is put back into it', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat(
      'pty',
      (line) => chafonDevice(line, { forgetsMode: true }),
      passingChips(2000, 20),
    );
    const connected = bench.connect(mat.place, 'chafon', 57_600);
    await moreReads(connected, 5);
    mat.restart();
    await moreReads(connected, 10);
    expect(connected.states.map((one) => one.state)).not.toContain('gone');
  });
});
