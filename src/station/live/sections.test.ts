import { expect, it } from 'vitest';
import type { ActionBody } from '../../timing/model/actions.ts';
import { actionMaker, entry, gun, importOf } from '../../timing/timing.fixture.ts';
import { actionRows } from './sections.ts';

const mapPart = (part: number, bibs: string[]): ActionBody => ({
  type: 'chip.map',
  map: 'the map',
  part,
  parts: 2,
  chips: bibs.map((bib) => ({ chip: `C${bib}`, bib })),
});

it('a chip map in parts is one row with all its chips, and is taken back as one', () => {
  const act = actionMaker();
  const actions = [act(importOf([entry('1')])), act(mapPart(1, ['1', '2', '3'])), act(mapPart(2, ['4']))];
  expect(actionRows(actions).map(({ id, type, params }) => [id, type, params])).toEqual([
    ['the map', 'chip.map', { chips: 4 }],
    ['list', 'entries.import', { file: 'list.csv' }],
  ]);
  const undone = [...actions, act({ type: 'undo', target: 'the map' })];
  expect(actionRows(undone).map((row) => row.undone)).toEqual([false, true, false]);
});

it('a hand-over says from when on the chip is the other bib’s', () => {
  const act = actionMaker();
  const [given, handedOver] = [
    act({ type: 'chip.assign', chip: 'C1', bib: '2' }),
    act({ type: 'chip.assign', chip: 'C1', bib: '2', from: gun }),
  ];
  expect(actionRows([given, handedOver]).map(({ params }) => params)).toEqual([
    { chip: 'C1', bib: '2', from: gun },
    { chip: 'C1', bib: '2' },
  ]);
});
