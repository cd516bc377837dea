import type { ListId } from '../timing/lists/list-definitions.ts';
import type { Language, ListDefinition, RaceDefinition } from '../timing/model/race.ts';
import { localText } from './csv-text.ts';
import { text } from '../words/text.ts';
import { dictionary } from '../words/dictionary.ts';

/** What places of a list go by, in words. */
export function basisText(
  { basis, order }: ListDefinition,
  race: RaceDefinition,
  language: Language,
): string {
  const words = dictionary[language].heading.basis;
  const by = basis ?? race.rankBy;
  if (order === 'line') return words.line;
  return typeof by === 'object' ? text(language, 'heading.basis.first', { finishers: by.first }) : words[by];
}

/** The heading of a list's places; where these go by another time than the race's, it says so. */
export function placeHeading(definition: ListDefinition, race: RaceDefinition, language: Language): string {
  const words = dictionary[language].heading;
  const { id, name, basis = race.rankBy, order } = definition;
  const usual = {
    overall: words.place,
    sex: words.sexPlace,
    category: words.categoryPlace,
    division: words.divisionPlace,
  }[id];
  if (usual !== undefined) return usual;
  const own = localText(name, language) ?? id;
  return basis === race.rankBy && order !== 'line'
    ? own
    : `${own} (${basisText(definition, race, language)})`;
}

/** A list by its name, with the sex, category, club … that it is for. */
export function listName(
  id: ListId,
  definition: ListDefinition,
  race: RaceDefinition,
  language: Language,
): string {
  const isUsual = !id.startsWith('list:');
  const own = localText(definition.name, language);
  if (definition.by === undefined)
    return own ?? (isUsual ? dictionary[language].heading.overall : definition.id);
  const group = id.slice(`${isUsual ? '' : 'list:'}${definition.id}:`.length);
  const name = groupName(definition, group, race, language);
  return isUsual && own === undefined ? name : `${own ?? definition.id}: ${name}`;
}

function groupName({ by }: ListDefinition, group: string, race: RaceDefinition, language: Language): string {
  const { sexes } = dictionary[language].heading;
  if (by === 'sex') return sexes[group as keyof typeof sexes] ?? group;
  const named = by === 'category' ? race.categories : by === 'wave' ? race.waves : [];
  return localText(named.find(({ id }) => id === group)?.name, language) ?? group;
}
