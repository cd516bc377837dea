import { describe, expect, it } from 'vitest';
import type { EventView } from './event.ts';
import { chosenIn, nextChoice } from './chosen-race.ts';

const race = (id: string): EventView['races'][number] => ({
  id,
  name: id,
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  rankBy: 'gun',
  points: [],
  categories: [],
});

const event = (...races: string[]): EventView => ({
  id: 'kunming',
  name: 'Kunming',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  site: { id: 'main' },
  sites: 1,
  races: races.map(race),
  mats: [],
});

describe('the race that a screen shows', () => {
  it('goes round through all races and each of them, in both directions', () => {
    const three = event('marathon', 'half', 'ten');
    const round = (step: 1 | -1) => {
      const seen: (string | null)[] = [];
      for (let choice: string | null = null; seen.length < 5; choice = nextChoice(three, choice, step))
        seen.push(choice);
      return seen;
    };
    expect(round(1)).toEqual([null, 'marathon', 'half', 'ten', null]);
    expect(round(-1)).toEqual([null, 'ten', 'half', 'marathon', null]);
  });

  it('is all of them where what was kept is of another event, or there is one race', () => {
    const kept = 'kunming half';
    expect(chosenIn(event('marathon', 'half'), kept)).toBe('half');
    expect(chosenIn({ ...event('marathon', 'half'), id: 'dali' }, kept)).toBeNull();
    expect(chosenIn(event('half'), kept)).toBeNull();
    expect(chosenIn(null, kept)).toBeNull();
  });
});
