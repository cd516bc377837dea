import type { Family, Said } from '../fault.ts';
import type { Race } from '../race.ts';

const needs = 'clock';
const hasAction =
  (type: string) =>
  ({ screen: { actions } }: Said) =>
    actions?.slice(0, 20).some((action) => action.type === type) === true;

function anyStep({ random }: Race): number {
  return random.pick([-1, 1]) * random.whole(3_000, 7_200_000);
}

async function stop(race: Race, shortestMs: number, longestMs: number): Promise<void> {
  const { process } = race.laptop;
  process.standStill();
  await race.pause(longestMs, shortestMs);
  process.goOn();
}

/** The laptop's clock is set, or the laptop stands still. */
export const clocks: Family = {
  name: 'clocks',
  faults: [
    {
      name: 'laptop clock set, and set back',
      times: 2,
      needs,
      told: hasAction('clock.jump'),
      strike: async (race) => {
        race.laptopClock.set(anyStep(race));
        await race.pause(2500, 1200);
        race.laptopClock.set(0);
        await race.pause(1500, 1200);
      },
    },
    {
      name: 'laptop clock set, killed, started',
      needs,
      strike: async (race) => {
        race.laptopClock.set(anyStep(race));
        await race.pause(2000);
        await race.kill();
        await race.start();
        await race.pause(1500, 500);
        race.laptopClock.set(0);
        await race.pause(1500, 1200);
      },
    },
    {
      name: 'laptop clock set while the station is off',
      needs,
      strike: async (race) => {
        await race.end();
        race.laptopClock.set(anyStep(race));
        await race.start();
        await race.pause(1500, 500);
        race.laptopClock.set(0);
        await race.pause(1500, 1200);
      },
    },
    {
      name: 'laptop stands still for some seconds',
      told: hasAction('station.stall'),
      strike: (race) => stop(race, 1500, 4000),
    },
    {
      name: 'laptop stands still, and is killed in it',
      strike: async (race) => {
        race.laptop.process.standStill();
        await race.pause(2500, 500);
        await race.kill();
        await race.start();
      },
    },
  ],
};
