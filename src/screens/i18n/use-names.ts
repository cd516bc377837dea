import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GunView, PointView, RaceView } from '../../contract/rows.ts';
import { languageNow } from './language.ts';
import { eventNames } from './event-names.ts';
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

  return {
    text,
    day,
    point,
    pointOf,
    category,
    wave,
    waveOf,
    group,
    list,
    ...eventNames({ text, pointOf, wave, check: t('check.mat') }),
  };
}
