import { expect, vi, type TestContext } from 'vitest';
import type { ScheduledRead } from './virtual-mat.ts';
import type { Reader, ReaderHealth, ReaderRead } from '../readers/reader.ts';
import { Bench, sent } from './mat.fixture.ts';

export const patience = { timeout: 60_000, interval: 20 };

/** Mats and readers that are closed when the test is over. */
export function benchOf({ onTestFinished }: TestContext): Bench {
  const bench = new Bench();
  onTestFinished(() => bench.close());
  return bench;
}

interface Connected {
  reader: Reader;
  reads: ReaderRead[];
}

/** What came so far is what went on the line so far: nothing lost, nothing twice, in order. */
export function expectEachOnce({ reads }: Connected, passing: readonly ScheduledRead[]): void {
  const seen = reads.map(({ chip }) => chip);
  expect(seen).toEqual(sent(passing).slice(0, seen.length));
}

/** Waits until so many more reads came. */
export async function moreReads({ reads }: Connected, count: number): Promise<void> {
  const before = reads.length;
  await vi.waitFor(() => expect(reads.length).toBeGreaterThanOrEqual(before + count), patience);
}

export async function state({ reader }: Connected, wanted: ReaderHealth['state']): Promise<void> {
  await vi.waitFor(() => expect(reader.health().state).toBe(wanted), patience);
}
