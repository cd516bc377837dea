import { describe, expect, it } from 'vitest';
import { bibOf, isComposing, lineKey, queryOf } from './entry-keys.ts';

const press = (
  key: string,
  line: string,
  { repeat = false, timeStamp = 10_000, sameUntil = -Infinity, hasOpenTime = false, hasQueue = false } = {},
) => lineKey({ key, repeat, timeStamp }, line, { sameUntil, hasOpenTime, hasQueue });

describe('keys of the entry line', () => {
  it('record what stands there, and a bare time where nothing does', () => {
    expect(press('Enter', '103')).toEqual({ does: 'record', bib: '103' });
    expect(press('Enter', ' １０３ ')).toEqual({ does: 'record', bib: '103' });
    expect(press('Enter', '')).toEqual({ does: 'record', bib: null });
    expect(press(' ', '')).toEqual({ does: 'record', bib: null });
    expect(press(' ', '103')).toBeNull();
  });

  it('open, choose or leave while somebody is being looked for, and never record', () => {
    for (const start of ['/', '／', '、']) {
      expect(press('Enter', `${start}103`)).toEqual({ does: 'open' });
      expect(press('Enter', start)).toEqual({ does: 'open' });
      expect(press('ArrowDown', `${start}a`)).toEqual({ does: 'choose', step: 1 });
      expect(press('ArrowUp', `${start}a`)).toEqual({ does: 'choose', step: -1 });
      expect(press('Escape', `${start}a`)).toEqual({ does: 'clear' });
      expect(press(' ', `${start}a`)).toBeNull();
      expect(press('?', start)).toBeNull();
    }
  });

  it('that are held down do nothing more', () => {
    for (const [key, line] of [
      ['Enter', ''],
      ['Enter', '103'],
      ['Enter', '/103'],
      [' ', ''],
    ] as const)
      expect(press(key, line, { repeat: true })).toEqual({ does: 'nothing' });
  });

  it('pressed twice for one bib or one runner do not record a time as well; bare times each count', () => {
    expect(press('Enter', '', { sameUntil: 10_150 })).toEqual({ does: 'nothing' });
    expect(press('Enter', '', { sameUntil: 9_950 })).toEqual({ does: 'record', bib: null });
    expect(press(' ', '', { sameUntil: 10_150 })).toEqual({ does: 'record', bib: null });
    expect(press('Enter', '104', { sameUntil: 10_150 })).toEqual({ does: 'record', bib: '104' });
  });

  it('complete a range of bibs for a group, which Space never gives to one time', () => {
    expect(press('Enter', '101-103')).toEqual({ does: 'recordGroup', bibs: ['101', '102', '103'] });
    expect(press('Enter', '101..102', { repeat: true })).toEqual({ does: 'nothing' });
    expect(press('+', '101-102')).toEqual({ does: 'queue', bibs: ['101', '102'] });
    expect(press(' ', '101-102', { hasOpenTime: true })).toEqual({ does: 'nothing' });
  });

  it('give a bib to the oldest open time, or let bibs wait for a tap', () => {
    expect(press(' ', '103', { hasOpenTime: true })).toEqual({ does: 'match', bib: '103' });
    expect(press(' ', '103', { hasOpenTime: true, repeat: true })).toEqual({ does: 'nothing' });
    // A bare Space still takes a further time.
    expect(press(' ', '', { hasOpenTime: true })).toEqual({ does: 'record', bib: null });
    for (const sign of ['+', ',', '＋', '，'])
      expect(press(sign, '１０３')).toEqual({ does: 'queue', bibs: ['103'] });
    expect(press('+', '')).toBeNull();
    expect(press('Backspace', '', { hasQueue: true })).toEqual({ does: 'unqueue' });
    expect(press('Backspace', '1', { hasQueue: true })).toBeNull();
    expect(press('Backspace', '')).toBeNull();
    expect(press('Enter', '', { hasQueue: true })).toEqual({ does: 'record', bib: null });
  });

  it('record a typed time, of a bib or without one', () => {
    expect(press('Enter', '103=1:23:45')).toEqual({ does: 'recordTyped', bib: '103' });
    expect(press('Enter', '＝1:23:45')).toEqual({ does: 'recordTyped', bib: null });
    expect(press('Enter', '103=1:23:45', { repeat: true })).toEqual({ does: 'nothing' });
    expect(press('ArrowDown', '103=9:00:00')).toEqual({ does: 'choose', step: 1 });
    expect(press(' ', '103=1:00', { hasOpenTime: true })).toBeNull();
    expect(press('Escape', '103=1:00')).toEqual({ does: 'clear' });
  });

  it('of an input method that is composing are its own', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});

it('a search begins with a slash, and a bib is read in any width', () => {
  expect([queryOf('/ 李娜 '), queryOf('103'), queryOf('')]).toEqual(['李娜', null, null]);
  expect(bibOf('Ａ１２')).toBe('A12');
});
