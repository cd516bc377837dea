import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseReaderAddress } from '../address.ts';
import { answers, command } from '../protocol/a0.ts';
import { protocols } from '../protocols.ts';
import type { ReaderRead, Stall } from '../reader.ts';
import { Connection } from './connection.ts';
import { HealthMeter } from './health-meter.ts';
import { ReaderTime } from './reader-time.ts';

const tick = 20;
/** How much `performance.now()` is ahead of the timers: it goes on while they are held. */
let held = 0;
let now = 0;
let stall: Stall | null = null;
/** When another process looked at the ports last; null where this one does. */
let looked: number | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  [held, now, stall, looked] = [0, 1000, null, null];
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + held);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function connected() {
  const address = parseReaderAddress('tcp:127.0.0.1:4001?protocol=a0&point=finish');
  const reads: ReaderRead[] = [];
  const connection = new Connection({
    address,
    protocol: protocols.a0,
    options: {
      now: () => now,
      onRead: (read) => reads.push(read),
      onState: () => undefined,
    },
    ports: {
      portAt: () => expect.fail('nothing is opened'),
      lookedAt: () => looked ?? performance.now(),
      stall: () => stall,
    },
    zone: 'UTC',
    meter: new HealthMeter(),
    time: new ReaderTime({ zone: () => 'UTC' }),
    memory: new Map(),
    baud: null,
    onAnswer: () => undefined,
    onAbout: () => undefined,
  });
  const end = connection.start(
    () => undefined,
    () => undefined,
  );
  return { connection, reads, end };
}

const frame = (epc: string) => answers.tag(1, command.fastInventory, { epc, antenna: 1, rssi: -60 });
const half = (bytes: Uint8Array) => [bytes.subarray(0, 9), bytes.subarray(9)] as const;

/** The timers stand still for so long, and then go on. */
function hang(ms: number) {
  held += ms;
  now += ms;
}

describe('a hang in the middle of a frame', () => {
  it.each([30, 400, 20_000])('of %d ms loses nothing of it', (ms) => {
    const { connection, reads } = connected();
    for (let round = 0; round < 20; round += 1) {
      const [first, second] = half(frame(`E2000000000000000000${1000 + round}`));
      connection.hear(first, performance.now());
      vi.advanceTimersByTime(tick);
      hang(ms);
      // The late tick comes before what waits in the port.
      vi.advanceTimersByTime(tick);
      connection.hear(second, performance.now());
    }
    expect(reads.map(({ chip }) => chip.slice(-4))).toEqual(
      Array.from({ length: 20 }, (_, round) => String(1000 + round)),
    );
  });

  it('loses nothing of it where another process looks at the ports and does not for a while, however quiet it is here', () => {
    const { connection, reads } = connected();
    const [first, second] = half(frame('E20000000000000000002000'));
    connection.hear(first, performance.now());
    looked = performance.now();
    vi.advanceTimersByTime(20 * tick);
    connection.hear(second, performance.now());
    expect(reads.map(({ chip }) => chip)).toEqual(['E20000000000000000002000']);
  });

  it('is another thing than a line that falls silent there', () => {
    const { connection, reads } = connected();
    const [first, second] = half(frame('E20000000000000000001000'));
    connection.hear(first, performance.now());
    vi.advanceTimersByTime(10 * tick);
    connection.hear(second, performance.now());
    expect(reads).toEqual([]);
  });

  it('is another thing than a line that falls silent on a computer whose every other tick is late', () => {
    const { connection, reads } = connected();
    const [first, second] = half(frame('E20000000000000000001000'));
    connection.hear(first, performance.now());
    for (let round = 0; round < 5; round += 1) {
      vi.advanceTimersByTime(5 * tick);
      hang(15);
      vi.advanceTimersByTime(5 * tick);
    }
    connection.hear(second, performance.now());
    expect(reads).toEqual([]);
  });
});

describe('reads after a stall', () => {
  it('are uncertain from the moment on at which the port was looked at last, until the line was quiet', () => {
    const { connection, reads } = connected();
    connection.hear(frame('E20000000000000000000001'), performance.now());
    hang(20_000);
    stall = { from: 1000, length: 20_000, over: performance.now() };
    connection.hear(frame('E20000000000000000000002'), performance.now());
    now += 5;
    connection.hear(frame('E20000000000000000000003'), performance.now());
    vi.advanceTimersByTime(20 * tick);
    now += 20 * tick;
    connection.hear(frame('E20000000000000000000004'), performance.now());
    expect(reads.map(({ time, earliest }) => [time, earliest])).toEqual([
      [1000, undefined],
      [21_000, 1000],
      [21_005, 1000],
      [21_005 + 20 * tick, undefined],
    ]);
  });

  it('are certain on a line that was quiet all the while', () => {
    const { connection, reads } = connected();
    hang(20_000);
    stall = { from: 1000, length: 20_000, over: performance.now() };
    vi.advanceTimersByTime(20 * tick);
    now += 20 * tick;
    connection.hear(frame('E20000000000000000000001'), performance.now());
    expect(reads.map(({ earliest }) => earliest)).toEqual([undefined]);
  });

  it('have the moment of their first byte, where that had come before', () => {
    const { connection, reads } = connected();
    const [first, second] = half(frame('E20000000000000000000001'));
    connection.hear(first, performance.now());
    hang(20_000);
    stall = { from: 1010, length: 20_000, over: performance.now() };
    connection.hear(second, performance.now());
    expect(reads.map(({ time, earliest }) => [time, earliest])).toEqual([[1000, undefined]]);
  });
});
