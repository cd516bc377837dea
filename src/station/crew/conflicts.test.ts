import { expect, it } from 'vitest';
import { Timing } from '../../timing/timing.ts';
import { entry, gun, importOf, race } from '../../timing/timing.fixture.ts';
import type { Action, ActionBody } from '../../timing/model/actions.ts';
import type { Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';
import { Conflicts } from './conflicts.ts';

let lamport = 0;
const done = (station: string, body: ActionBody, seen: Record<string, number> = {}): Action => ({
  id: `${station}${(lamport += 1)}`,
  station,
  lamport,
  at: gun,
  by: 'test',
  seen,
  ...body,
});

/** What station A, which knows of everything, records where it is told which of both counts. */
async function settled(one: ActionBody, other: ActionBody) {
  const timing = new Timing();
  timing.applyAll([done('A', { type: 'race.define', race }), done('A', importOf([entry('1'), entry('2')]))]);
  const seen = { A: lamport };
  const mine = done('A', one);
  timing.applyAll([mine, done('B', other, seen)]);
  const [conflict] = timing.conflicts();
  const recorded: ActionBody[] = [];
  const recorder = {
    record: async (_by: unknown, body: ActionBody) => {
      recorded.push(body);
      timing.apply(done('A', body, { B: lamport }));
      return 'x';
    },
  } as unknown as Recorder;
  const conflicts = new Conflicts({ timing } as unknown as StationRace, recorder);
  await conflicts.settle('crew', conflict!.thing, mine.id);
  await expect(conflicts.settle('crew', conflict!.thing, mine.id)).rejects.toThrow('agree');
  return { timing, recorded };
}

it('lets the chosen gun count, and the stations agree', async () => {
  const { timing } = await settled(
    { type: 'gun.fire', wave: 'A', gun: gun + 1000 },
    { type: 'gun.fire', wave: 'A', gun: gun + 2000 },
  );
  expect(timing.gun('A')?.time).toBe(gun + 1000);
  expect(timing.conflicts()).toEqual([]);
});

it('lets of a whole chip map the one chip count', async () => {
  const map = (bib: string, id: string): ActionBody => ({
    type: 'chip.map',
    map: id,
    part: 1,
    parts: 1,
    chips: [{ chip: 'ab1', bib }],
  });
  const { timing, recorded } = await settled(map('1', 'm1'), map('2', 'm2'));
  expect(recorded).toEqual([{ type: 'chip.assign', chip: 'ab1', bib: '1', from: undefined }]);
  expect(timing.bibOfChip('AB1')).toBe('1');
  expect(timing.conflicts()).toEqual([]);
});
