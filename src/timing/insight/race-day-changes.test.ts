import { describe, expect, it } from 'vitest';
import type { ActionBody, EntryField } from '../model/actions.ts';
import { raceDayChanges } from './race-day-changes.ts';
import { runNow } from '../steps.ts';
import type { Entry } from '../model/race.ts';
import { Timing } from '../timing.ts';
import { actionMaker, entry, importOf, race } from '../timing.fixture.ts';

type Import = Extract<ActionBody, { type: 'entries.import' }>;

const all: EntryField[] = ['name', 'sex', 'chips', 'club'];
const lists = [
  entry('1', { name: 'Ann', chips: ['A1'], club: 'Harriers' }),
  entry('2', { name: 'Bob', chips: ['A2'], club: 'Harriers' }),
  entry('3', { name: 'Cyd', chips: ['A3'] }),
];

/** A race with the list above, and what was done after it. */
function raceWith(...bodies: ActionBody[]) {
  const act = actionMaker();
  const timing = new Timing();
  timing.applyAll([
    act({ type: 'race.define', race }),
    act(importOf(lists, 'first')),
    ...bodies.map((body) => act(body)),
  ]);
  return timing;
}
const listed = (entries: Entry[], more: Partial<Import> = {}): ActionBody => ({
  ...(importOf(entries, 'second') as Import),
  ...more,
});
const changes = (timing: Timing, entries: Entry[], fields = all) =>
  runNow(raceDayChanges(timing, entries, fields)).map(({ bib, field, now, list }) => [bib, field, now, list]);

describe('a list without a column', () => {
  const withoutChips = lists.map((each) => ({ ...each, name: `${each.name} B`, chips: [], club: undefined }));

  it('leaves what the column would say alone', () => {
    const timing = raceWith(listed(withoutChips, { fields: ['name', 'sex'] }));
    expect(timing.entry('1')).toMatchObject({ name: 'Ann B', chips: ['A1'], club: 'Harriers' });
    expect(timing.bibOfChip('A1')).toBe('1');
  });

  it('takes away what its column has empty', () => {
    const timing = raceWith(listed(withoutChips, { fields: ['name', 'club'] }));
    expect(timing.entry('1')).toMatchObject({ name: 'Ann B', chips: ['A1'], club: undefined });
  });

  it('adds those who are new as they are', () => {
    const timing = raceWith(listed([entry('9', { name: 'Zoe', chips: ['A9'] })], { fields: ['name'] }));
    expect(timing.entry('9')).toMatchObject({ name: 'Zoe', chips: ['A9'] });
  });

  it('as version 0.1 recorded it, says everything', () => {
    const timing = raceWith(listed(withoutChips));
    expect(timing.entry('1')).toMatchObject({ name: 'Ann B', chips: [] });
    expect(timing.bibOfChip('A1')).toBeUndefined();
  });
});

describe('what race day changed', () => {
  const change = (bib: string, fields: object): ActionBody => ({ type: 'entry.change', bib, fields });

  it('is nothing where nobody changed anything, whatever the list says', () => {
    expect(changes(raceWith(), [entry('1', { name: 'Anna', chips: ['B1'] })])).toEqual([]);
  });

  it('is told with both values, and only where the list says another', () => {
    const timing = raceWith(change('1', { name: 'Anne', club: 'Owls' }), change('2', { name: 'Rob' }));
    expect(changes(timing, lists)).toEqual([
      ['1', 'name', 'Anne', 'Ann'],
      ['1', 'club', 'Owls', 'Harriers'],
      ['2', 'name', 'Rob', 'Bob'],
    ]);
    expect(changes(timing, lists, ['club'])).toEqual([['1', 'club', 'Owls', 'Harriers']]);
    expect(changes(timing, [entry('1', { name: 'Anne', chips: ['A1'], club: 'OWLS ' })])).toEqual([]);
    expect(changes(timing, [entry('3', { name: 'Cindy', chips: ['A3'] })])).toEqual([]);
  });

  it('is no longer told when it was taken back', () => {
    const timing = raceWith(change('1', { name: 'Anne' }), { type: 'undo', target: 'S-3' });
    expect(changes(timing, lists)).toEqual([]);
  });

  it('holds chips that were given, swapped, or given to somebody else', () => {
    const given = raceWith({ type: 'chip.assign', chip: 'a1', bib: '3' });
    expect(changes(given, lists)).toEqual([
      ['1', 'chips', null, 'A1'],
      ['3', 'chips', 'A1 A3', 'A3'],
    ]);
    const swapped = raceWith({ type: 'chip.swap', bibs: ['1', '2'] });
    expect(changes(swapped, lists)).toEqual([
      ['1', 'chips', 'A2', 'A1'],
      ['2', 'chips', 'A1', 'A2'],
    ]);
    const spare = raceWith({ type: 'chip.assign', chip: 'S9', bib: '3' });
    expect(changes(spare, [entry('2', { name: 'Bob', chips: ['A2', 'S9'], club: 'Harriers' })])).toEqual([
      ['2', 'chips', 'A2', 'A2 S9'],
    ]);
  });

  it('holds those who were added or withdrawn', () => {
    const timing = raceWith(change('9', { name: 'Zoe', sex: 'F' }), { type: 'entry.withdraw', bib: '2' });
    expect(changes(timing, [...lists, entry('9', { name: 'Zoë', sex: 'F' })])).toEqual([
      ['2', 'withdrawn', null, 'Bob'],
      ['9', 'name', 'Zoe', 'Zoë'],
    ]);
  });

  it('stays where the list keeps it', () => {
    const timing = raceWith(
      change('1', { name: 'Anne' }),
      { type: 'entry.withdraw', bib: '2' },
      { type: 'chip.assign', chip: 'A1', bib: '3' },
      listed(lists, {
        fields: all,
        keep: [
          { bib: '1', fields: ['name', 'chips'] },
          { bib: '2', fields: ['withdrawn'] },
          { bib: '3', fields: ['chips'] },
        ],
      }),
    );
    expect(timing.entry('1')).toMatchObject({ name: 'Anne', club: 'Harriers' });
    expect(timing.entry('2')).toBeUndefined();
    expect(timing.bibOfChip('A1')).toBe('3');
    expect(changes(timing, lists)).toHaveLength(4);
  });

  it('goes where the list takes its place', () => {
    const timing = raceWith(
      change('1', { name: 'Anne' }),
      { type: 'entry.withdraw', bib: '2' },
      { type: 'chip.assign', chip: 'A1', bib: '3' },
      { type: 'chip.assign', chip: 'S9', bib: '3' },
      listed(lists, { fields: all, overRaceDay: true }),
    );
    expect(timing.entry('1')?.name).toBe('Ann');
    expect(timing.entry('2')?.name).toBe('Bob');
    expect(timing.bibOfChip('A1')).toBe('1');
    expect(timing.chipsOf('3')).toEqual(['A3']);
    expect(changes(timing, lists)).toEqual([]);
  });
});

describe('a bib that was changed on race day', () => {
  const changed: ActionBody = { type: 'bib.change', bib: '1', to: '901' };

  it('is told of when a list still has the old one, and stays where race day is kept', () => {
    const withdrawn = changes(raceWith({ type: 'entry.withdraw', bib: '1' }), lists);
    expect(changes(raceWith(changed), lists)).toEqual(withdrawn);
    const keep = [{ bib: '1', fields: ['withdrawn' as const] }];
    const timing = raceWith(changed, listed(lists, { keep }));
    expect([timing.entry('1'), timing.entry('901')?.name]).toEqual([undefined, 'Ann']);
    expect(timing.bibOfChip('A1')).toBe('901');
  });
});
