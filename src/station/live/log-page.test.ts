import { expect, it } from 'vitest';
import type { ActionBody } from '../../timing/model/actions.ts';
import { runNow } from '../../timing/steps.ts';
import { actionMaker, gun, importOf, entry } from '../../timing/timing.fixture.ts';
import { logPage, type LogAsked } from './log-page.ts';

const make = actionMaker();
const did = (body: ActionBody, by: string, id?: string) => ({ ...make(body, id), by });
const actions = [
  did(importOf([entry('1')]), 'console:a:Anna'),
  did({ type: 'gun.fire', wave: 'A', gun }, 'console:a:Anna', 'gun'),
  did({ type: 'passing.add', point: 'finish', bib: '12', time: gun }, 'console:b'),
  did(
    { type: 'chip.map', map: 'm', part: 1, parts: 2, chips: [{ chip: 'C1', bib: '1' }] },
    'device:desk:Door',
  ),
  did(
    { type: 'chip.map', map: 'm', part: 2, parts: 2, chips: [{ chip: 'C2', bib: '2' }] },
    'device:desk:Door',
  ),
  did({ type: 'status.set', bib: '12', status: 'dq', rule: 'TR6.3.1' }, 'console:a:Boris'),
  did({ type: 'undo', target: 'gun' }, 'console:a:Boris', 'u'),
];
const page = (asked: Partial<LogAsked> = {}) =>
  runNow(logPage(actions, 'UTC', { limit: 50, q: '', lang: 'en', ...asked }));
const types = (asked: Partial<LogAsked>) => page(asked).rows.map(({ type }) => type);

it('has everything, newest first, with lists in parts as one row and who did it', () => {
  expect(types({})).toEqual(['undo', 'status.set', 'chip.map', 'passing.add', 'gun.fire', 'entries.import']);
  expect(page().rows[2]?.params).toEqual({ chips: 2 });
  expect(page().actors).toEqual(['console:a:Boris', 'console:b', 'device:desk:Door']);
});

it('goes on where a page ended, and says whether there is more', () => {
  const first = page({ limit: 4 });
  expect(first.more).toBe(true);
  const second = page({ limit: 4, before: first.rows.at(-1)!.id });
  expect(second.rows.map(({ type }) => type)).toEqual(['gun.fire', 'entries.import']);
  expect(second.more).toBe(false);
  // The gun was taken back on the page before: what did it comes along.
  expect(second.related.map(({ id }) => id)).toEqual(['u']);
});

it('finds what is about a bib, words in the reader’s language, a kind, and a console whoever worked there', () => {
  expect(types({ q: '12' })).toEqual(['status.set', 'passing.add']);
  expect(types({ q: '1' })).toEqual(['chip.map']);
  expect(types({ q: '3' })).toEqual([]);
  expect(types({ q: 'tr6.3 dq' })).toEqual(['status.set']);
  expect(types({ q: 'выстрел', lang: 'ru' })).toEqual(['undo', 'gun.fire']);
  expect(types({ q: 'anna' })).toEqual(['gun.fire', 'entries.import']);
  expect(types({ kind: 'chips' })).toEqual(['chip.map']);
  expect(types({ by: 'console:a' })).toEqual(['undo', 'status.set', 'gun.fire', 'entries.import']);
});

it('has the parts of a sheet of times as one row with all its times, found by a bib of it', () => {
  const sheet = (part: number, bib: string | null) =>
    did(
      { type: 'passing.sheet', sheet: 's', part, parts: 2, point: 'finish', passings: [{ bib, time: gun }] },
      'console:a',
    );
  const some = [sheet(1, '7'), sheet(2, null)];
  const log = (q: string) => runNow(logPage(some, 'UTC', { limit: 50, q, lang: 'en' }));
  expect(log('').rows.map(({ id, params }) => [id, params])).toEqual([['s', { point: 'finish', times: 2 }]]);
  expect(log('7').rows).toHaveLength(1);
  expect(log('8').rows).toEqual([]);
});
