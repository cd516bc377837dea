import { describe, expect, it } from 'vitest';
import { explain } from './views/explain.ts';
import { protestsWithDeadline } from './views/protests.ts';
import { actionMaker, entry, gun, importOf, race } from './timing.fixture.ts';
import type { ActionBody } from './model/actions.ts';
import { Timing } from './timing.ts';

function started() {
  const timing = new Timing();
  const action = actionMaker();
  timing.applyAll([action({ type: 'race.define', race }), action(importOf([entry('1'), entry('2')]))]);
  return { timing, action };
}
const lodged = {
  type: 'protest.lodge',
  race: 'sample',
  bib: '1',
  from: 'North',
  against: 'boxed in',
} as const;
const decided = { type: 'protest.decide', decision: 'upheld', reason: 'seen', judge: 'Wang' } as const;

describe('a protest', () => {
  it('is open until it is decided, and the latest decision counts', () => {
    const { timing, action } = started();
    timing.apply(action(lodged, 'p1'));
    timing.apply(action({ ...lodged, bib: null }, 'p2'));
    expect(timing.protests().map(({ id, bib, decided: by }) => [id, bib, by])).toEqual([
      ['p1', '1', null],
      ['p2', null, null],
    ]);
    timing.apply(action({ ...decided, protest: 'p1' }));
    timing.apply(action({ ...decided, protest: 'p1', decision: 'refused', judge: 'Jury' }));
    expect(timing.protests()[0]?.decided).toMatchObject({
      decision: 'refused',
      judge: 'Jury',
      reason: 'seen',
    });
  });

  it('is open again where its decision is taken back, and gone where it is', () => {
    const { timing, action } = started();
    timing.apply(action(lodged, 'p1'));
    timing.apply(action({ ...decided, protest: 'p1' }, 'd1'));
    timing.apply(action({ type: 'undo', target: 'd1' }));
    expect(timing.protests()[0]?.decided).toBeNull();
    timing.apply(action({ type: 'undo', target: 'p1' }));
    expect(timing.protests()).toEqual([]);
  });

  it('goes with a runner to another bib', () => {
    const { timing, action } = started();
    timing.apply(action(lodged));
    timing.apply(action({ type: 'bib.change', bib: '1', to: '99' }));
    expect(timing.protests()[0]?.bib).toBe('99');
  });

  it('and what was decided of it stand in the evidence of whom it is about', () => {
    const { timing, action } = started();
    timing.apply(action({ type: 'gun.fire', wave: 'A', gun }));
    timing.apply(action(lodged, 'p1'));
    timing.apply(action({ ...decided, protest: 'p1' }));
    const typesOf = (bib: string) =>
      explain(timing, bib).steps.flatMap((step) => (step.kind === 'action' ? [step.action.type] : []));
    expect(typesOf('1')).toEqual(expect.arrayContaining(['protest.lodge', 'protest.decide']));
    expect(typesOf('2').filter((type) => type.startsWith('protest'))).toEqual([]);
  });

  it('is late from half an hour after the results on, and never before there are any', () => {
    const { timing, action } = started();
    const at = 1_800_000_000_000;
    const publication: ActionBody = {
      type: 'results.publish',
      publication: 'v1',
      part: 1,
      parts: 1,
      race: 'sample',
      state: 'provisional',
      checksum: '0'.repeat(64),
      head: '',
      rows: [],
    };
    timing.apply({ ...action(lodged, 'before'), at: at - 1 });
    timing.apply({ ...action(publication), at });
    timing.apply({ ...action(lodged, 'just'), at: at + 30 * 60_000 });
    timing.apply({ ...action(lodged, 'late'), at: at + 30 * 60_000 + 1 });
    expect(protestsWithDeadline(timing).map(({ id, isLate }) => [id, isLate])).toEqual([
      ['before', undefined],
      ['just', undefined],
      ['late', true],
    ]);
  });
});
