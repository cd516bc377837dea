import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadNumbers } from './read-numbers.ts';

const long = 60_000;

describe('numbered reads', () => {
  it('nothing is missing before the first that was heard', () => {
    const numbers = new ReadNumbers(new Map());
    numbers.came(100);
    expect(numbers.toAsk(0)).toBeNull();
    expect([numbers.has(7), numbers.has(100), numbers.has(101)]).toEqual([true, true, false]);
  });

  it('a gap is asked for once at a time, and again where it did not come', () => {
    const numbers = new ReadNumbers(new Map());
    numbers.came(1);
    numbers.came(5);
    expect(numbers.toAsk(0)).toEqual({ from: 2, to: 4 });
    expect(numbers.toAsk(10)).toBeNull();
    numbers.came(2);
    expect(numbers.toAsk(20)).toEqual({ from: 3, to: 4 });
    expect(numbers.toAsk(long)).toEqual({ from: 3, to: 4 });
    expect(numbers.toAsk(2 * long)).toEqual({ from: 3, to: 4 });
    numbers.came(9);
    expect(numbers.toAsk(3 * long)).toEqual({ from: 6, to: 8 });
  });

  it('what was missing on one connection is asked for on the next', () => {
    const memory = new Map<string, number>();
    const before = new ReadNumbers(memory);
    before.came(1);
    before.came(4);
    const after = new ReadNumbers(memory);
    after.exists(7);
    expect(after.toAsk(0)).toEqual({ from: 2, to: 7 });
  });

  it('a reader that counts anew is followed', () => {
    const numbers = new ReadNumbers(new Map());
    numbers.came(500);
    numbers.restart(1);
    numbers.exists(3);
    expect(numbers.has(500)).toBe(false);
    expect(numbers.toAsk(0)).toEqual({ from: 1, to: 3 });
  });

  it('asks until nothing is missing, whatever gets lost', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.array(fc.boolean()), (arrives, lost) => {
        const numbers = new ReadNumbers(new Map());
        const got = new Set([0]);
        numbers.came(0);
        const take = (number: number) => {
          got.add(number);
          numbers.came(number);
        };
        for (const [index, comes] of arrives.entries()) if (comes) take(index + 1);
        numbers.exists(arrives.length);
        let now = 0;
        for (let gap = numbers.toAsk(now); gap !== null; gap = numbers.toAsk(now)) {
          now += long;
          for (let number = gap.from; number <= gap.to; number += 1)
            if (lost.pop() !== true || gap.from === number) take(number);
        }
        expect(got.size).toBe(arrives.length + 1);
      }),
    );
  });
});
