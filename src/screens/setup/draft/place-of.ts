/** The parts of the editor, in the order of its list. */
export type Part = 'event' | 'places' | 'races' | 'guns' | 'categories' | 'lists' | 'rules';
export const parts: readonly Part[] = ['event', 'places', 'races', 'guns', 'categories', 'lists', 'rules'];

/** Where a field stands in the editor; `race` by its number where the part shows one race at a time. */
export interface Place {
  part: Part;
  race: number | null;
}

/** The place of a field, by its path in the file: `races.1.points.2.distance`. */
export function placeOf(path: string): Place {
  const [first = '', index = '', field = ''] = path.split('.');
  if (first === 'sites') return { part: siteParts[field] ?? 'places', race: null };
  if (first === 'lists') return { part: 'lists', race: null };
  if (first !== 'races') return { part: 'event', race: null };
  const race = index === '' ? null : Number(index);
  return { part: raceParts[field] ?? 'rules', race };
}

const siteParts: Record<string, Part> = {
  waves: 'guns',
  gunFromMat: 'rules',
  gunWindowSeconds: 'rules',
  ignoredChips: 'rules',
  passingGapSeconds: 'rules',
};

const raceParts: Record<string, Part> = {
  '': 'races',
  id: 'races',
  name: 'races',
  site: 'races',
  kind: 'races',
  label: 'races',
  points: 'races',
  waves: 'races',
  relay: 'races',
  categories: 'categories',
  lists: 'lists',
};
