import { expect, it } from 'vitest';
import type { ActionRow } from '../../contract/feed.ts';
import { lastUndoable, undoOf } from './undo.ts';

const action = (id: string, type: string, more: Partial<ActionRow> = {}): ActionRow => ({
  id,
  type,
  at: 0,
  by: 'console',
  params: {},
  undone: false,
  undoable: true,
  ...more,
});

it('one key takes back the newest thing done in a hurry that still stands', () => {
  const actions = [
    action('5', 'undo', { params: { target: '4' } }),
    action('4', 'passing.add', { undone: true }),
    action('3', 'reader.connect', { undoable: false }),
    action('2', 'gun.fire'),
    action('1', 'entries.import'),
  ];
  expect(lastUndoable(actions)?.id).toBe('2');
});

it('one key never takes back a start list or a race', () => {
  expect(lastUndoable([action('2', 'entries.import'), action('1', 'race.define')])).toBeUndefined();
});

it('one key takes back a whole chip map', () => {
  expect(lastUndoable([action('2', 'chip.map'), action('1', 'passing.add')])?.id).toBe('2');
});

it('what was taken back comes back by undoing the undo that still stands', () => {
  const actions = [
    action('4', 'undo', { params: { target: '1' } }),
    action('3', 'undo', { params: { target: '2' } }),
    action('2', 'undo', { params: { target: '1' }, undone: true }),
    action('1', 'gun.fire', { undone: true }),
  ];
  expect(undoOf(actions, '1')?.id).toBe('4');
});
