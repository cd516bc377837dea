import { z } from 'zod';
import type { ActionType } from '../timing/model/actions.ts';

/** What actions are about, as one looks for them in the log. */
export const logKindSchema = z.enum([
  'guns',
  'times',
  'chips',
  'entries',
  'rulings',
  'event',
  'readers',
  'station',
  'files',
  'undo',
]);
export type LogKind = z.infer<typeof logKindSchema>;

export const logKinds: Record<ActionType, LogKind> = {
  'race.define': 'event',
  'event.define': 'event',
  'entries.import': 'entries',
  'gun.fire': 'guns',
  'passing.add': 'times',
  'passing.sheet': 'times',
  'passing.assign': 'times',
  'passing.void': 'times',
  'chip.assign': 'chips',
  'chip.map': 'chips',
  'chip.swap': 'chips',
  'entry.change': 'entries',
  'bib.change': 'entries',
  'entry.withdraw': 'entries',
  'status.set': 'rulings',
  'order.set': 'rulings',
  'race.close': 'rulings',
  'race.reopen': 'rulings',
  'protest.lodge': 'rulings',
  'protest.decide': 'rulings',
  'results.publish': 'rulings',
  'station.event': 'event',
  'certificate.design': 'files',
  'certificate.picture': 'files',
  'official.copy': 'files',
  'results.preset': 'files',
  'reader.connect': 'readers',
  'reader.disconnect': 'readers',
  'clock.correct': 'readers',
  'clock.jump': 'station',
  'station.stall': 'station',
  undo: 'undo',
};
