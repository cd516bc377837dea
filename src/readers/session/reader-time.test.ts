import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReaderStamp } from '../protocol/protocol.ts';
import { ReaderTime, type ReaderTimeParts } from './reader-time.ts';

const noon = Date.parse('2026-12-06T12:00:00+08:00');
const hour = 3_600_000;
const zone = 'Asia/Shanghai';
/** What clocks in Shanghai show at an instant. */
const wall = (instant: number) => instant + 8 * hour;
const time = (parts: Partial<ReaderTimeParts> = {}) => new ReaderTime({ zone: () => zone, ...parts });
const local = (instant: number): ReaderStamp => ({ kind: 'local', ms: wall(instant) });

describe('the moment of a read that counts', () => {
  it('is when it arrived, for readers without a clock', () => {
    expect(time().date({ stamp: null }, noon, false)).toEqual({ time: noon, readerTime: null });
  });

  it("is the reader's own, where its clock was measured and is right", () => {
    const dates = time();
    dates.heard({ kind: 'local', ms: wall(noon) + 30 }, noon, 20);
    expect(dates.date({ stamp: local(noon + 5000) }, noon + 5900, false)).toEqual({
      time: noon + 5000,
      readerTime: noon + 5000,
    });
    expect(dates.meter.report()).toMatchObject({
      offset: 30,
      counts: 'reader',
      warn: false,
      measuredAt: noon,
    });
  });

  it("is the reader's own where nothing was measured but its reads come as fresh ones would", () => {
    const dates = time();
    expect(dates.date({ stamp: local(noon) }, noon + 40, false)).toEqual({ time: noon, readerTime: noon });
    expect(dates.meter.report()).toMatchObject({ offset: -40, measuredAt: null, counts: 'reader' });
  });

  it('is put right by what was measured where the clock is an hour off, also for what was stored', () => {
    const dates = time();
    dates.heard({ kind: 'local', ms: wall(noon) + hour + 7 }, noon, 10);
    const told = noon + hour + 7 + 5000;
    const expected = { time: noon + 5000, readerTime: told };
    expect(dates.date({ stamp: local(told) }, noon + 5080, false)).toEqual(expected);
    expect(dates.date({ stamp: local(told) }, noon + 3 * hour, true)).toEqual(expected);
    expect(dates.meter.report()).toMatchObject({ counts: 'corrected', warn: true });
  });

  it('is uncertain where only the arrival tells it and the bytes had waited', () => {
    const since = noon - 20_000;
    expect(time().date({ stamp: null }, noon, false, undefined, since)).toEqual({
      time: noon,
      readerTime: null,
      earliest: since,
    });
  });

  it("is the reader's own, and certain, however long the bytes had waited", () => {
    const told = noon - 400_000;
    const dates = time();
    const dated = dates.date({ stamp: local(told) }, noon, false, undefined, noon - 500_000);
    expect(dated).toEqual({ time: told, readerTime: told });
    // What had waited says nothing of how late reads usually are.
    expect(dates.meter.report()).toBeNull();
  });

  it('is uncertain where a clock that cannot be right brought it out of a buffer', () => {
    const dated = time().date({ stamp: local(noon - hour) }, noon, false, undefined, noon - 20_000);
    expect(dated).toEqual({ time: noon, readerTime: noon - hour, earliest: noon - hour });
    const ahead = time().date({ stamp: local(noon + hour) }, noon, false, undefined, noon - 20_000);
    expect(ahead).toEqual({ time: noon, readerTime: noon + hour, earliest: noon - 20_000 });
  });

  it('is put right where the reader woke up in 1970', () => {
    const dates = time();
    dates.heard({ kind: 'instant', ms: 60_000 }, noon, 10);
    const dated = dates.date({ stamp: { kind: 'instant', ms: 61_500 } }, noon + 1540, false);
    expect(dated).toEqual({ time: noon + 1500, readerTime: 61_500 });
  });

  it('is when it arrived where the clock was never heard and cannot be right', () => {
    const dates = time();
    for (const off of [hour, 3000, -400 * 24 * hour]) {
      const dated = dates.date({ stamp: local(noon + off) }, noon + 40, false);
      expect(dated).toEqual({ time: noon + 40, readerTime: noon + off });
    }
    expect(dates.meter.report()).toMatchObject({ warn: true });
  });

  it('is when it arrived from the moment on that the clock jumped ahead, and corrected once that was measured', () => {
    const dates = time();
    dates.heard({ kind: 'local', ms: wall(noon) }, noon, 10);
    const after = noon + 10_000;
    expect(dates.date({ stamp: local(after + hour) }, after + 30, false).time).toBe(after + 30);
    dates.heard({ kind: 'local', ms: wall(after + 1000) + hour }, after + 1000, 10);
    expect(dates.date({ stamp: local(after + 2000 + hour) }, after + 2030, false).time).toBe(after + 2000);
    expect(dates.meter.report()).toMatchObject({ jump: { at: after + 1000, step: hour }, warn: true });
    dates.heard({ kind: 'local', ms: wall(after + 5000) + 12 }, after + 5000, 10);
    dates.meter.wasSet();
    expect(dates.meter.report()).toMatchObject({ offset: 12, jump: null, warn: false, counts: 'reader' });
  });

  it("is the reader's own as it is where the crew said how far it was off", () => {
    const dates = time({ corrected: (readerTime) => readerTime >= noon });
    dates.heard({ kind: 'local', ms: wall(noon) + hour }, noon, 10);
    expect(dates.date({ stamp: local(noon + hour) }, noon + 30, false).time).toBe(noon + hour);
  });

  it('has the day that brings a time of day nearest to its arrival, also around midnight', () => {
    const midnight = Date.parse('2026-12-07T00:00:00+08:00');
    const at = (ms: number, arrived: number, stored = false) =>
      time().date({ stamp: { kind: 'time-of-day', ms } }, arrived, stored).readerTime;
    expect(at(24 * hour - 500, midnight + 40)).toBe(midnight - 500);
    expect(at(30, midnight - 20)).toBe(midnight + 30);
    expect(at(13 * hour, midnight + 12 * hour, true)).toBe(midnight - 11 * hour);
  });

  it('of what was stored in the hour that comes twice is the one of its arrival, or goes by the order of the reads', () => {
    const berlin = new ReaderTime({ zone: () => 'Europe/Berlin' });
    const shown = (local: string): ReaderStamp => ({ kind: 'local', ms: Date.parse(`${local}Z`) });
    const stored = (local: string, arrived: string) =>
      new Date(
        berlin.date({ stamp: shown(`2026-10-25T${local}`) }, Date.parse(arrived), true).time,
      ).toISOString();
    // The cable was out for some minutes: only one of the two hours was just now.
    expect(stored('02:10:00', '2026-10-25T01:12:00Z')).toBe('2026-10-25T01:10:00.000Z');
    expect(stored('02:10:00', '2026-10-25T00:12:00Z')).toBe('2026-10-25T00:10:00.000Z');
    expect(berlin.clockChangeDoubt()).toBeNull();
    // All of the night is fetched in the morning.
    const morning = '2026-10-25T07:00:00Z';
    expect(['01:50:00', '02:40:00', '02:20:00'].map((local) => stored(local, morning).slice(11, 16))).toEqual(
      ['23:50', '00:40', '01:20'],
    );
    expect(berlin.clockChangeDoubt()).toBeNull();
    stored('01:55:00', morning);
    stored('02:30:00', morning);
    expect(berlin.clockChangeDoubt()).toMatchObject({ kind: 'unseen', reads: 3 });
  });

  it('counts from the beginning of a search, where the reader says no more', () => {
    const stamp: ReaderStamp = { kind: 'since-cycle', ms: 120 };
    expect(time().date({ stamp }, noon + 400, false, noon)).toEqual({ time: noon + 120, readerTime: null });
    expect(time().date({ stamp }, noon + 100, false, noon).time).toBe(noon + 100);
    expect(time().date({ stamp }, noon, false).time).toBe(noon);
  });

  it('is never a guess far from both clocks, and no read is lost, whatever the reader says', () => {
    const offsets = fc.integer({ min: -3_000_000_000_000, max: 3_000_000_000_000 });
    fc.assert(
      fc.property(fc.option(offsets), offsets, fc.boolean(), (measured, off, stored) => {
        const dates = time();
        if (measured !== null) dates.heard({ kind: 'instant', ms: noon + measured }, noon, 10);
        const arrived = noon + 1000;
        const dated = dates.date({ stamp: { kind: 'instant', ms: arrived + off } }, arrived, stored);
        expect(dated.readerTime).toBe(arrived + off);
        expect([arrived, arrived + off, arrived + off - (measured ?? 0)]).toContain(dated.time);
        if (!stored) expect(dated.time).toBeLessThanOrEqual(arrived + 2000);
      }),
    );
  });
});

