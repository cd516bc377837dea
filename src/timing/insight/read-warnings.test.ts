import { describe, expect, it } from 'vitest';
import { LeftOut, leftOutTogether, type LeftOutReason } from '../passings/left-out.ts';
import type { RaceDefinition } from '../model/race.ts';
import { runNow } from '../steps.ts';
import { actionMaker, entry, gun, passing, race } from '../timing.fixture.ts';
import { Timing } from '../timing.ts';
import { readWarnings } from './read-warnings.ts';

const bibs = ['1', '2', '3', '4', '5'];

function timingOf(definition: RaceDefinition = race): Timing {
  const make = actionMaker();
  const timing = new Timing();
  const entries = bibs.map((bib) => entry(bib));
  timing.apply(make({ type: 'race.define', race: definition }));
  timing.apply(make({ type: 'entries.import', list: 'l', part: 1, parts: 1, file: 'f', entries }));
  return timing;
}

function warningsOf(timing: Timing, ...reads: [LeftOutReason, string, string][]) {
  const leftOut = new LeftOut();
  for (const [index, [reason, mat, chip]] of reads.entries()) leftOut.add(reason, mat, chip, gun + index);
  return runNow(readWarnings(timing, leftOutTogether([leftOut])));
}

describe('reads that count for nobody', () => {
  it('at a mat that the race does not have are wrong; who was heard nowhere else is named', () => {
    const timing = timingOf();
    timing.observe(passing('1', 'start', 5));
    const warnings = warningsOf(
      timing,
      ['unknown-mat', 'fini', 'C1'],
      ['unknown-mat', 'fini', 'C2'],
      ['unknown-mat', 'fini', 'C2'],
      ['unknown-mat', 'fini', 'stranger'],
    );
    expect(warnings).toEqual([
      {
        code: 'unknown-mat',
        severity: 'wrong',
        remedy: 'name-mat',
        points: ['fini'],
        bibs: ['2'],
        params: { point: 'fini', reads: 4, chips: 3, onlyThere: 1, from: gun, to: gun + 3 },
      },
    ]);
  });

  it("of a runner's chip that the race ignores are wrong, before it was ever heard; of others they are counted", () => {
    const timing = timingOf({ ...race, ignoredChips: ['00C3', 'test'] });
    const own = { code: 'ignored-chip-of-runner', severity: 'wrong', bibs: ['3'], params: { chip: '00C3' } };
    expect(warningsOf(timing)).toMatchObject([own]);
    expect(
      warningsOf(timing, ['ignored-chip', 'finish', 'C3'], ['ignored-chip', 'start', 'TEST']),
    ).toMatchObject([
      own,
      { code: 'chips-ignored', remedy: 'nothing', points: ['start'], params: { reads: 1, chips: 1 } },
    ]);
  });

  it('of tags without a number are told by mat', () => {
    expect(warningsOf(timingOf(), ['blank-chip', 'finish', ''], ['blank-chip', 'finish', ''])).toMatchObject([
      { code: 'chips-blank', severity: 'doubtful', points: ['finish'], params: { reads: 2 } },
    ]);
  });

  it('because they are too weak are told where several runners were heard only so', () => {
    const timing = timingOf();
    const weak = (chip: string): [LeftOutReason, string, string] => ['weak', 'finish', chip];
    expect(warningsOf(timing, weak('C1'), weak('C2'))).toEqual([]);
    expect(warningsOf(timing, weak('C1'), weak('C2'), weak('C3'))).toMatchObject([
      { code: 'heard-too-weakly', points: ['finish'], bibs: ['1', '2', '3'], params: { runners: 3, of: 3 } },
    ]);
    timing.observe(passing('3', 'finish', 2400));
    expect(warningsOf(timing, weak('C1'), weak('C2'), weak('C3'))).toEqual([]);
  });
});
