import type { ActionBody } from '../timing/model/actions.ts';

/**
 * How an action is taken back: `at-once`, `ask` (only after a question, because the whole race hangs on it), or
 * `never`. Undoing an undo brings back what it took.
 */
export type Undoing = 'at-once' | 'ask' | 'never';

/** The one answer for each type of action. */
const undoing: Record<ActionBody['type'], Undoing> = {
  'race.define': 'ask',
  'event.define': 'ask',
  'entries.import': 'ask',
  'gun.fire': 'ask',
  'passing.add': 'at-once',
  'passing.assign': 'at-once',
  'passing.void': 'at-once',
  'chip.assign': 'at-once',
  'chip.swap': 'at-once',
  'chip.map': 'at-once',
  'entry.change': 'at-once',
  'entry.withdraw': 'at-once',
  'status.set': 'at-once',
  'order.set': 'at-once',
  'race.close': 'at-once',
  'reader.connect': 'never',
  'reader.disconnect': 'never',
  'clock.correct': 'at-once',
  'station.stall': 'never',
  'clock.jump': 'never',
  undo: 'at-once',
};

/** How an action of this type is taken back; one of a newer version than this program only after a question. */
export function undoingOf(type: string): Undoing {
  return type in undoing ? undoing[type as ActionBody['type']] : 'ask';
}
