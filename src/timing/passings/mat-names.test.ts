import { describe, expect, it } from 'vitest';
import { matNamed } from './mat-names.ts';
import type { RaceDefinition } from '../model/race.ts';

const points = (...more: Partial<RaceDefinition['points'][number]>[]): Pick<RaceDefinition, 'points'> => ({
  points: more.map((point, index) => ({
    id: `p${index}`,
    kind: 'split' as const,
    distance: index * 1000,
    ...point,
  })),
});

describe('the mat that a name means', () => {
  const race = points(
    { id: 'start', mat: 'line', name: { en: 'Start', 'zh-CN': '起点', ru: 'Старт' } },
    { id: '5 km' },
    { id: 'Straße' },
    { id: 'café' },
    { id: 'finish', mat: 'line', name: 'Ziel' },
  );

  it.each([
    ['the id of a mat', 'line', 'line'],
    ['the id of a point', 'finish', 'finish'],
    ['capitals', 'FINISH', 'finish'],
    ['blanks around and inside', ' 5km\t', '5 km'],
    ['full width letters', 'ＬＩＮＥ', 'line'],
    ['invisible characters', 'fin\u200bish\ufeff', 'finish'],
    ['letters with their marks apart', 'CAFE\u0301', 'café'],
    ['a name that screens show', 'ZIEL', 'line'],
    ['the same in another language', 'старт', 'line'],
  ])('is found by %s', (_what, name, mat) => {
    expect(matNamed(race, name)).toBe(mat);
  });

  it.each(['fini', 'finish2', '', '5', 'strasse'])('is nobody knows which for "%s"', (name) => {
    expect(matNamed(race, name)).toBeNull();
  });

  it('is only taken where there is exactly one', () => {
    const two = points(
      { id: 'Finish' },
      { id: 'FINISH' },
      { id: 'a', name: 'Park' },
      { id: 'b', name: 'park' },
    );
    expect(matNamed(two, 'finish')).toBeNull();
    expect(matNamed(two, 'FINISH')).toBe('FINISH');
    expect(matNamed(two, 'PARK')).toBeNull();
  });

  it('is the mat where a mat and a point differ in case alone', () => {
    expect(matNamed(points({ id: 'lap', mat: 'Line' }, { id: 'line' }), 'LINE')).toBeNull();
    expect(matNamed(points({ id: 'Line', mat: 'line' }), 'LINE')).toBe('line');
  });
});
