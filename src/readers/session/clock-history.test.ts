import { describe, expect, it } from 'vitest';
import { ClockHistory, type Moment } from './clock-history.ts';

const noon = Date.parse('2026-12-06T12:00:00+08:00');
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** A clock whose reads were on time for an hour, until noon. */
function agreeing(offset = 0): ClockHistory {
  const clock = new ClockHistory(1);
  if (offset !== 0) clock.measured(offset, noon - hour, false);
  for (let at = noon - hour; at <= noon; at += 10 * second) clock.live(at + offset, at + 40);
  return clock;
}

const uncertain = (earliest: number): Moment => ({ time: null, earliest });

describe('reads of a clock that agreed before', () => {
  it('count at their own time however late they come', () => {
    for (const offset of [0, -hour]) {
      const clock = agreeing(offset);
      for (let made = noon + second; made < noon + hour; made += second)
        expect(clock.live(made + offset, noon + hour + (made - noon) / 100)).toEqual({ time: made });
      const after = noon + hour + 40 * second;
      expect(clock.live(after + offset, after + 30)).toEqual({ time: after });
    }
  });

  it('count at their own time where it was known from before a restart', () => {
    const clock = new ClockHistory(1, { offset: hour, at: noon });
    expect(clock.live(noon + 10 * second + hour, noon + 5 * minute)).toEqual({ time: noon + 10 * second });
  });

  it('count at their own time where they were kept until the reader was connected again', () => {
    const clock = agreeing();
    clock.connected(noon + 20 * minute);
    clock.measured(0, noon + 20 * minute + 500, false);
    expect(clock.live(noon + minute, noon + 20 * minute + 800)).toEqual({ time: noon + minute });
    expect(clock.live(noon - 30 * minute, noon + 20 * minute + 900)).toEqual({ time: noon - 30 * minute });
  });

  it('that was set back are uncertain at once: no read overtakes others on its line', () => {
    const clock = agreeing();
    const at = noon + 5 * second;
    expect(clock.live(at - 40 * second, at)).toEqual(uncertain(at - 40 * second));
    expect(clock.live(at - 39 * second, at + second)).toEqual(uncertain(at - 39 * second));
  });

  it('that was put back behind all that was heard of it are uncertain: nobody knows how it ran then', () => {
    const clock = new ClockHistory(1);
    clock.connected(noon);
    for (let at = noon; at < noon + 10 * second; at += second) clock.live(at, at + 20);
    for (let at = noon + 10 * second; at < noon + 12 * second; at += 40)
      expect(clock.live(at - hour, at)).toEqual(uncertain(at - hour));
    const after = noon + 12 * second;
    expect(clock.live(after, after + 20)).toEqual({ time: after });
  });

  it('that was put back into a time in which it was connected before are uncertain', () => {
    const clock = agreeing();
    clock.connected(noon + 5 * second);
    for (let at = noon + 6 * second; at < noon + minute; at += second) clock.live(at, at + 20);
    const at = noon + minute;
    expect(clock.live(at - 20 * minute, at)).toEqual(uncertain(at - 20 * minute));
  });

  it('that was put back while the station was off are uncertain', () => {
    const clock = new ClockHistory(1, { offset: 0, at: noon });
    clock.connected(noon + 5 * minute);
    for (let at = noon + 5 * minute; at < noon + 6 * minute; at += second)
      expect(clock.live(at - hour, at)).toEqual(uncertain(at - hour));
  });

  it('count at their own time where nobody listened when they were made, also behind later ones', () => {
    const clock = agreeing();
    for (const gap of [noon + minute, noon + 10 * minute]) {
      clock.connected(gap);
      clock.live(gap + second, gap + second + 20);
    }
    for (const made of [noon + 30 * second, noon + 9 * minute])
      expect(clock.live(made, noon + 11 * minute)).toEqual({ time: made });
  });

  it('are uncertain from when on they are always as late: a clock set back while nobody passed looks like that', () => {
    const clock = agreeing();
    let last: Moment = { time: null };
    for (let at = noon + 5 * minute; at < noon + 7 * minute; at += 5 * second)
      last = clock.live(at - 40 * second, at);
    expect(last).toEqual(uncertain(noon + 7 * minute - 45 * second));
    clock.live(noon + 8 * minute, noon + 8 * minute + 20);
    expect(clock.live(noon + 9 * minute, noon + 20 * minute)).toEqual({ time: noon + 9 * minute });
  });

  it('count when they arrive where it jumped ahead, and by how much it did once that is steady', () => {
    const clock = agreeing();
    expect(clock.live(noon + second + hour, noon + second)).toEqual({ time: null });
    for (let at = noon + 2 * second; at < noon + minute; at += second) clock.live(at + hour, at + 30);
    const late = noon + 10 * minute;
    const made = noon + 2 * minute;
    expect(Math.abs(clock.live(made + hour, late).time! - made)).toBeLessThan(100);
  });

  it('are dated by the time in which they can have been made, where it was changed meanwhile', () => {
    const clock = agreeing();
    const changed = noon + 10 * minute;
    clock.measured(hour, changed, true);
    // Before the change, and after it.
    expect(clock.live(noon + minute, changed + second)).toEqual({ time: noon + minute });
    expect(clock.live(changed + second + hour, changed + 5 * minute)).toEqual({ time: changed + second });
  });

  it('are uncertain where they can have been made before a change and after it', () => {
    const clock = agreeing();
    const changed = noon + 2 * minute;
    clock.measured(-minute, changed, true);
    const shown = noon + minute;
    expect(clock.live(shown, changed + 10 * minute)).toEqual({ time: shown + minute, earliest: shown });
  });
});

