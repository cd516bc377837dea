import { describe, expect, it } from 'vitest';
import { StationClock } from './clock.ts';
import { ClockedLaptop, noon } from './laptop.fixture.ts';

const hour = 3_600_000;

describe('the time of a station', () => {
  it.each([-hour, hour, 700, -80])(
    'goes on when the laptop clock is set by %d ms, which is told once',
    (step) => {
      const laptop = new ClockedLaptop();
      const clock = new StationClock(null, laptop);
      laptop.pass(1000);
      expect(clock.look()).toBeNull();
      laptop.set(step);
      laptop.pass(1000);
      expect(clock.now()).toBe(noon + 2000);
      expect(clock.look()).toBe(step);
      expect(clock.look()).toBeNull();
      expect(clock.offset).toBe(step);
      laptop.pass(1000);
      expect(clock.now()).toBe(noon + 3000);
      laptop.set(-step);
      expect(clock.look()).toBe(-step);
      expect(clock.offset).toBe(0);
    },
  );

  it('counts the time that the laptop slept', () => {
    const laptop = new ClockedLaptop();
    const clock = new StationClock(null, laptop);
    laptop.pass(1000);
    laptop.sleep(10 * 60_000);
    expect(clock.look()).toBeNull();
    expect(Math.abs(clock.now() - (noon + 601_000))).toBeLessThanOrEqual(10);
    laptop.pass(1000);
    expect(clock.look()).toBeNull();
  });

  it('goes on in a station that is started again, also where the clock was set meanwhile', () => {
    const laptop = new ClockedLaptop();
    const first = new StationClock(null, laptop);
    laptop.set(-hour);
    first.look();
    const mark = first.mark();
    laptop.pass(60_000);
    laptop.newProcess();
    const second = new StationClock(mark, laptop);
    expect(second.now()).toBe(noon + 60_000);
    expect(second.look()).toBeNull();
    expect(second.offset).toBe(-hour);
    laptop.set(hour);
    laptop.newProcess();
    const late = new StationClock(mark, laptop);
    expect(Math.abs(late.now() - (noon + 60_000))).toBeLessThanOrEqual(10);
    expect(Math.abs((late.look() ?? 0) - hour)).toBeLessThanOrEqual(10);
    expect(Math.abs(late.offset)).toBeLessThanOrEqual(10);
  });

  it('goes on to the step of the uptime, however long a busy laptop takes to say which start of it this is', () => {
    const laptop = new ClockedLaptop();
    const { boot } = laptop;
    let busy = 40;
    laptop.boot = () => {
      laptop.pass(busy);
      return boot();
    };
    const first = new StationClock(null, laptop);
    const before = laptop.elapsed();
    const { line } = first;
    const mark = first.mark();
    laptop.set(hour);
    busy = 0;
    const second = new StationClock(mark, laptop);
    const passed = laptop.elapsed() - before;
    expect(Math.abs(second.line - line - passed)).toBeLessThanOrEqual(10);
  });

  it('is the laptop clock where the line that was kept makes no sense', () => {
    const laptop = new ClockedLaptop();
    const mark = { ...new StationClock(null, laptop).mark(), line: 1000 };
    laptop.newProcess();
    const clock = new StationClock(mark, laptop);
    expect(clock.now()).toBe(noon);
    expect(clock.look()).toBeNull();
  });

  it('is the laptop clock again after it was switched off', () => {
    const laptop = new ClockedLaptop();
    const mark = new StationClock(null, laptop).mark();
    laptop.switchOffAndOn(hour);
    const clock = new StationClock(mark, laptop);
    expect(clock.now()).toBe(noon + hour);
    expect(clock.look()).toBeNull();
  });
});
