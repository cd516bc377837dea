import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRace } from '../../src/cli/simulate.ts';
import { steadyClock } from '../../src/simulator/race-clock.ts';
import { startSimulation, type Simulation } from '../../src/simulator/simulation.ts';
import type { Truth } from '../../src/simulator/virtual-mat.ts';
import type { RaceDefinition } from '../../src/timing/model/race.ts';

const sample = (name: string) => fileURLToPath(new URL(`single-race/${name}`, import.meta.url));

interface RaceJson {
  id: string;
  points: unknown[];
}

export interface SmallRace {
  race: RaceDefinition;
  raceFile: string;
  entriesFile: string;
  simulation: Simulation;
  /** What the station is told: the files and the simulated mats. */
  stationArgs: string[];
}

/** 500 people over 3 km, `speed` times faster than life: a whole race in about a minute. */
export async function startSmallRace(folder: string, speed: number): Promise<SmallRace> {
  const json = JSON.parse(readFileSync(sample('race.json'), 'utf8')) as RaceJson;
  json.id = 'small-race';
  json.points = [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'half', kind: 'split', distance: 1500 },
    { id: 'finish', kind: 'finish', distance: 3000 },
  ];
  const raceFile = join(folder, 'race.json');
  writeFileSync(raceFile, JSON.stringify(json));
  const entriesFile = sample('entries.csv');
  const { site, entries } = readRace(raceFile, entriesFile);
  const race = site.races[0]!;
  const clock = steadyClock(site, speed, Date.now());
  const simulation = await startSimulation({ site, entries, seed: 7, clock });
  const stationArgs = [
    `--race=${raceFile}`,
    `--entries=${entriesFile}`,
    ...simulation.addresses.map((address) => `--reader=${address}`),
  ];
  return { race, raceFile, entriesFile, simulation, stationArgs };
}

/** Who must have finished, and when the first frame of it went out: by bib. */
export function sentFinishes(simulation: Simulation): Map<string, Truth> {
  return new Map(
    simulation
      .truth()
      .filter(({ bib, point, sent }) => bib !== null && point === 'finish' && sent > 0)
      .map((truth) => [truth.bib ?? '', truth]),
  );
}
