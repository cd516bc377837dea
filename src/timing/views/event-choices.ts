import type { EventDefinition } from '../model/event.ts';
import type { LocalText, RaceDefinition } from '../model/race.ts';

/** Something of an event that is chosen by name. */
export interface Named {
  id: string;
  name: LocalText;
}

/** What can be chosen beside one race's lists: the races shown together, and the lists over several; neither where there is no choice. */
export function eventChoices(
  event: EventDefinition | undefined,
  shown: readonly Pick<RaceDefinition, 'id' | 'name'>[],
): { races?: Named[]; listsOverRaces?: Named[] } {
  const races = shown.map(({ id, name }) => ({ id, name }));
  const lists = event === undefined ? [] : listsOverRaces(event);
  return {
    ...(races.length < 2 ? {} : { races }),
    ...(lists.length === 0 ? {} : { listsOverRaces: lists }),
  };
}

/** The lists over several races of an event; one without a name goes by its id. */
export function listsOverRaces({ lists = [] }: Pick<EventDefinition, 'lists'>): Named[] {
  return lists.map(({ id, name }) => ({ id, name: name ?? id }));
}
