import { expect, it } from 'vitest';
import { answers as ipico, ipicoDecoder } from '../protocol/ipico.ts';
import { answers as mylaps, mylapsDecoder } from '../protocol/mylaps.ts';
import { answers as chronotrack, chronoTrackDecoder } from '../protocol/chronotrack.ts';
import type { Decoder } from '../protocol/protocol.ts';
import { answers as timer, timerDecoder } from '../protocol/timer.ts';
import { Bench, eventually, ptyThere, zone } from '../../simulator/mat.fixture.ts';
import { timerDevice } from '../../simulator/devices/timer.ts';
import { connectReader } from './session.ts';
import type { ReaderPulse } from '../reader.ts';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { pulseOf } from './pulses.ts';
import { localOfInstant } from './zone.ts';

const local = Date.parse('2026-05-10T08:00:00.120Z');
const heard = (decoder: Decoder, bytes: Uint8Array) =>
  decoder.push(bytes).flatMap((found) => pulseOf(found) ?? []);

it('guns of readers and of the start channel of a timer are one kind of pulse', () => {
  const gun = { kind: 'gun', stamp: { kind: 'local', ms: local } };
  expect(heard(ipicoDecoder(), ipico.gun(local))).toMatchObject([gun]);
  expect(heard(chronoTrackDecoder(), chronotrack.gun(4, 'start', local))).toMatchObject([gun]);
  const ofDay = { kind: 'time-of-day', ms: local % 86_400_000 };
  expect(heard(mylapsDecoder(), mylaps.gun('Start', 4, local))).toMatchObject([
    { kind: 'gun', point: 'Start', stamp: ofDay },
  ]);
  expect(heard(timerDecoder(), timer.timy({ number: 1, channel: 'C0', local }))).toMatchObject([
    { kind: 'gun', stamp: ofDay },
  ]);
  expect(heard(timerDecoder(), timer.timy({ number: 1, channel: 'C1', local }))).toMatchObject([
    { kind: 'time', channel: 'C1', stamp: ofDay },
  ]);
});

it.skipIf(!ptyThere)(
  'a timer at the line tells a time for everybody who passes (skipped where there are no pseudo-terminals)',
  { timeout: 60_000 },
  async ({ onTestFinished }) => {
    const bench = new Bench();
    onTestFinished(() => bench.close());
    const passing = passingChips(40, 20);
    const mat = await bench.mat('pty', timerDevice, passing);
    if (mat.place.transport !== 'serial') throw new Error('no serial line');
    const pulses: ReaderPulse[] = [];
    const reader = connectReader(
      { ...mat.place, protocol: 'timer', point: 'finish', clock: null, baud: 9600 },
      {
        now: Date.now,
        zone: () => zone,
        onRead: () => undefined,
        onPulse: (pulse) => pulses.push(pulse),
        onState: () => undefined,
      },
    );
    onTestFinished(() => reader.close());
    const sent = () => passing.filter(({ truth }) => truth.sent > 0).map(({ truth }) => truth.firstSent ?? 0);
    await mat.done;
    await eventually(() => expect(pulses).toHaveLength(sent().length));
    for (const [index, { time, kind, point }] of pulses.entries()) {
      expect({ kind, point }).toEqual({ kind: 'time', point: 'finish' });
      expect(Math.abs(time - (sent()[index] ?? 0))).toBeLessThan(150);
    }
    expect(localOfInstant(0, zone)).toBeGreaterThan(0);
  },
);
