import { describe, expect, it } from 'vitest';
import type { ActionRow } from '../../contract/feed.ts';
import { actionTypes, undoingOf } from '../../contract/actions.ts';
import type { Act } from '../api/act-queue.ts';
import { withActs } from './known-actions.ts';
import { lastUndoOf, newerElsewhere, newestOf, undoOf } from './undo.ts';

const here = 'console:here';

const action = (id: string, type: string, more: Partial<ActionRow> = {}): ActionRow => ({
  id,
  type,
  at: 0,
  by: here,
  params: {},
  undone: false,
  undoable: undoingOf(type) !== 'never',
  ...more,
});
const undo = (id: string, target: string, more: Partial<ActionRow> = {}) =>
  action(id, 'undo', { params: { target }, ...more });

const act = (id: string, type: string, body: Act['body']): Act => ({
  id,
  station: 's',
  type,
  path: '/',
  body,
  since: 0,
  number: 0,
});

describe('what one key takes back', () => {
  it('is the newest action of this console, whatever it was', () => {
    const actions = [
      action('5', 'reader.connect'),
      action('4', 'status.set'),
      action('3', 'passing.add'),
      action('2', 'chip.assign'),
      action('1', 'gun.fire'),
    ];
    expect(newestOf(actions, here)?.id).toBe('4');
    expect(newestOf([action('6', 'chip.map'), ...actions], here)?.id).toBe('6');
  });

  it('is never what another console, the command line or the station did', () => {
    const theirs = [
      action('4', 'status.set', { by: 'console:there' }),
      action('3', 'gun.fire', { by: 'console' }),
      action('2', 'clock.jump', { by: 'station' }),
      action('1', 'entries.import', { by: 'cli' }),
    ];
    expect(newestOf(theirs, here)).toBeUndefined();
    expect(newerElsewhere(theirs, here, null)?.id).toBe('4');
    const own = action('0', 'status.set');
    expect(newestOf([...theirs, own], here)).toBe(own);
    expect(newerElsewhere([...theirs, own], here, own)?.id).toBe('4');
    expect(newerElsewhere([own, ...theirs], here, own)).toBeUndefined();
  });

  it('pressed again and again goes back in time, and comes to a gun only as a question', () => {
    let rows = [
      action('5', 'status.set'),
      action('4', 'order.set'),
      action('3', 'clock.correct'),
      action('2', 'passing.add'),
      action('1', 'gun.fire'),
    ];
    const reached: string[] = [];
    for (let presses = 0; presses < 9; presses += 1) {
      const next = newestOf(rows, here);
      if (next === undefined || undoingOf(next.type) === 'ask') break;
      reached.push(next.id);
      rows = withActs(rows, [act(`u${presses}`, 'undo', { target: next.id })], here);
    }
    expect(reached).toEqual(['5', '4', '3', '2']);
    expect(newestOf(rows, here)?.type).toBe('gun.fire');
  });
});

describe('what is brought back', () => {
  const a = action('a', 'passing.add');
  const b = action('b', 'status.set');

  it('is what was taken back last, one after the other', () => {
    const taken = [undo('ua', 'a'), undo('ub', 'b'), { ...b, undone: true }, { ...a, undone: true }];
    expect(lastUndoOf(taken, here)?.id).toBe('ua');
    const once = withActs(taken, [act('r', 'undo', { target: 'ua' })], here);
    expect(once.find(({ id }) => id === 'a')?.undone).toBe(false);
    expect(lastUndoOf(once, here)?.id).toBe('ub');
    const twice = withActs(once, [act('r2', 'undo', { target: 'ub' })], here);
    expect(twice.find(({ id }) => id === 'b')?.undone).toBe(false);
    expect(lastUndoOf(twice, here)).toBeUndefined();
    expect(newestOf(twice, here)?.id).toBe('b');
  });

  it('is nothing once something else was done', () => {
    expect(
      lastUndoOf([action('c', 'chip.assign'), undo('ua', 'a'), { ...a, undone: true }], here),
    ).toBeUndefined();
  });

  it('is found for any action in the log by the undo that still stands', () => {
    const actions = [
      undo('4', '1'),
      undo('3', '2'),
      undo('2', '1', { undone: true }),
      action('1', 'gun.fire'),
    ];
    expect(undoOf(actions, '1')?.id).toBe('4');
  });
});

describe('what this console did and the feed does not tell yet', () => {
  const acts = [
    act('x', 'passing.add', { point: 'finish', bib: null, time: 7 }),
    act('y', 'status.set', { bib: '3', status: 'dns' }),
  ];

  it('stands above what the feed tells, newest first, and is there once', () => {
    const rows = withActs([action('x', 'passing.add'), action('w', 'gun.fire')], acts, here);
    expect(rows.map(({ id }) => id)).toEqual(['y', 'x', 'w']);
    expect(rows[0]).toMatchObject({ by: here, params: { bib: '3', status: 'DNS' }, undoable: true });
  });

  it('takes back at once, and an undo that is taken back gives back', () => {
    const rows = withActs([action('w', 'passing.void')], [act('u', 'undo', { target: 'w' })], here);
    expect(rows.map(({ id, undone }) => [id, undone])).toEqual([
      ['u', false],
      ['w', true],
    ]);
    const back = withActs(rows, [act('u', 'undo', { target: 'w' }), act('r', 'undo', { target: 'u' })], here);
    expect(back.map(({ id, undone }) => [id, undone])).toEqual([
      ['r', false],
      ['u', true],
      ['w', false],
    ]);
  });
});

it('asks before a gun, a race file or a list, and says for each type of action how it is taken back', () => {
  const asked = actionTypes.filter((type) => undoingOf(type) === 'ask');
  expect(asked).toEqual(['race.define', 'event.define', 'entries.import', 'gun.fire', 'race.reopen']);
  expect(actionTypes.filter((type) => undoingOf(type) === 'never')).toEqual([
    'results.publish',
    'station.event',
    'certificate.picture',
    'official.copy',
    'reader.connect',
    'reader.disconnect',
    'clock.jump',
    'station.stall',
  ]);
  expect(undoingOf('of a newer version')).toBe('ask');
});
