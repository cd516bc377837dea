import { chipCheckMat } from '../../contract/chip-check.ts';
import type { GunView, RaceView } from '../../contract/rows.ts';
import { hasSeveral, matIn, raceIn, type EventView } from '../feed/event.ts';
import type { LocalText } from './local-text.ts';

/** How single things are called in the shown language. */
interface Names {
  text: (local: LocalText) => string;
  pointOf: (race: RaceView | null, id: string) => string;
  wave: (view: Pick<GunView, 'wave' | 'name'>) => string;
  /** What the mat of the chip check is called. */
  check: string;
}

/** Names of what belongs to several races, or has to say to which. */
export function eventNames({ text, pointOf, wave, check }: Names) {
  const races = (event: EventView, ids: readonly string[]) =>
    ids.map((id) => textOrId(raceIn(event, id)?.name, id)).join(', ');

  const textOrId = (name: LocalText | undefined, id: string) => (name === undefined ? id : text(name));

  /** The race of something, where the event has several; otherwise null. */
  const raceOf = (event: EventView | null, id: string | undefined) =>
    hasSeveral(event) && id !== undefined ? races(event, [id]) : null;

  /** A mat by its own name, or by what its points are called in the races that pass it. */
  const mat = (event: EventView | null, id: string) => {
    if (id === chipCheckMat && matIn(event, id) === undefined) return check;
    const found = matIn(event, id);
    if (found === undefined) return id;
    if (found.name !== undefined) return text(found.name);
    const called = new Set(found.points.map(({ race, point }) => pointOf(raceIn(event, race), point)));
    return called.size === 0 ? found.id : [...called].join(' / ');
  };

  /** A point of somebody's race, or the mat that they were heard at. */
  const place = (event: EventView | null, race: RaceView | null, id: string) =>
    race?.points.some((view) => view.id === id) === true ? pointOf(race, id) : mat(event, id);

  /** The races that start in a wave, where the event has several; otherwise null. */
  const startersOf = (event: EventView | null, view: Pick<GunView, 'races'>) =>
    hasSeveral(event) && view.races !== undefined ? races(event, view.races) || null : null;

  /** A wave with the races that start in it, where the event has several; a start that races share is known by its own name. */
  const start = (event: EventView | null, view: Pick<GunView, 'wave' | 'name' | 'races'>) => {
    const starters = startersOf(event, view);
    const isShared = view.name !== undefined && (view.races?.length ?? 0) > 1;
    return starters === null || isShared || starters === wave(view)
      ? wave(view)
      : `${starters} · ${wave(view)}`;
  };

  return { raceOf, mat, place, startersOf, start };
}
