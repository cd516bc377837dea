import type { EntryFields } from '../../../timing/model/actions.ts';
import type { Entry } from '../../../timing/model/race.ts';

/** An entry as its form shows it: all text; empty where nothing is said. */
export interface EntryDraft {
  bib: string;
  name: string;
  latinName: string;
  sex: string;
  birthDate: string;
  nationality: string;
  club: string;
  race: string;
  wave: string;
  category: string;
  chips: string;
  /** What the announcer should know. */
  note: string;
}

/** What a form begins with for somebody new. */
export const emptyDraft: EntryDraft = {
  bib: '',
  name: '',
  latinName: '',
  sex: '',
  birthDate: '',
  nationality: '',
  club: '',
  race: '',
  wave: '',
  category: '',
  chips: '',
  note: '',
};

/** What a form begins with for an entry; `race` is the one that it is in where the entry names none. */
export function draftOf(entry: Entry, race: string): EntryDraft {
  const { bib, name, latinName, sex, birthDate, nationality, club, wave, category, chips, note } = entry;
  return {
    bib,
    name,
    latinName: latinName ?? '',
    sex,
    birthDate: birthDate ?? '',
    nationality: nationality ?? '',
    club: club ?? '',
    race: entry.race ?? race,
    wave: wave ?? '',
    category: category ?? '',
    chips: chips.join(' '),
    note: note ?? '',
  };
}

/** What the form says of another entry than before: only the fields that a person changed, so that nothing else is written. */
export function changedFields(before: EntryDraft, after: EntryDraft): EntryFields {
  const fields: EntryFields = {};
  const has = (field: keyof EntryDraft) => clean(before[field]) !== clean(after[field]);
  for (const field of clearable) if (has(field)) fields[field] = clean(after[field]) || null;
  if (has('name')) fields.name = clean(after.name);
  if (has('sex') && isSex(after.sex)) fields.sex = after.sex;
  if (has('chips')) fields.chips = chipsOf(after.chips);
  return fields;
}

/** What has to be there before the entry can be saved and is not. */
export function missingIn({ bib, name, sex }: EntryDraft): ('bib' | 'name' | 'sex')[] {
  const said = { bib: clean(bib), name: clean(name), sex };
  return (['bib', 'name', 'sex'] as const).filter((field) => said[field] === '');
}

const clearable = [
  'latinName',
  'birthDate',
  'nationality',
  'club',
  'race',
  'wave',
  'category',
  'note',
] as const satisfies (keyof EntryDraft)[];

function chipsOf(text: string): string[] {
  return text.split(/[\s,;，；、]+/).filter((chip) => chip !== '');
}

function clean(text: string): string {
  return text.trim();
}

function isSex(text: string): text is Entry['sex'] {
  return text === 'F' || text === 'M' || text === 'X';
}

/** What a form of somebody new begins with, where a bib or the beginning of a name was typed. */
export function typedDraft(typed: string): Partial<EntryDraft> {
  const text = clean(typed.normalize('NFKC'));
  if (text === '') return {};
  return /\d/.test(text) ? { bib: text } : { name: clean(typed) };
}
