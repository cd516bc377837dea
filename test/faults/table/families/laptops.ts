import { join } from 'node:path';
import type { Family, Said } from '../fault.ts';
import { SecondLaptop } from '../second-laptop.ts';

const needs = 'second laptop';

/** One of two laptops fails, or the network between them. */
export const laptops: Family = {
  name: 'laptops',
  faults: [
    {
      name: 'the second laptop killed and started',
      needs,
      strike: async (race) => {
        await race.second.kill();
        await race.pause(1000);
        await race.second.start();
        await race.comesTogether();
      },
    },
    {
      name: 'the first laptop killed and started',
      needs,
      strike: async (race) => {
        await race.kill();
        await race.second.sees('gone');
        await race.start('--gone-after=1');
        await race.comesTogether();
      },
    },
    {
      name: 'both laptops killed and started',
      needs,
      strike: async (race) => {
        await Promise.all([race.kill(), race.second.kill()]);
        await Promise.all([race.start('--gone-after=1'), race.second.start()]);
        await race.comesTogether();
      },
    },
    {
      name: 'nothing comes through between the laptops for some seconds',
      needs,
      strike: async (race) => {
        race.second.wire.silence();
        await race.second.sees('gone');
        await race.pause(2000);
        race.second.wire.heal();
        await race.comesTogether();
      },
    },
    {
      name: 'the connection between the laptops breaks in the middle of lines',
      needs,
      strike: async (race) => {
        race.second.wire.breakAfter(...Array.from({ length: 5 }, () => race.random.whole(50, 6000)));
        await race.pause(3000, 2000);
        race.second.wire.heal();
        await race.comesTogether();
      },
    },
    {
      name: 'a third laptop is paired, and killed and started',
      needs,
      strike: async (race) => {
        const folder = join(race.ground.path, `third-${race.random.whole(1, 2 ** 30)}`);
        await using third = await SecondLaptop.follow(race.laptop, folder);
        await race.pause(1500);
        await third.kill();
        await race.pause(1000);
        await third.start();
        await race.comesTogether(third);
      },
    },
    {
      name: "the second laptop's disk is full, then room is made",
      needs: 'second disk',
      strike: async (race) => {
        race.ground.second.fill();
        const { laptop } = race.second;
        const isFull = ({ screen: { disk, peers } }: Said) =>
          disk?.trouble === 'full' || peers?.stations[0]?.notKept === 'full';
        if (!(await laptop.says(isFull)))
          throw new Error('the second laptop never said that its disk is full');
        await race.pause(2000);
        race.ground.second.makeRoom();
        await race.comesTogether();
      },
    },
    {
      name: 'the second laptop stands still for some seconds',
      needs,
      strike: async (race) => {
        const { process } = race.second.laptop;
        process.standStill();
        await race.pause(4000, 1500);
        process.goOn();
        await race.comesTogether();
      },
    },
  ],
};
