import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SightingSet } from './sighting-set.ts';

it('has what was taken and nothing else, whatever the clocks showed', () => {
  const times = fc.oneof(
    fc.integer({ min: 1_000_000, max: 1_000_400 }),
    fc.constantFrom(0, -1, 2 ** 33, 2 ** 33 + 1_000_000, 8_640_000_000_000_000),
  );
  const chips = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(2 ** 20 - 1, 2 ** 20, 2 ** 21));
  fc.assert(
    fc.property(fc.array(fc.tuple(chips, times), { maxLength: 400 }), (pairs) => {
      const set = new SightingSet();
      const seen = new Set<string>();
      for (const [chip, time] of pairs) {
        expect(set.has(chip, time)).toBe(seen.has(`${chip} ${time}`));
        if (!seen.has(`${chip} ${time}`)) set.add(chip, time);
        seen.add(`${chip} ${time}`);
      }
    }),
  );
});

it('is exact, quick and takes eight bytes a read for the reads of a large race', async () => {
  const count = 1_000_000;
  const timeOf = (index: number) => 1_764_000_000_000 + index * 7 - (index % 5) * 3000;
  setFlagsFromString('--expose-gc');
  const clear = runInNewContext('gc') as () => void;
  clear();
  const before = process.memoryUsage().arrayBuffers;
  const set = new SightingSet();
  for (let index = 0; index < count; index += 1) set.add(index % 40_009, timeOf(index));
  const bytesEach = () => {
    clear();
    return (process.memoryUsage().arrayBuffers - before) / count;
  };
  // What was cleared is given back a moment later.
  await expect.poll(bytesEach, { timeout: 20_000 }).toBeLessThan(9);
  for (let index = 0; index < count; index += 97) {
    expect(set.has(index % 40_009, timeOf(index))).toBe(true);
    expect(set.has(index % 40_009, timeOf(index) + 1)).toBe(false);
    expect(set.has((index + 1) % 40_009, timeOf(index))).toBe(false);
  }
});
