import type { Steps } from '../steps.ts';

/** Chips are taken so many at a time, in at most so many rounds: there is always more that is read. */
const atOnce = 20;
const rounds = 4;

/**
 * Takes the chips (by key) that were read while everything was recomputed, and those that are read meanwhile; `late`
 * holds those that are left, a few.
 */
export function* takeLate(late: Set<string>, take: (keys: readonly string[]) => void): Steps<void> {
  for (let round = 0; round < rounds && late.size > atOnce; round += 1)
    for (let keys = [...late]; keys.length > 0; keys = keys.slice(atOnce)) {
      const some = keys.slice(0, atOnce);
      for (const key of some) late.delete(key);
      take(some);
      yield;
    }
}
