import { fileURLToPath } from 'node:url';
import { raceField } from '../../simulator/field.ts';
import { demoClock, startSimulation } from '../../simulator/simulation.ts';
import { UsageError } from '../../station/process/usage-error.ts';
import { firstRace, readRace } from '../simulate.ts';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../resources/sample-race/${name}`, import.meta.url));

/** The same seed makes the same race: people can talk about it. */
const seed = 1;

export interface Demo {
  /** What the station is told: the sample race and the simulated mats. */
  stationArgs: string[];
  stop(): Promise<void>;
}

/** The sample race on simulated mats, in this process. @param speed how many times faster than life */
export async function startDemo(speed: number): Promise<Demo> {
  const raceFile = sample('race.json');
  const entriesFile = sample('entries.csv');
  const { site, entries } = readRace(raceFile, entriesFile);
  const race = firstRace(site);
  const clock = demoClock(race, raceField(race, entries, seed), speed, Date.now());
  const simulation = await startSimulation({ race, entries, seed, clock }).catch((error: unknown) => {
    throw new UsageError((error as Error).message);
  });
  return {
    stationArgs: [
      `--race=${raceFile}`,
      `--entries=${entriesFile}`,
      ...simulation.addresses.map((address) => `--reader=${address}`),
    ],
    stop: () => simulation.stop(),
  };
}
