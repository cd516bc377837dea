import { describe, expect, it } from 'vitest';
import type { Ms } from '../model/race.ts';
import { act, entry, gun, passing, race, timingOf } from '../timing.fixture.ts';
import { Estimates } from './estimates.ts';
import { Silence } from './silence.ts';

const minute: Ms = 60_000;
const bibs = Array.from({ length: 20_000 }, (_, index) => String(index + 1));

/** A field that crossed the start and 5 km close together, and when each of them should be at the finish. */
function crowd() {
  const seen = bibs.flatMap((bib, index) => [
    passing(bib, 'start', (index % 600) / 10),
    passing(bib, '5k', 1500 + (index % 600) / 10),
  ]);
  const timing = timingOf(bibs.map((bib) => entry(bib)));
  timing.replacePassings(seen);
  const estimates = new Estimates(timing, race);
  estimates.update('all');
  estimates.settle(gun + 30 * minute);
  const due = bibs.map((bib, index) => {
    const { time, earliest, latest } = estimates.finish(bib, gun)!;
    // Spread as the forecasts are.
    return Math.round(time + (((index * 7919) % 1000) / 1000 - 0.5) * (latest - earliest));
  });
  const middle = due.toSorted((one, other) => one - other)[due.length / 2]!;
  const alarms = (share: number, gap: Ms = 0) => {
    const silence = new Silence(timing, [{ race, estimates }]);
    for (const [index, time] of due.entries())
      if (time <= middle - gap && (Math.imul(index, 2654435761) >>> 16) % 100 < share * 100)
        silence.saw({ id: `S:${index}`, point: 'finish', first: time });
    return silence.check(middle, ['finish']);
  };
  return { alarms };
}

describe('where thousands a minute are expected', () => {
  const { alarms } = crowd();

  it('a mat that hears them is never called silent, however many they are', () => {
    expect(alarms(1)).toEqual([]);
    expect(alarms(0.8)).toEqual([]);
    expect(alarms(1, 3000)).toEqual([]);
  });

  it('a mat that hears nobody, or a few, is', () => {
    const [silent] = alarms(0);
    expect(silent).toMatchObject({ kind: 'silent', seen: 0 });
    expect(silent!.expected).toBeGreaterThan(1500);
    expect(alarms(1, 8000)).toMatchObject([{ kind: 'silent' }]);
    expect(alarms(0.1)).toMatchObject([{ kind: 'thin' }]);
  });
});

describe('a mat that nobody is on the way to', () => {
  const some = bibs.slice(0, 400);
  const mats = ['start', '5k', 'finish'];

  /** What is expected where, after so many minutes. */
  function expecting(minutes: number, close = false): string[] {
    const timing = timingOf(some.map((bib) => entry(bib)));
    timing.replacePassings(
      some.flatMap((bib, index) => [
        passing(bib, 'start', index / 10),
        ...(minutes * 60 > 1200 + index ? [passing(bib, '5k', 1200 + index)] : []),
      ]),
    );
    if (close) act(timing, { type: 'race.close' });
    const estimates = new Estimates(timing, race);
    estimates.update('all');
    estimates.settle(gun + minutes * minute);
    const silence = new Silence(timing, [{ race, estimates }]);
    silence.check(gun + minutes * minute, mats);
    return silence.expecting(mats);
  }

  it('is quiet: before the gun, when the field has gone, behind the last runner, after the race', () => {
    expect(expecting(-5)).toEqual([]);
    expect(expecting(1)).toEqual(['start']);
    expect(expecting(24)).toContain('5k');
    expect(expecting(24)).not.toContain('start');
    expect(expecting(45)).toContain('finish');
    expect(expecting(45)).not.toContain('start');
    expect(expecting(300)).toEqual([]);
    expect(expecting(24, true)).toEqual([]);
  });
});
