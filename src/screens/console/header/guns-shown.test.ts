import { expect, it } from 'vitest';
import type { GunView } from '../../../contract/rows.ts';
import { firedGuns, gunShown } from './guns-shown.ts';

const gun = (wave: string, at: number | null, ...races: string[]): GunView => ({
  wave,
  races,
  start: null,
  gun: at,
  source: at === null ? null : 'fired',
  action: null,
});

const fired = firedGuns([
  gun('T', 9, 'ten'),
  gun('M', 8, 'marathon', 'half'),
  gun('M2', 10, 'marathon'),
  gun('H', null, 'half'),
]);
const shown = (wave: string | null, race: string | null) => gunShown(fired, wave, race)?.wave;

it('the large clock counts from the chosen gun, or the first that was fired', () => {
  expect(fired.map(({ wave }) => wave)).toEqual(['M', 'T', 'M2']);
  expect(shown(null, null)).toBe('M');
  expect(shown('T', null)).toBe('T');
  expect(shown('H', null)).toBe('M');
});

it('the large clock counts from a gun of the chosen race, where one was fired', () => {
  expect(shown(null, 'ten')).toBe('T');
  expect(shown('T', 'marathon')).toBe('M');
  expect(shown('M2', 'marathon')).toBe('M2');
  expect(shown('T', 'relay')).toBe('T');
  expect(gunShown([], null, null)).toBeUndefined();
});
