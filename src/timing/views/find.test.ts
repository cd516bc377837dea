import { describe, expect, it } from 'vitest';
import { findBibs } from './find.ts';
import { resultsPage } from './results-page.ts';
import { runNow } from '../steps.ts';
import { act, entry, timingOf, only } from '../timing.fixture.ts';

const timing = timingOf([
  entry('1', { name: '李娜', latinName: 'LI Na', chips: ['E2000017221101441890A3F2'] }),
  entry('12', { name: "Sinéad O'Brien", club: 'Laufgemeinschaft Süd' }),
  entry('120', { name: '阿卜杜热西提·买买提', latinName: 'ABDUREXIT Mamat', chips: ['0058'] }),
  entry('W1', { name: 'Anna Rad', division: 'wheelchair' }),
]);
const found = (typed: string) => runNow(findBibs(timing, typed));

describe('what is typed finds', () => {
  it('a bib by its beginning, the whole one first', () => {
    expect(found('12')).toEqual(['12', '120']);
    expect(found('w1')).toEqual(['W1']);
    expect(found('')).toEqual([]);
  });

  it('a name or club whatever stands between its words', () => {
    for (const typed of ['lina', 'LI Na', 'li  na', '李']) expect(found(typed)).toEqual(['1']);
    for (const typed of ['obrien', 'O’Brien', 'sinead', 'sud']) expect(found(typed)).toEqual(['12']);
    expect(found('阿卜杜热西提买买提')).toEqual(['120']);
    expect(found('nobody')).toEqual([]);
  });

  it('whoever wears a chip, by the whole of it in any spelling or by its end', () => {
    expect(found('e2000017221101441890a3f2')).toEqual(['1']);
    expect(found('A3F2')).toEqual(['1']);
    expect(found('58')).toEqual(['120']);
    act(timing, { type: 'chip.assign', chip: 'BEEF77', bib: 'W1' });
    expect(found('beef77')).toEqual(['W1']);
  });

  it('nobody by a chip on the pages that anybody may read', () => {
    const page = (q: string) =>
      resultsPage(only(timing), { list: 'overall', offset: 0, limit: 9, q, asOf: 0 });
    expect(page('A3F2').total).toBe(0);
    expect(page('lina').rows.map(({ person }) => person.bib)).toEqual(['1']);
  });
});
