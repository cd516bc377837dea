import { describe, expect, it } from 'vitest';
import { Backlog } from './backlog.ts';

/** Stood still from 1000 to 21,000 on the race's clock; it was over when `performance.now()` said 500. */
const stall = { from: 1000, length: 20_000, over: 500 };

describe('what waited in a buffer while the computer stood still', () => {
  it('is nothing on a line without a stall', () => {
    const backlog = new Backlog();
    backlog.take(21, 2000, 100);
    expect(backlog.earliestOf(2000)).toBeNull();
  });

  it('is every chunk from the end of the stall until the line was quiet', () => {
    const backlog = new Backlog();
    backlog.begin(stall);
    backlog.take(4095, 21_001, 501);
    backlog.take(300, 21_004, 504);
    backlog.end();
    backlog.take(21, 21_200, 700);
    expect([21_001, 21_004, 21_200].map((arrived) => backlog.earliestOf(arrived))).toEqual([
      1000,
      1000,
      null,
    ]);
  });

  it('leaves out the first half of a frame that came before', () => {
    const backlog = new Backlog();
    backlog.take(10, 990, 490);
    backlog.begin(stall);
    backlog.take(11, 21_001, 501);
    expect(backlog.earliestOf(990)).toBeNull();
  });

  it('ends on a line that is never quiet, and not while full chunks come', () => {
    const backlog = new Backlog();
    backlog.begin(stall);
    for (let at = 510; at < 3500; at += 10) backlog.take(4095, 20_500 + at, at);
    expect(backlog.earliestOf(20_500 + 3490)).toBe(1000);
    for (let at = 3500; at < 6000; at += 10) backlog.take(21, 20_500 + at, at);
    expect(backlog.earliestOf(20_500 + 4000)).toBe(1000);
    expect(backlog.earliestOf(20_500 + 5500)).toBeNull();
  });

  it('is as old as the first of two stalls where the line did not come down between them', () => {
    const backlog = new Backlog();
    backlog.begin(stall);
    backlog.take(4095, 21_001, 501);
    backlog.begin({ from: 21_010, length: 300, over: 820 });
    backlog.take(4095, 21_321, 821);
    expect(backlog.earliestOf(21_321)).toBe(1000);
    backlog.end();
    backlog.begin({ from: 50_000, length: 300, over: 40_000 });
    backlog.take(21, 50_301, 40_001);
    expect(backlog.earliestOf(50_301)).toBe(50_000);
  });
});
