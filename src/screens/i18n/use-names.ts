import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GunView, PointView, RaceView } from '../../contract/rows.ts';
import { languageNow } from './language.ts';
import { hasSeveral, matIn, raceIn, type EventView } from '../feed/event.ts';
import { textIn, type LocalText } from './local-text.ts';

/** Names of what the organiser set up, in the shown language; renewed when that changes. */
export function useNames() {
  useTranslation();
  return namesNow();
}

/** {@link useNames}, for event handlers. */
export function namesNow() {
  const { t } = i18next;
  const language = languageNow();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const text = (local: LocalText) => textIn(local, language);

  const point = (view: PointView) => {
    if (view.name !== undefined) return text(view.name);
    if (view.kind !== 'split') return t(`point.${view.kind}`);
    return t('point.km', { distance: number.format(view.distance / 1000) });
  };

  const pointOf = (race: RaceView | null, id: string) => {
    const view = race?.points.find((candidate) => candidate.id === id);
    return view === undefined ? id : point(view);
  };

  const races = (event: EventView, ids: readonly string[]) =>
    ids.map((id) => textOrId(raceIn(event, id)?.name, id)).join(', ');

  const textOrId = (name: LocalText | undefined, id: string) => (name === undefined ? id : text(name));

  /** The race of something, where the event has several; otherwise null. */
  const raceOf = (event: EventView | null, id: string | undefined) =>
    hasSeveral(event) && id !== undefined ? races(event, [id]) : null;

  /** A mat by its own name, or by what its points are called in the races that pass it. */
  const mat = (event: EventView | null, id: string) => {
    const found = matIn(event, id);
    if (found === undefined) return id;
    if (found.name !== undefined) return text(found.name);
    const called = new Set(found.points.map(({ race, point }) => pointOf(raceIn(event, race), point)));
    return called.size === 0 ? found.id : [...called].join(' / ');
  };

  /** A point of somebody's race, or the mat that they were heard at. */
  const place = (event: EventView | null, race: RaceView | null, id: string) =>
    race?.points.some((view) => view.id === id) === true ? pointOf(race, id) : mat(event, id);

  const category = (race: RaceView | null, id: string) => {
    const name = race?.categories.find((candidate) => candidate.id === id)?.name;
    return name === undefined ? id : text(name);
  };

  const wave = (view: Pick<GunView, 'wave' | 'name'>) =>
    view.name === undefined ? t('wave.name', { wave: view.wave }) : text(view.name);

  const waveOf = (guns: readonly GunView[], id: string) => {
    const view = guns.find((candidate) => candidate.wave === id);
    return view === undefined ? id : wave(view);
  };

  /** The races that start in a wave, where the event has several; otherwise null. */
  const startersOf = (event: EventView | null, view: Pick<GunView, 'races'>) =>
    hasSeveral(event) && view.races !== undefined ? races(event, view.races) || null : null;

  /** A wave with the races that start in it, where the event has several. */
  const start = (event: EventView | null, view: Pick<GunView, 'wave' | 'name' | 'races'>) => {
    const starters = startersOf(event, view);
    return starters === null || starters === wave(view) ? wave(view) : `${starters} · ${wave(view)}`;
  };

  /** What a list is made for one of: a sex, a category, or a division, club, nation, wave as it is called. */
  const group = (race: RaceView | null, id: string) =>
    id === 'F' || id === 'M' || id === 'X' ? t(`list.${id}`) : category(race, id);

  /**
   * The name of a list of results: overall, a sex, a category, a division, or the race's own by its name or id; of
   * several that were made for groups each says for which.
   */
  const list = (race: RaceView | null, id: string, name?: LocalText) => {
    const own = name === undefined ? undefined : text(name);
    if (id === 'overall') return own ?? t('list.overall');
    const [kind, ...rest] = id.split(':');
    const definition = kind === 'list' ? rest.shift() : undefined;
    const groupName = rest.length === 0 ? undefined : group(race, rest.join(':'));
    return [own ?? definition, groupName].filter((part) => part !== undefined).join(' · ');
  };

  /** The day of a race or an event, as one writes it. */
  const day = ({ date }: Pick<RaceView, 'date'>) => dates.format(Date.parse(date));

  return { text, day, point, pointOf, mat, place, raceOf, category, wave, waveOf, startersOf, start, list };
}
