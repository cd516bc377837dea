import { expect, it } from 'vitest';
import { onlineRaceSchema } from '../../../contract/online.ts';
import { draftOf, newDraft, raceOf, type RaceDraft } from './race-draft.ts';

const wednesday = Date.parse('2026-11-25T10:00:00Z');
const draft: RaceDraft = {
  ...newDraft(wednesday, 'Asia/Shanghai'),
  name: { en: 'Online marathon', 'zh-CN': '线上马拉松', ru: '' },
};

it('a new race needs nothing but a name', () => {
  expect(raceOf(newDraft(wednesday, 'Asia/Shanghai'), [])).toEqual({ faults: { name: 'name' } });
  const made = raceOf(draft, []);
  expect(made).toMatchObject({
    race: {
      distance: 42_195,
      name: { en: 'Online marathon', 'zh-CN': '线上马拉松' },
      window: { from: Date.parse('2026-11-27T16:00:00Z'), to: Date.parse('2026-12-06T15:59:00Z') },
      handInUntil: Date.parse('2026-12-08T15:59:00Z'),
    },
  });
  expect(onlineRaceSchema.safeParse('race' in made ? made.race : null).success).toBe(true);
});

it('a race that is set is the same after its form', () => {
  const made = raceOf(draft, []);
  if (!('race' in made)) throw new Error('not made');
  expect(raceOf(draftOf(made.race), [])).toEqual(made);
});

it.each<[Partial<RaceDraft>, object]>([
  [{ id: 'online marathon' }, { id: 'id' }],
  [{ id: 'other' }, { id: 'taken' }],
  [{ kilometres: '0' }, { kilometres: 'number' }],
  [{ kilometres: 'far' }, { kilometres: 'number' }],
  [{ entriesTo: '2020-01-01T00:00' }, { entriesTo: 'before' }],
  [{ entriesTo: '2027-01-01T00:00' }, { entriesTo: 'late' }],
  [{ windowTo: '' }, { windowTo: 'moment' }],
  [{ handInUntil: '2026-11-29T00:00' }, { handInUntil: 'early' }],
  [{ zone: 'Kunming' }, { zone: 'zone' }],
  [{ answerDays: '1.5' }, { answerDays: 'number' }],
  [{ limit: '0' }, { limit: 'number' }],
  [{ payment: 'http://pay.example' }, { payment: 'address' }],
])('%j is told beside its field', (given, faults) => {
  expect(raceOf({ ...draft, ...given }, ['other'])).toEqual({ faults });
});
