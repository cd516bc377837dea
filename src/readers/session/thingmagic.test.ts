import { message } from '../../words/message.ts';
import { describe, expect, it, vi } from 'vitest';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { thingMagicDevice } from '../../simulator/devices/thingmagic.ts';
import { ptyThere } from '../../simulator/mat.fixture.ts';
import { benchOf, patience, expectEachOnce, moreReads, state } from '../../simulator/reader-waits.fixture.ts';

describe.skipIf(!ptyThere)('a ThingMagic reader (skipped where there are no pseudo-terminals)', () => {
  it('that was left streaming is stopped and set up, and no tag is lost or comes twice', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line, { streaming: true }), passing);
    const connected = bench.connect(mat.place, 'thingmagic');
    const { reader } = connected;
    await moreReads(connected, 60);
    expectEachOnce(connected, passing);
    expect(reader.health()).toMatchObject({ state: 'reading', detail: null, bytesDropped: 0 });
    expect(reader.health().about).toEqual(
      message('about.hardware', { hardware: '38000201', firmware: '02010608' }),
    );
  });

  it('dates its tags by the search that it heard them in, never after they came', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line), passing);
    const connected = bench.connect(mat.place, 'thingmagic');
    await moreReads(connected, 120);
    const truths = new Map(passing.map(({ truth }) => [truth.chip, truth]));
    for (const { chip, time, arrived } of connected.reads) {
      expect(time).toBeLessThanOrEqual(arrived);
      // No earlier than the chip was heard, but for the time that the end of the search before needed.
      expect(time).toBeGreaterThanOrEqual((truths.get(chip)?.firstSent ?? Infinity) - 250);
    }
  });

  it('without a region says what is missing, and reads when it is told one', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line, { noRegion: true }), passing);
    const first = bench.connect(mat.place, 'thingmagic');
    await vi.waitFor(() => expect(first.reader.health().detail?.code).toBe('reader.no-region'), patience);
    expect(first.reads).toEqual([]);
    await first.reader.close();
    const second = bench.connect(mat.place, 'thingmagic', 115_200, 'eu');
    await moreReads(second, 10);
    expect(second.reader.health().detail).toBeNull();
  });

  it('that lost its power for a moment is booted and set up again', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line, { noRegion: true }), passing);
    const connected = bench.connect(mat.place, 'thingmagic', 115_200, 'eu');
    await moreReads(connected, 5);
    mat.restart();
    await moreReads(connected, 10);
    expect(connected.states.map((one) => one.state)).not.toContain('gone');
  });

  it('loses only what the line destroyed', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(2000, 20);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line), passing);
    const connected = bench.connect(mat.place, 'thingmagic');
    await moreReads(connected, 5);
    mat.garble(Uint8Array.of(0xff, 0x28, 0x22, 0x00));
    mat.cutNextFrame();
    await moreReads(connected, 10);
    mat.garble(Uint8Array.of(0x55, 0xff, 0xf0));
    await moreReads(connected, 20);
    expectEachOnce(connected, passing);
    expect(connected.reader.health().bytesDropped).toBeGreaterThan(20);
  });

  it('is missed when it falls silent, and reads on when it is back', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line), passingChips(2000, 20));
    const connected = bench.connect(mat.place, 'thingmagic');
    await moreReads(connected, 5);
    mat.fallSilent(true);
    await state(connected, 'silent');
    expect(connected.reader.health().detail?.code).toBe('reader.no-answer-any-more');
    mat.fallSilent(false);
    await moreReads(connected, 5);
  });

  it('reads on after its cable was out in the middle of a record', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('pty', (line) => thingMagicDevice(line), passingChips(2000, 20));
    const connected = bench.connect(mat.place, 'thingmagic');
    await moreReads(connected, 5);
    mat.cutNextFrame();
    await mat.hangUp();
    await state(connected, 'gone');
    await mat.plugIn();
    await moreReads(connected, 10);
    const seen = connected.reads.map(({ chip }) => chip);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
