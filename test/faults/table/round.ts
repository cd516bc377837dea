import { Random } from '../../../src/simulator/random.ts';
import type { Family, Fault } from './fault.ts';
import { Ground } from './ground.ts';
import { LaptopClock } from './laptop-clock.ts';
import { runRace, type Outcome } from './trial.ts';

/** Faults that one race has at most. */
const faultsMax = 10;
/** Most of the time a race waits; more at once would be late with what they say themselves. */
const racesAtOnce = 4;

/** A race that is to be, with its faults in their order. Everything in it follows from the seed but what time does. */
export interface PlannedRace {
  family: string;
  /** Of its round: `--seed` and `--only` with the family make it again. */
  seed: number;
  /** Its own. */
  raceSeed: number;
  faults: readonly Fault[];
}

/** What came of a fault, and where it stands. */
export interface Result extends Outcome {
  family: string;
  seed: number;
}

/** All faults of these families, each as often as its row says, in races of one family. */
export function roundOf(seed: number, families: readonly Family[]): PlannedRace[] {
  return families.flatMap(({ name, faults }) => {
    const random = new Random(seed ^ hashOf(name));
    const possible = faults.filter((fault) => reasonAgainst(fault) === null);
    const byNeed = Map.groupBy(possible, ({ needs = 'nothing' }) => needs);
    return [...byNeed.values()].flatMap((rows) => {
      const all = rows.flatMap((fault) => Array.from({ length: fault.times ?? 1 }, () => fault));
      const mixed = all
        .map((fault) => ({ fault, at: random.next() }))
        .sort((one, other) => one.at - other.at);
      const races = Math.ceil(mixed.length / faultsMax);
      return Array.from({ length: races }, (_, race) => ({
        family: name,
        seed,
        raceSeed: random.whole(1, 2 ** 30),
        faults: mixed.filter((_, index) => index % races === race).map(({ fault }) => fault),
      }));
    });
  });
}

/** Why a fault cannot be tried here; null where it can. */
export function reasonAgainst({ needs }: Fault): string | null {
  if (needs === 'mounts' || needs === 'second disk') return Ground.reason();
  return needs === 'clock' ? LaptopClock.reason() : null;
}

/** Runs races, some at a time, and tells of each fault when it is over. Ends when the races do. */
export async function runRaces(
  races: Iterator<PlannedRace>,
  onResult: (result: Result) => void,
): Promise<void> {
  const runner = async () => {
    for (let next = races.next(); next.done !== true; next = races.next()) {
      const { family, seed, raceSeed, faults } = next.value;
      await runRace(raceSeed, faults, (outcome) => onResult({ ...outcome, family, seed }));
    }
  };
  await Promise.all(Array.from({ length: racesAtOnce }, runner));
}

const hashOf = (text: string) => Buffer.from(text).reduce((hash, byte) => Math.imul(hash, 31) + byte, 7);
