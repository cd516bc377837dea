import { hasSeveral, type EventView } from './event.ts';

/** What is chosen in an event: a race of it, or all of them. */
export function chosenIn(event: EventView | null, choice: string | null): string | null {
  if (!hasSeveral(event)) return null;
  return event.races.find(({ id }) => choice === `${event.id} ${id}`)?.id ?? null;
}

/** The choice `step` places after another, in a circle that begins with all races. */
export function nextChoice(event: EventView | null, choice: string | null, step: 1 | -1): string | null {
  const choices = [null, ...(event?.races ?? []).map(({ id }) => id)];
  return choices.at((choices.indexOf(choice) + step) % choices.length) ?? null;
}
