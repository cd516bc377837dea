import type { ListDraft, RaceDraft } from './event-draft.ts';

/** The lists that every race has. */
export const usualLists = ['overall', 'sex', 'category', 'division'] as const;
export type UsualList = (typeof usualLists)[number];

/** Whether a list is one that every race has. */
export const isUsual = (id: string): id is UsualList => (usualLists as readonly string[]).includes(id);

/** Changes a list of a race by its id; one that says nothing more is taken out. */
export function setUsual(race: RaceDraft, id: string, recipe: (list: ListDraft) => void): void {
  const lists = (race.lists ??= []);
  const known = lists.find((list) => list.id === id);
  const list: ListDraft = known ?? { id };
  recipe(list);
  const says = Object.entries(list).some(([field, value]) => field !== 'id' && value !== undefined);
  if (known === undefined && says) lists.push(list);
  if (known !== undefined && !says) lists.splice(lists.indexOf(known), 1);
  if (lists.length === 0) delete race.lists;
}
