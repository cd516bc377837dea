import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../timing/model/race.ts';
import { bibOf } from '../entry/entry-keys.ts';
import { changedFields, draftOf, emptyDraft, missingIn } from './entry-draft.ts';

const entry: Entry = {
  bib: '103',
  name: '李娜',
  latinName: 'Li Na',
  sex: 'F',
  birthDate: '1990-03-05',
  club: 'Kunming Runners',
  chips: ['C103', 'D103'],
};

describe('the form of an entry', () => {
  it('that nobody changed says nothing', () => {
    const draft = draftOf(entry, 'half');
    expect(draft).toMatchObject({ bib: '103', race: 'half', chips: 'C103 D103', nationality: '' });
    expect(changedFields(draft, { ...draft, name: ' 李娜 ' })).toEqual({});
  });

  it('says what was changed, and clears what was emptied', () => {
    const draft = draftOf(entry, 'half');
    const after = { ...draft, club: '', race: 'full', chips: 'C103，E5;E6 ', sex: 'M', name: '李娜娜' };
    expect(changedFields(draft, after)).toEqual({
      club: null,
      race: 'full',
      chips: ['C103', 'E5', 'E6'],
      sex: 'M',
      name: '李娜娜',
    });
    expect(changedFields(draft, { ...draft, chips: '' })).toEqual({ chips: [] });
    const known = draftOf({ ...entry, note: 'runs his 20th' }, 'half');
    expect(changedFields(known, { ...known, note: '' })).toEqual({ note: null });
    expect(changedFields(draft, { ...draft, note: 'runs his 20th' })).toEqual({ note: 'runs his 20th' });
  });

  it('of somebody new names what is missing', () => {
    expect(missingIn(emptyDraft)).toEqual(['bib', 'name', 'sex']);
    const draft = { ...emptyDraft, bib: ' ９０１ ', name: 'Zoe', sex: 'F' };
    expect([missingIn(draft), bibOf(draft.bib)]).toEqual([[], '901']);
    expect(changedFields(emptyDraft, draft)).toEqual({ name: 'Zoe', sex: 'F' });
  });
});
