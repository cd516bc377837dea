import { expect, it } from 'vitest';
import type { EventView } from '../feed/event.ts';
import { eventNames } from './event-names.ts';

const race = (id: string, name: string): EventView['races'][number] => ({
  id,
  name,
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  rankBy: 'gun',
  points: [],
  categories: [],
});
const event: EventView = {
  id: 'kunming',
  name: 'Kunming',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  site: { id: 'main' },
  sites: 1,
  races: [race('marathon', 'Marathon'), race('relay', 'Relay')],
  mats: [],
};
const names = eventNames({
  text: (local) => (typeof local === 'string' ? local : ''),
  pointOf: (_race, id) => id,
  wave: ({ wave, name }) => (typeof name === 'string' ? name : `Wave ${wave}`),
  check: 'Chip check',
});

it.each([
  ['a start that races share, by its own name', { name: 'Long', races: ['marathon', 'relay'] }, 'Long'],
  ['one that has none, by its races', { races: ['marathon', 'relay'] }, 'Marathon, Relay · Wave A'],
  ['one of a single race, by both', { name: 'Elite', races: ['marathon'] }, 'Marathon · Elite'],
  ['one that is called as its race, once', { name: 'Marathon', races: ['marathon'] }, 'Marathon'],
])('%s', (_what, gun, called) => {
  expect(names.start(event, { wave: 'A', ...gun })).toBe(called);
});
