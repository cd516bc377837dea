import { describe, expect, it } from 'vitest';
import { AllChipChecks, ChipChecks } from '../passings/chip-checks.ts';
import { PassingBuilder } from '../passings/passing-builder.ts';
import { PassingTable } from '../passings/passing-table.ts';
import { ReadRules } from '../passings/read-rules.ts';
import { runNow } from '../steps.ts';
import { act, entry, gun, race, timingOf } from '../timing.fixture.ts';
import { boxShift } from '../insight/box-shift.ts';
import { checkedChip, checkProgress } from './chip-check.ts';

const before = gun - 3_600_000;

/** Chips held to the mat of the chip check, so many seconds after the desk was opened. */
function checksOf(...held: [chip: string, seconds: number][]): AllChipChecks {
  const checks = new ChipChecks('S');
  for (const [index, [chip, seconds]] of held.entries())
    checks.add({ number: index + 1, chip, source: 'desk' }, before + seconds * 1000);
  return new AllChipChecks([checks]);
}

const verdicts = (timing: ReturnType<typeof timingOf>, checks: AllChipChecks) =>
  checks
    .newest(100)
    .toReversed()
    .map((check) => {
      const { verdict, bib } = checkedChip(timing, checks, check);
      return [verdict, bib];
    });

describe('a read at the mat of the chip check', () => {
  it('makes no passing and is not left out, however the mat is spelled', () => {
    const table = new PassingTable();
    const builder = new PassingBuilder('S', new ReadRules(race, []), table);
    const read = { readerTime: null, rssi: null, chip: 'C1', source: 'desk' };
    for (const [index, point] of ['chip-check', 'Chip Check', 'chip_check'].entries())
      expect(builder.add({ ...read, number: index + 1, time: before, point })).toBeNull();
    expect([...table.all()]).toEqual([]);
    expect([...builder.leftOut.all()]).toEqual([]);
    expect(builder.chipChecks.size).toBe(1);
  });

  it('counts for the race where an old event has a mat of that name', () => {
    const points = [
      ...race.points.slice(0, 2),
      { id: 'chip-check', kind: 'finish' as const, distance: 10_000 },
    ];
    const table = new PassingTable();
    const builder = new PassingBuilder('S', new ReadRules({ ...race, points }, []), table);
    builder.add({
      readerTime: null,
      rssi: null,
      chip: 'C1',
      source: 'm',
      number: 1,
      time: before,
      point: 'chip-check',
    });
    expect([...table.all()]).toHaveLength(1);
  });
});

describe('a chip that was shown', () => {
  const entries = [entry('1'), entry('2', { chips: ['C2', 'C2b'] }), entry('3', { chips: [] })];

  it('is one check while it lies on the mat', () => {
    expect(checksOf(['C1', 0], ['C1', 1.5], ['C1', 3], ['C1', 20]).size).toBe(2);
  });

  it('is somebody’s, nobody’s, left out or without a code', () => {
    const timing = timingOf(entries, [], { ignoredChips: ['TEST'] });
    expect(verdicts(timing, checksOf(['c1', 0], ['E200', 10], ['TEST', 20], ['0', 30], ['', 40]))).toEqual([
      ['right', '1'],
      ['unknown', null],
      ['ignored', null],
      ['unknown', null],
      ['blank', null],
    ]);
  });

  it('is doubtful where another chip of the bib was shown before, but not beside it', () => {
    const timing = timingOf(entries);
    expect(verdicts(timing, checksOf(['C2', 0], ['C2b', 1]))).toEqual([
      ['right', '2'],
      ['right', '2'],
    ]);
    expect(verdicts(timing, checksOf(['C2', 0], ['C2b', 60]))[1]).toEqual(['second-chip', '2']);
  });

  it('says when it was shown before', () => {
    const timing = timingOf(entries);
    const checks = checksOf(['C1', 0], ['C1', 60]);
    expect(checks.newest(2).map((check) => checkedChip(timing, checks, check).before)).toEqual([
      before,
      null,
    ]);
  });
});

it('tells how many were checked and who is missing, those without a chip too', () => {
  const timing = timingOf([entry('1'), entry('2'), entry('10'), entry('3', { chips: [] })]);
  expect(runNow(checkProgress(timing, checksOf(['C2', 0], ['strange', 5])))).toEqual({
    entries: 4,
    checked: 1,
    missing: [
      { bib: '1', chips: 1 },
      { bib: '3', chips: 0 },
      { bib: '10', chips: 1 },
    ],
  });
  expect(runNow(checkProgress(timing, checksOf(), 'other')).entries).toBe(0);
});

describe('a box that was opened from the wrong end', () => {
  const box = Array.from({ length: 20 }, (_, index) => entry(String(101 + index)));
  const held = (...pairs: [number, number][]) =>
    pairs.map(([bib, chip]) => ({ bib: String(bib), chip: `C${chip}` }));

  it('is found when three in a row are off by the same step, and mapped to the end of the box', () => {
    const timing = timingOf(box);
    expect(runNow(boxShift(timing, held([101, 101], [103, 104], [104, 105])))).toBeNull();
    const finding = runNow(boxShift(timing, held([101, 101], [103, 104], [104, 105], [105, 106])));
    expect(finding).toMatchObject({ kind: 'shifted', by: -1 });
    expect([finding?.bibs[0], finding?.bibs.at(-1)]).toEqual(['103', '120']);
    expect(finding?.assign[0]).toEqual({ chip: 'C104', bib: '103' });
    expect(finding?.assign).toHaveLength(17);
  });

  it('goes the other way where the crew goes down', () => {
    const timing = timingOf(box);
    const finding = runNow(boxShift(timing, held([110, 108], [109, 107], [108, 106])));
    expect([finding?.bibs[0], finding?.bibs.at(-1), finding?.by]).toEqual(['101', '110', 2]);
  });

  it('is none where the steps differ, the same bib came again, or the chip is nobody’s', () => {
    const timing = timingOf(box);
    for (const pairs of [
      held([103, 104], [104, 106], [105, 106]),
      held([103, 104], [103, 104], [103, 104]),
      held([103, 999], [104, 999], [105, 999]),
      held([103, 103], [104, 104], [105, 105]),
    ])
      expect(runNow(boxShift(timing, pairs))).toBeNull();
  });

  it('is put right by what is offered', () => {
    const timing = timingOf(box);
    const pairs = held([103, 104], [104, 105], [105, 106]);
    const { assign } = runNow(boxShift(timing, pairs))!;
    act(timing, { type: 'chip.map', map: 'm', part: 1, parts: 1, chips: assign });
    for (const { bib, chip } of pairs) expect(timing.bibOfChip(chip)).toBe(bib);
    expect(runNow(boxShift(timing, pairs))).toBeNull();
  });
});
