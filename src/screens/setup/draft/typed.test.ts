import { expect, it } from 'vitest';
import { distanceText, metresOf } from './distance.ts';
import { durationOf, durationText } from './duration.ts';

it.each([
  ['5', 5000],
  ['5 km', 5000],
  ['21,0975', 21_097.5],
  ['42.195km', 42_195],
  ['42195', 42_195],
  ['400', 400],
  ['400 m', 400],
  ['5 км', 5000],
  ['5公里', 5000],
  ['４００米', 400],
  ['five', null],
  ['', null],
  ['-3', null],
])('the distance “%s” is %s m', (text, metres) => {
  expect(metresOf(text)).toBe(metres);
});

it('a distance is written as it can be typed again', () => {
  for (const metres of [0, 20, 400, 1000, 5000, 21_097.5, 42_195])
    for (const language of ['en', 'ru', 'zh-CN'] as const)
      expect(metresOf(distanceText(metres, language))).toBe(metres);
  expect(distanceText(21_097.5, 'ru')).toBe('21,0975 км');
});

it.each([
  ['6:30', 23_400],
  ['0:45:30', 2730],
  ['45 min', 2700],
  ['90 мин', 5400],
  ['6', null],
  ['6:70', null],
])('the limit “%s” is %s s', (text, seconds) => {
  expect(durationOf(text)).toBe(seconds);
});

it('a limit is written as it can be typed again', () => {
  for (const seconds of [0, 750, 2700, 23_400, 5400.5])
    expect(durationOf(durationText(seconds))).toBe(seconds);
});
