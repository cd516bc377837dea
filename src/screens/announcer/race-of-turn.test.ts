import { expect, it } from 'vitest';
import type { Leaders } from '../../contract/feed.ts';
import type { FinisherRow, RaceView } from '../../contract/rows.ts';
import { raceOfTurn } from './race-of-turn.ts';

const races = ['marathon', 'half', 'ten'].map((id): RaceView => ({
  id,
  name: id,
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  rankBy: 'gun',
  points: [],
  categories: [],
}));
const led = (race: string): Leaders => ({ race, list: 'sex:F', rows: [{} as FinisherRow] });
const turns = (leaders: Leaders[]) => [0, 1, 2, 3].map((turn) => raceOfTurn(races, leaders, turn)?.id);

it('the boards show in turn the races that somebody has finished, and before that the first', () => {
  expect(turns([])).toEqual(['marathon', 'marathon', 'marathon', 'marathon']);
  expect(turns([led('half'), led('ten')])).toEqual(['half', 'ten', 'half', 'ten']);
  expect(turns([{ ...led('half'), rows: [] }, led('ten')])).toEqual(['ten', 'ten', 'ten', 'ten']);
  expect(raceOfTurn([], [], 3)).toBeNull();
});
