import { expect, it } from 'vitest';
import { found, queryOf } from './palette-search.ts';

const item = (title: string, words = '', isOfRunner = false) => ({ title, words, isOfRunner });
const items = [
  item('Withdraw…', 'cancel entry', true),
  item('Chip check', 'mat'),
  item('Swap chips…', 'exchange', true),
  item('Correct the gun of Wave 2…', 'start'),
  item('Закрыть дистанцию…', 'конец финиш всё'),
  item('互换芯片…', '交换 戴错', true),
];
const titles = (line: string) => found(items, line).map(({ title }) => title);

it('finds by the beginning of the name, of a word, and by other words for the same', () => {
  expect(titles('chip')).toEqual(['Chip check', 'Swap chips…']);
  expect(titles('exch')).toEqual(['Swap chips…']);
  expect(titles('WITHDR')).toEqual(['Withdraw…']);
  expect(titles('nothing like it')).toEqual([]);
});

it('finds in every language, whatever the capitals and accents are', () => {
  expect(titles('закр дист')).toEqual(['Закрыть дистанцию…']);
  expect(titles('все')).toEqual(['Закрыть дистанцию…']);
  expect(titles('芯片')).toEqual(['互换芯片…']);
  expect(titles('戴错')).toEqual(['互换芯片…']);
});

it('takes a number at the end for the bib of whom it is about', () => {
  expect(queryOf('swap １０３')).toEqual({ words: ['swap'], bib: '103' });
  expect(titles('swap 103')).toEqual(['Swap chips…']);
  expect(titles('103')).toEqual(['Withdraw…', 'Swap chips…', '互换芯片…']);
  // A number that is part of a name is found as well.
  expect(titles('gun 2')).toEqual(['Correct the gun of Wave 2…']);
});

it('shows all of them in their order before anything is typed', () => {
  expect(titles(' ')).toEqual(items.map(({ title }) => title));
});