describe('the moment of a read that comes late, or to a station that is off', () => {
  it("is the reader's own where another station found its clock right, and this station's is off against that one", () => {
    const dates = time({ ahead: () => 120_000 });
    const here = (instant: number) => instant + 120_000;
    const told = { time: noon, readerTime: noon };
    expect(dates.date({ stamp: local(noon) }, here(noon) + 40, false)).toEqual(told);
    dates.heard({ kind: 'local', ms: wall(noon + 1000) }, here(noon + 1000), 10);
    expect(dates.meter.report()).toMatchObject({ offset: -120_000, counts: 'reader' });
    expect(dates.date({ stamp: local(noon) }, here(noon) + 600_000, false)).toEqual(told);
    // Asked, the reader shows that it is off itself: the other's word is old.
    const changed = time({ ahead: () => 120_000 });
    changed.heard({ kind: 'local', ms: wall(noon) + hour }, noon, 10);
    expect(changed.date({ stamp: local(noon + hour) }, noon + 30, false).time).toBe(noon);
  });

  it('is uncertain where the clock was never heard and the read comes late, each point of a line by itself', () => {
    const dates = time();
    expect(dates.date({ stamp: local(noon - hour) }, noon, false)).toEqual({
      time: noon,
      readerTime: noon - hour,
      earliest: noon - hour,
    });
    const at = (point: string, made: number) => dates.date({ stamp: local(made), point }, noon, false);
    expect(at('10k', noon)).toEqual({ time: noon, readerTime: noon });
    expect(at('10k', noon - hour)).toMatchObject({ earliest: noon - hour });
    expect(at('5k', noon - hour)).toMatchObject({ earliest: noon - hour });
  });

  it('is the one that the line brought an hour late where the clock agreed before', () => {
    const dates = time();
    dates.date({ stamp: local(noon) }, noon + 40, false);
    const made = noon + 1000;
    expect(dates.date({ stamp: local(made) }, noon + hour, false)).toEqual({ time: made, readerTime: made });
  });
});

describe('what is known of a clock', () => {
  it('is the median of the last answers, so that one that was held up does not count', () => {
    const { meter } = time();
    for (const [index, offset] of [10, 12, 900, 11, 9].entries())
      meter.answered(noon + index * 1000 + offset, noon + index * 1000, offset === 900 ? 1800 : 20);
    expect(meter.report()).toMatchObject({ offset: 11, jump: null, warn: false });
  });

  it('warns above 200 ms, and tells how much it drifts in an hour', () => {
    const { meter } = time();
    for (let minute = 0; minute <= 60; minute += 1)
      meter.answered(noon + minute * 60_000 + 100 + minute * 4, noon + minute * 60_000, 10);
    expect(meter.report()).toMatchObject({ offset: 332, drift: 240, warn: true });
  });
});
