import type { Family, Said } from '../fault.ts';
import type { Race } from '../race.ts';

const isMat =
  (point: string, state: string) =>
  ({ screen: { mats } }: Said) =>
    mats?.some((mat) => mat.point === point && mat.state === state) === true;

/** The codes of everything that may be a read of protocol a0. */
const codesOfReads = { first: 0x89, last: 0x91 };

/** Noise in which no read can be by chance: it has no code of one. */
function noise({ random }: Race, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.whole(0, 255)).filter(
    (byte) => byte < codesOfReads.first || byte > codesOfReads.last,
  );
}

async function cableOut(race: Race, shortestMs: number, longestMs: number): Promise<void> {
  race.finish.hold();
  await race.pause(longestMs, shortestMs);
  race.finish.deliver();
}

/** The mat's clock shows something else for a while. */
function clockMoved(by: (race: Race) => number) {
  return async (race: Race) => {
    race.finish.clockOffset = by(race);
    await race.pause(1500, 500);
    race.finish.clockOffset = 0;
  };
}

/** Mats and the lines to them fail. */
export const mats: Family = {
  name: 'mats',
  faults: [
    {
      name: 'cable out for some seconds, TCP delivers afterwards',
      times: 2,
      strike: (race) => cableOut(race, 500, 6000),
    },
    {
      name: 'cable out for 75 s, TCP delivers afterwards',
      isLong: true,
      strike: (race) => cableOut(race, 74_000, 78_000),
    },
    {
      name: 'connection broken',
      times: 3,
      strike: async (race) => {
        race.random.pick([race.finish, race.half]).hangUp();
        await race.pause(300);
      },
    },
    {
      name: 'mat off and on',
      times: 2,
      told: isMat('half', 'gone'),
      strike: async (race) => {
        await race.half.unplug();
        await race.pause(2500, 600);
        await race.half.plugIn();
      },
    },
    {
      name: 'noise on the line',
      times: 2,
      strike: async (race) => {
        for (let burst = 0; burst < 5; burst += 1) {
          race.half.garble(noise(race, race.random.whole(1, 2000)));
          // A line of text has no sum: what noise makes of its inside nobody can tell.
          race.finish.garble(Buffer.from(`\n${Buffer.from(noise(race, 200)).toString('base64')}\n`));
          await race.pause(200);
        }
        // Noise at the end may take half a frame with it.
        await race.pause(300, 200);
      },
    },
    {
      name: 'megabytes of noise',
      strike: async (race) => {
        for (let part = 0; part < 8; part += 1) race.half.garble(noise(race, 2 ** 18));
        await race.pause(1000, 500);
      },
    },
    {
      name: 'half a frame, then the connection breaks',
      times: 2,
      strike: async (race) => {
        race.half.garble(Uint8Array.of(0xa0, 0x13, 0x01));
        race.finish.garble(Buffer.from('2026-12-06T08:0'));
        race.half.hangUp();
        race.finish.hangUp();
      },
    },
    {
      name: 'mat says its last 200 lines again',
      times: 2,
      strike: async (race) => {
        race.finish.sayAgain(200);
      },
    },
    {
      name: 'mat says all its lines again when it is connected',
      times: 2,
      strike: async (race) => {
        race.finish.repeats = true;
        race.finish.hangUp();
        await race.pause(1500, 1000);
        race.finish.repeats = false;
      },
    },
    {
      name: 'mat says all its lines again after a restart',
      strike: async (race) => {
        race.finish.repeats = true;
        for (let runner = 0; runner < 1500; runner += 1) race.finish.cross();
        await race.pause(500, 300);
        await race.kill();
        await race.start();
        await race.pause(1500, 1000);
        race.finish.repeats = false;
      },
    },
    {
      name: 'mat keeps its reads while the station is off, and says all it has when it is back',
      times: 2,
      strike: async (race) => {
        race.finish.repeats = true;
        const off = Date.now();
        await race.kill();
        await race.pause(6000, 1000);
        await race.start();
        race.ledger.promise(off, Date.now(), 'finish');
        // A busy laptop may take longer to come to its mats.
        while (!race.finish.isHeard) await race.pause(100, 100);
        await race.pause(500);
        race.finish.repeats = false;
      },
    },
    {
      name: 'mat clock an hour off for a while',
      times: 2,
      strike: clockMoved((race) => race.random.pick([-1, 1]) * 3_600_000),
    },
    {
      name: 'mat clock in 1970 for a while',
      times: 2,
      strike: clockMoved(() => -Date.now() + 5000),
    },
    {
      name: '500 runners at once',
      times: 2,
      strike: async (race) => {
        for (let runner = 0; runner < 500; runner += 1) race.random.pick([race.finish, race.half]).cross();
        await race.pause(300);
      },
    },
  ],
};
