import { fileURLToPath } from 'node:url';
import { siteField } from '../../simulator/field.ts';
import { demoClock } from '../../simulator/race-clock.ts';
import { startSimulation } from '../../simulator/simulation.ts';
import { readRace } from '../simulate.ts';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../resources/sample-event/${name}`, import.meta.url));

/** The same seed makes the same day: people can talk about it. */
const seed = 1;

export interface Demo {
  /** What the station is told: the sample event and the simulated mats. */
  stationArgs: string[];
  stop(): Promise<void>;
}

/** The sample event on simulated mats, in this process. @param speed how many times faster than life */
export async function startDemo(speed: number): Promise<Demo> {
  const eventFile = sample('event.json');
  const entriesFile = sample('entries.csv');
  const { site, entries } = readRace(eventFile, entriesFile);
  const clock = demoClock(site, siteField(site, entries, seed), speed, Date.now());
  const simulation = await startSimulation({ site, entries, seed, clock });
  return {
    stationArgs: [
      `--race=${eventFile}`,
      `--entries=${entriesFile}`,
      ...simulation.addresses.map((address) => `--reader=${address}`),
    ],
    stop: () => simulation.stop(),
  };
}
