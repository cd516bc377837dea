import { expect, it } from 'vitest';
import { keepReading, keptReading, type Store } from './kept-reading.ts';

function memory(): Store & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

it('remembers who was read at each of the last events, and no more than anybody reads out', () => {
  const store = memory();
  const takenBack = [{ bib: '9', name: 'Nine', time: 1, ticked: true }];
  for (const event of ['a', 'b', 'c', 'a', 'd']) keepReading(event, { ticks: [event], takenBack }, store);
  expect(['a', 'b', 'c', 'd'].map((event) => keptReading(event, store).ticks)).toEqual([
    ['a'],
    [],
    ['c'],
    ['d'],
  ]);
  expect(keptReading('d', store).takenBack).toEqual(takenBack);
  const many = Array.from({ length: 60_001 }, (_, bib) => String(bib));
  keepReading('d', { ticks: many, takenBack: [] }, store);
  expect(keptReading('d', store).ticks).toEqual(many.slice(1));
});

it('begins anew where what it finds is not its own', () => {
  const store = memory();
  store.setItem('goldline.read.a', '{"ticks":7}');
  store.setItem('goldline.read.b', 'nonsense');
  expect([keptReading('a', store), keptReading('b', store)]).toEqual([
    { ticks: [], takenBack: [] },
    { ticks: [], takenBack: [] },
  ]);
});