describe('reads of a clock of which nothing is known', () => {
  it('count at their own time where they are on time', () => {
    expect(new ClockHistory(1).live(noon, noon + 900)).toEqual({ time: noon });
  });

  it('are uncertain where they come late', () => {
    const clock = new ClockHistory(1);
    expect(clock.live(noon - 10 * minute, noon)).toEqual(uncertain(noon - 10 * minute));
    expect(clock.live(noon - 9 * minute, noon + second)).toEqual(uncertain(noon - 9 * minute));
  });

  it('are not of today where they were kept since yesterday', () => {
    const clock = new ClockHistory(1);
    expect(clock.live(noon - 20 * hour, noon)).toEqual({ time: noon - 20 * hour });
  });

  it('count when they arrive where the reader woke up in 1970 or 2000, or is in the future', () => {
    for (const shown of [5000, Date.parse('2000-01-01T00:00:12Z'), noon + hour, noon + 300 * day])
      expect(new ClockHistory(1).live(shown, noon)).toEqual({ time: null });
  });

  it('that woke up in 2000 are dated by how far it is steadily off, also where they come late', () => {
    const clock = agreeing();
    const off = Date.parse('2000-01-01T00:00:00Z') - noon;
    for (let at = noon; at < noon + minute; at += second) clock.live(at + off, at + 30);
    expect(
      Math.abs(clock.live(noon + 2 * minute + off, noon + 5 * minute).time! - noon - 2 * minute),
    ).toBeLessThan(100);
  });
});

it('reads of a simulated race may be late as its time runs', () => {
  expect(new ClockHistory(60).live(noon - minute, noon)).toEqual({ time: noon - minute });
});

it('stored reads of before a reader lost its time keep their own', () => {
  const clock = agreeing();
  const off = Date.parse('2000-01-01T00:00:00Z') - noon;
  clock.measured(off, noon + minute, true);
  expect(clock.kept(noon - minute, noon + 5 * minute)).toEqual({ time: noon - minute });
  expect(clock.kept(noon + 2 * minute + off, noon + 5 * minute)).toEqual({ time: noon + 2 * minute });
});
