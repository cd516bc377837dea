import { create } from 'zustand';
import { keep, kept } from '../theme/kept.ts';
import { chosenIn, nextChoice } from './chosen-race.ts';
import { hasSeveral, useEvent } from './event.ts';
import { feedNow } from './store.ts';

/** The key for the next race, with Shift for the one before: no layout and no input method has another use for it. */
export const raceKey = 'F2';

/** The console and the announcer's screen remember a race each: `<event> <race>`. */
const storageKey = () => `goldline.race.${location.pathname.split('/')[1] || 'console'}`;

const useStore = create<{ choice: string | null }>(() => ({ choice: kept(storageKey()) }));

/** The race that this screen shows, as somebody chose it in this browser; null shows all. */
export function useRaceChoice(): string | null {
  const event = useEvent();
  return chosenIn(
    event,
    useStore(({ choice }) => choice),
  );
}

/** Shows one race from now on, or all (null). */
export function chooseRace(race: string | null): void {
  const choice = `${feedNow().sections?.event?.id ?? ''} ${race ?? ''}`;
  keep(storageKey(), choice);
  useStore.setState({ choice });
}

/** Shows the next of all races, the first, the second and so on, or the one before (`step` −1). */
export function chooseNextRace(step: 1 | -1): void {
  const event = feedNow().sections?.event ?? null;
  const next = nextChoice(event, chosenIn(event, useStore.getState().choice), step);
  if (hasSeveral(event)) chooseRace(next);
}
