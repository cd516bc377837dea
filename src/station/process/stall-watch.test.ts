import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StationClock } from './clock.ts';
import { ClockedLaptop, noon } from './laptop.fixture.ts';
import { StallWatch } from './stall-watch.ts';

/** A laptop whose event loop a test moves, too. */
class Laptop extends ClockedLaptop {
  /** Time goes by, in steps in which the loop turns. */
  override pass(ms: number): void {
    for (let left = ms; left > 0; left -= 25) {
      this.hold(25);
      vi.advanceTimersByTime(25);
    }
  }

  /** Time goes by in which the loop is held, or the process is stopped. */
  hold(ms: number): void {
    super.pass(ms);
  }
}

let laptop: Laptop;
let clock: StationClock;
let watch: StallWatch;
let clockSteps: number[];
beforeEach(() => {
  vi.useFakeTimers();
  laptop = new Laptop();
  clock = new StationClock(null, laptop);
  clockSteps = [];
  watch = new StallWatch(clock, (step) => clockSteps.push(step));
  laptop.pass(1000);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

describe('the watch over the event loop', () => {
  it('knows no stall while the loop turns, and none of a pause that a busy laptop makes', () => {
    laptop.hold(200);
    expect(watch.latest()).toBeNull();
  });

  it('finds a stall when a port is asked before its own timer came', () => {
    laptop.hold(20_000);
    expect(watch.latest()).toMatchObject({ from: noon + 975, to: noon + 21_000, length: 20_025 });
  });

  it('finds one that its timer sees first, and it stays the latest', () => {
    laptop.hold(20_000);
    vi.advanceTimersByTime(25);
    const stall = watch.latest();
    laptop.pass(5000);
    expect(watch.latest()).toBe(stall);
    expect(stall?.from).toBe(noon + 975);
  });

  it('knows that what came out of a port after two pauses in a row may be as old as the first', () => {
    laptop.hold(215);
    vi.advanceTimersByTime(25);
    laptop.hold(260);
    expect(watch.latest()).toMatchObject({ from: noon + 1000, to: noon + 1475 });
  });

  it('finds sleep, which the timers do not see, and stamps what comes right after it by the time that went by', () => {
    laptop.sleep(20_000);
    expect(watch.latest()).toMatchObject({ from: noon + 975, to: noon + 21_000 });
    expect(clock.now()).toBe(noon + 21_000);
    expect(clockSteps).toEqual([]);
  });

  it('takes a clock that was set for no stall, and tells of it', () => {
    laptop.set(20_000);
    expect(watch.latest()).toBeNull();
    expect(clockSteps).toEqual([20_000]);
    expect(clock.now()).toBe(noon + 1000);
  });

  it('takes two that follow each other at once for one', () => {
    laptop.hold(20_000);
    watch.latest();
    laptop.pass(100);
    laptop.hold(600);
    expect(watch.latest()).toMatchObject({ from: noon + 975, to: noon + 21_700 });
    laptop.pass(3000);
    laptop.hold(600);
    expect(watch.latest()).toMatchObject({ from: noon + 24_675 });
  });
});
