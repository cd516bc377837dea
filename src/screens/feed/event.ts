import type { Sections } from '../../contract/feed.ts';
import type { RaceView } from '../../contract/rows.ts';
import { useFeed } from './store.ts';

/** The event at the station's site, with its races and mats. */
export type EventView = NonNullable<Sections['event']>;

/** The event; null before it is loaded. */
export const useEvent = (): EventView | null => useFeed((feed) => feed.sections?.event ?? null);

/** IANA zone of the site. */
export const useZone = (): string => useFeed((feed) => feed.sections?.event?.zone) ?? 'UTC';

/** Whether it has to be said of which race something is. */
export const hasSeveral = (event: EventView | null): event is EventView => (event?.races.length ?? 0) > 1;

/** The race with this id, or the first where none is named; null where the event has no such race. */
export function raceIn(event: EventView | null, id?: string): RaceView | null {
  const races = event?.races ?? [];
  return (id === undefined ? races[0] : races.find((race) => race.id === id)) ?? null;
}

/** The mat with this id, or on which a point of this id lies. */
export function matIn(event: EventView | null, id: string): EventView['mats'][number] | undefined {
  const mats = event?.mats ?? [];
  return (
    mats.find((mat) => mat.id === id) ?? mats.find(({ points }) => points.some(({ point }) => point === id))
  );
}

/** The mat that a race finishes at. */
export function finishMat(event: EventView | null, race: RaceView | null): string | null {
  const finish = race?.points.at(-1)?.id;
  const lies = ({ points }: EventView['mats'][number]) =>
    points.some((each) => each.race === race?.id && each.point === finish);
  return event?.mats.find(lies)?.id ?? null;
}
