import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CycleClock } from './cycle-clock.ts';

describe('the beginning of a search', () => {
  it('is when the search before it ended, however late a read comes', () => {
    const clock = new CycleClock();
    clock.next(10_000);
    expect(clock.startOf(295, 10_350)).toBe(10_000);
  });

  it('is put right by a read that came quicker than the end of the search before', () => {
    const clock = new CycleClock();
    clock.next(10_040);
    expect(clock.startOf(300, 10_310)).toBe(10_010);
    expect(clock.startOf(400, 10_480)).toBe(10_010);
  });

  it('is found without the end of the search before: the count begins again', () => {
    const clock = new CycleClock();
    clock.startOf(900, 10_900);
    expect(clock.startOf(100, 11_120)).toBe(11_020);
  });

  it('is found where the end of the search before was lost, and the count does not show it', () => {
    const clock = new CycleClock();
    clock.next(10_000);
    clock.startOf(200, 10_210);
    expect(clock.startOf(800, 11_810)).toBe(11_010);
  });

  it('never dates a read later than it came, nor earlier than its delay can be', () => {
    const search = fc.record({
      isEndLost: fc.boolean(),
      reads: fc.array(fc.record({ offset: fc.nat(999), delay: fc.nat(200) }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(search, { minLength: 1, maxLength: 8 }), (searches) => {
        const clock = new CycleClock();
        for (const [index, { isEndLost, reads }] of searches.entries()) {
          const start = 1_000_000 + index * 1000;
          if (!isEndLost) clock.next(start);
          for (const { offset, delay } of reads.toSorted((one, other) => one.offset - other.offset)) {
            const arrived = start + offset + delay;
            const time = clock.startOf(offset, arrived) + offset;
            expect(time).toBeLessThanOrEqual(arrived);
            expect(time).toBeGreaterThanOrEqual(arrived - 250);
          }
        }
      }),
    );
  });
});
