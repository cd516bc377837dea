import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runNow } from '../../timing/steps.ts';
import type { RaceResults } from '../../timing/timing.ts';
import { act, entry, importOf, only, passing, timingOf } from '../../timing/timing.fixture.ts';
import { resultsPage, resultsPageOf } from '../../timing/views/results-page.ts';
import { SearchIndex } from './search-index.ts';

const query = (q: string) => ({ list: 'overall' as const, offset: 0, limit: 500, q, asOf: 0 });

function indexOf(results: RaceResults): SearchIndex {
  const index = new SearchIndex();
  runNow(index.update(results));
  return index;
}

const found = (index: SearchIndex, typed: string) => runNow(index.find(typed)).toSorted();

describe('an index', () => {
  const timing = timingOf([
    entry('1', { name: '李娜' }),
    entry('12', { name: "Sinéad O'Brien", club: 'Laufgemeinschaft Süd' }),
    entry('120', { name: '阿卜杜热西提·买买提', latinName: 'ABDUREXIT Mamat' }),
    entry('W1', { name: 'Пётр Ёлкин' }),
  ]);

  it('finds a bib by its beginning, and a name or club by any part in any script', () => {
    const index = indexOf(only(timing));
    expect(found(index, '12')).toEqual(['12', '120']);
    expect(found(index, 'w')).toEqual(['W1']);
    for (const typed of ['李', '李娜', 'lina', 'Li Na']) expect(found(index, typed)).toEqual(['1']);
    for (const typed of ['obrien', 'O’Br', 'sinead', 'sud']) expect(found(index, typed)).toEqual(['12']);
    for (const typed of ['елкин', 'ЁЛ', 'пётр ё']) expect(found(index, typed)).toEqual(['W1']);
    for (const typed of ['abdurexit', '买买提', '热西']) expect(found(index, typed)).toEqual(['120']);
    expect(found(index, 'nobody')).toEqual([]);
  });

  it('follows entries that come, change and go', () => {
    const changing = timingOf([entry('1', { name: 'Anna Old' }), entry('2', { name: 'Berta' })]);
    const index = indexOf(only(changing));
    expect(index.isUpToDate(only(changing))).toBe(true);
    act(changing, importOf([entry('1', { name: 'Anna New' }), entry('3', { name: 'Clara' })]));
    expect(index.isUpToDate(only(changing))).toBe(false);
    runNow(index.update(only(changing)));
    expect(index.isUpToDate(only(changing))).toBe(true);
    expect(found(index, 'annaold')).toEqual([]);
    expect(found(index, 'annanew')).toEqual(['1']);
    expect(found(index, 'clara')).toEqual(['3']);
    const left = resultsPage(only(changing), query('')).rows.map(({ person }) => person.bib);
    expect(found(index, '2')).toEqual(left.filter((bib) => bib === '2'));
  });

  it('and the list give the same page as looking through everybody does', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', 'é', ' ', '·', '-', 'я', '李', '娜', 'x'),
      maxLength: 8,
    });
    const bib = fc.constantFrom('1', '2', '12', '120', 'A1', '7', '77', '9');
    const runner = fc.record({
      bib,
      name: letters,
      club: fc.option(letters, { nil: undefined }),
      time: fc.nat(3),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(runner, { selector: ({ bib }) => bib, maxLength: 8 }),
        letters,
        (runners, typed) => {
          const race = timingOf(
            runners.map(({ bib, name, club }) =>
              entry(bib, { name, ...(club === undefined ? {} : { club }) }),
            ),
            // Nobody is called by pinyin alone here: that is what the index knows more.
            runners
              .filter(({ time }) => time > 0)
              .flatMap(({ bib, time }) => [passing(bib, 'start', 5), passing(bib, 'finish', 2000 + time)]),
          );
          act(race, { type: 'gun.fire', wave: 'A', gun: Date.parse('2026-12-06T08:00:00+08:00') });
          if (!race.race('sample')) return;
          const results = only(race);
          const index = indexOf(results);
          for (const wanted of [typed, ...runners.map(({ name }) => name.slice(1, 4))]) {
            if (!/[\p{L}]/u.test(wanted)) continue;
            const through = resultsPage(results, query(wanted));
            const indexed = runNow(resultsPageOf(results, query(wanted), runNow(index.find(wanted))));
            const isSpelled = /^[a-zé\P{L}]+$/iu.test(wanted);
            if (isSpelled) expect(indexed.total).toBeGreaterThanOrEqual(through.total);
            else expect(indexed).toEqual(through);
          }
        },
      ),
    );
  });
});

it('the beginning of a list is the same whether the rest of it is looked at or not', () => {
  const runners = Array.from({ length: 30 }, (_, index) => String(index + 1));
  const timing = timingOf(
    runners.map((bib) => entry(bib)),
    runners
      .slice(0, 20)
      .flatMap((bib) => [passing(bib, 'start', 5), passing(bib, 'finish', 2000 + (Number(bib) % 7))]),
  );
  act(timing, { type: 'gun.fire', wave: 'A', gun: Date.parse('2026-12-06T08:00:00+08:00') });
  const results = only(timing);
  const whole = resultsPage(results, query(''));
  expect(whole.total).toBe(30);
  for (const [offset, limit] of [
    [0, 5],
    [5, 15],
    [0, 20],
    [15, 10],
    [25, 10],
  ] as const) {
    const page = resultsPage(results, { ...query(''), offset, limit });
    expect(page).toEqual({ ...whole, offset, rows: whole.rows.slice(offset, offset + limit) });
  }
});
