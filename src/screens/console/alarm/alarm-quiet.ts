import { create } from 'zustand';

/** Somebody has seen an alarm and is at work on it: it stays to be seen, and is not heard for so long. */
export const quietMs = 5 * 60_000;

interface Quiet {
  /** Until when (`performance.now()`) each alarm is not heard. */
  until: ReadonlyMap<string, number>;
}

const useStore = create<Quiet>(() => ({ until: new Map() }));

export const useQuiet = () => useStore(({ until }) => until);

/** Quiets these alarms, by key. One that comes new is heard. */
export function quietAlarms(keys: readonly string[], now: number): void {
  useStore.setState(({ until }) => ({
    until: new Map([...until, ...keys.map((key) => [key, now + quietMs] as const)]),
  }));
}

/** Those of the alarms that are to be heard. */
export function heardAlarms(
  keys: readonly string[],
  until: ReadonlyMap<string, number>,
  now: number,
): string[] {
  return keys.filter((key) => (until.get(key) ?? -Infinity) <= now);
}
