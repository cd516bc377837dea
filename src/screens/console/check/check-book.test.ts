import { describe, expect, it } from 'vitest';
import type { ChipCheckRow } from '../../../contract/chip-check.ts';
import type { Person } from '../../../contract/rows.ts';
import { emptyBook, kindOf, levelOf, withBib, withHistory, withRows, withUnknownBib } from './check-book.ts';

const person = (bib: string, race = '10k'): Person => ({
  bib,
  name: `Runner ${bib}`,
  latinName: null,
  sex: 'F',
  nationality: null,
  club: null,
  category: null,
  wave: 'A',
  race,
});

let number = 0;
function row(more: Partial<ChipCheckRow>): ChipCheckRow {
  number += 1;
  return {
    id: `S:${number}`,
    at: number * 10_000,
    chip: `C${number}`,
    reader: 'tcp:1',
    verdict: 'right',
    person: null,
    before: null,
    others: [],
    ...more,
  };
}
const of = (bib: string, more: Partial<ChipCheckRow> = {}) =>
  row({ person: person(bib), chip: `C${bib}`, ...more });

describe('a chip at the check', () => {
  it('is right where it is somebody’s, and said to be so again where it was shown before', () => {
    expect(kindOf(of('1'), null, null)).toBe('right');
    expect(kindOf(of('1', { before: 5 }), null, null)).toBe('again');
    expect(kindOf(of('1'), '1', '10k')).toBe('right');
  });

  it('is wrong where it is another bib’s than the one in the hand, or of another race than the desk’s', () => {
    expect(kindOf(of('2'), '1', null)).toBe('other-bib');
    expect(kindOf(row({ person: person('3', 'half') }), null, '10k')).toBe('other-race');
    expect(kindOf(row({ verdict: 'unknown' }), '1', null)).toBe('unknown');
    expect(kindOf(of('1', { verdict: 'second-chip' }), '1', null)).toBe('second-chip');
  });
});

describe('what is held to the mat', () => {
  it('is compared with the bib that was typed before it, once', () => {
    let book = withBib(emptyBook, { person: person('1'), chips: 1 });
    expect(book.shown?.kind).toBe('waiting');
    book = withRows(book, [of('2')], null);
    expect(book.shown).toMatchObject({ kind: 'other-bib', typed: '1', person: { bib: '2' } });
    expect(book.held).toEqual([{ bib: '1', chip: 'C2' }]);
    book = withRows(book, [of('5')], null);
    expect(book.shown).toMatchObject({ kind: 'right', typed: null });
    expect(book.held).toHaveLength(1);
  });

  it('may be both tags of one bib', () => {
    const book = withBib(emptyBook, { person: person('1'), chips: 2 });
    const [first, second] = [of('1', { at: 1000 }), of('1', { at: 1400, chip: 'C1b' })];
    const after = withRows(book, [second, first], null);
    expect(after.shown).toMatchObject({ kind: 'right', typed: '1' });
    expect(after.held).toHaveLength(1);
  });

  it('is looked at once, and what stood there before is no news', () => {
    const old = of('1');
    const book = withHistory(emptyBook, [old]);
    expect(withRows(book, [old], null).shown).toBeNull();
    const fresh = of('2');
    const after = withRows(book, [fresh, old], null);
    expect(after.shown).toMatchObject({ person: { bib: '2' } });
    expect(withRows(after, [fresh, old], null)).toEqual(after);
  });

  it('is not waited for where the bib has no chip or is nobody’s', () => {
    const bare = withBib(emptyBook, { person: person('1'), chips: 0 });
    expect([bare.shown?.kind, bare.expected]).toEqual(['no-chip', null]);
    const unknown = withUnknownBib(bare, '999');
    expect(unknown.shown === null ? null : levelOf(unknown.shown)).toBe('bad');
  });
});
