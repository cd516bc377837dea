import { describe, expect, it } from 'vitest';
import type { FaultName } from '../contract/rehearsal.ts';
import type { Crossing } from '../simulator/field.ts';
import { faults, planFaults } from './faults.ts';

const crossings = Array.from({ length: 1000 }, (_, index): Crossing => ({
  race: '10k',
  bib: String(index),
  chip: `C${index}`,
  point: index % 3 === 0 ? 'half' : 'finish',
  mat: index % 3 === 0 ? 'half' : 'finish',
  time: 1000 * index,
  dwellsFrom: null,
  missed: false,
}));

describe('the plan of the faults', () => {
  const asked: FaultName[] = ['cable-out', 'chips-shifted', 'laptop-dead', 'reads-twice'];

  it('has each fault that was asked for, while people cross mats, and is the same for the same seed', () => {
    const plan = planFaults(asked, 0, crossings, 7);
    expect(plan.map(({ fault }) => fault).toSorted()).toEqual(asked.toSorted());
    expect(plan).toEqual(planFaults(asked, 0, crossings, 7));
    expect(plan).not.toEqual(planFaults(asked, 0, crossings, 8));
    for (const { fault, at, mat } of plan) {
      if (faults[fault].fromStart === true) expect(at).toBe(0);
      else expect(at).toBeGreaterThanOrEqual(120_000);
      expect(at).toBeLessThan(750_000);
      expect(mat === null).toBe(faults[fault].atMat === undefined);
    }
  });

  it('surprises with each kind once before any comes again', () => {
    const all = Object.keys(faults);
    const plan = planFaults([], all.length, crossings, 3);
    expect(plan.map(({ fault }) => fault).toSorted()).toEqual(all.toSorted());
  });

  it('is empty where nobody crosses anything', () => {
    expect(planFaults(asked, 3, [], 1)).toEqual([]);
  });
});
