import { isEntrant } from '../model/category.ts';
import type { Entry, Grouping, ListDefinition, RaceDefinition } from '../model/race.ts';

/** `overall`, `sex:F`, `category:W35`, `division:wheelchair`; a race's own: `list:elite`, `list:clubs:Harriers`. */
export type ListId =
  'overall' | `sex:${string}` | `category:${string}` | `division:${string}` | `list:${string}`;

/** The lists that every race has. Entrants of a division, such as wheelchairs, have lists of their own. */
const usual: readonly ListDefinition[] = [
  { id: 'overall' },
  { id: 'sex', by: 'sex' },
  { id: 'category', by: 'category' },
  { id: 'division', by: 'division' },
];

/** All lists of a race: the usual ones, as the race sets them, then its own. */
export function definitionsOf(race: RaceDefinition): ListDefinition[] {
  const defined = race.lists ?? [];
  return [
    ...usual.map((list) => ({ ...list, ...defined.find(({ id }) => id === list.id), by: list.by })),
    ...defined.filter(({ id }) => usual.every((list) => list.id !== id)),
  ];
}

/** The list of this definition in which an entry stands; null where in none. */
export function listIdOf(
  definition: ListDefinition,
  entry: Entry,
  category: string | null,
  race: RaceDefinition,
): ListId | null {
  const { entrants = {}, by } = definition;
  const wanted =
    by === 'division' && entrants.divisions === undefined && entry.division !== undefined
      ? { ...entrants, divisions: [entry.division] }
      : entrants;
  if (!isEntrant(entry, category, race, wanted)) return null;
  if (by === undefined) return definition.id === 'overall' ? 'overall' : `list:${definition.id}`;
  const group = groupOf(by, entry, category, race);
  if (group === undefined) return null;
  const isUsual = usual.some(({ id }) => id === definition.id);
  return (isUsual ? `${definition.id}:${group}` : `list:${definition.id}:${group}`) as ListId;
}

function groupOf(
  by: Grouping,
  entry: Entry,
  category: string | null,
  race: RaceDefinition,
): string | undefined {
  switch (by) {
    case 'sex':
      return entry.sex;
    case 'category':
      return category ?? undefined;
    case 'wave':
      return entry.wave ?? race.waves[0]?.id;
    case 'division':
      return entry.division;
    case 'club':
      return entry.club;
    case 'nationality':
      return entry.nationality;
  }
}

/** The order in which the groups of a list are shown: the race's own where it has one, else by name. */
export function compareGroups(
  race: RaceDefinition,
  by: Grouping | undefined,
  one: ListId,
  other: ListId,
): number {
  const ids =
    by === 'sex'
      ? ['F', 'M', 'X']
      : by === 'category'
        ? race.categories.map(({ id }) => id)
        : race.waves.map(({ id }) => id);
  const place = (list: ListId) => {
    const index = ids.indexOf(list.slice(list.lastIndexOf(':') + 1));
    return index < 0 ? Infinity : index;
  };
  const [a, b] = [place(one), place(other)];
  if (a !== b) return a - b;
  return one < other ? -1 : one > other ? 1 : 0;
}
