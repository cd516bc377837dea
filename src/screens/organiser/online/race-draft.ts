import type { OnlineRace } from '../../../contract/online.ts';
import { plainIdSchema } from '../../../contract/organiser.ts';
import { instantTyped, typedClock } from '../../../contract/typed-clock.ts';
import { isZone } from '../../../contract/zone.ts';
import type { Language } from '../../i18n/language.ts';
import type { LocalText } from '../../i18n/local-text.ts';

type Asked = OnlineRace['ask']['club'];

/** An online race as its form has it: texts as they are typed. */
export interface RaceDraft {
  id: string;
  name: Record<Language, string>;
  kilometres: string;
  zone: string;
  entriesFrom: string;
  entriesTo: string;
  windowFrom: string;
  windowTo: string;
  handInUntil: string;
  answerDays: string;
  minimumAge: string;
  limit: string;
  byCode: boolean;
  payment: string;
  club: Asked;
  city: Asked;
  nationality: Asked;
  picture: boolean;
  declared: boolean;
  indoorCounts: boolean;
  fallRefused: boolean;
  fourEyesPlaces: string;
  keepDays: string;
  words: Record<Language, string>;
}

/** Why a field cannot stay as it is. */
export type Fault =
  'needed' | 'name' | 'id' | 'taken' | 'number' | 'zone' | 'moment' | 'before' | 'late' | 'early' | 'address';
export type Faults = Partial<Record<keyof RaceDraft, Fault>>;

/** Fields with a text of one line. */
type TypedField = {
  [Key in keyof RaceDraft]: RaceDraft[Key] extends string ? Key : never;
}[keyof RaceDraft];

const dayMs = 86_400_000;

/** A marathon from the next Saturday to the Sunday of the week after, entered from now on. */
export function newDraft(now: number, zone: string): RaceDraft {
  const weekday = new Date(now).getUTCDay();
  const saturday = now + ((6 - weekday + 7) % 7 || 7) * dayMs;
  const on = (instant: number, clock: string) => `${typedClock(instant, zone).slice(0, 10)}T${clock}`;
  const end = on(saturday + 8 * dayMs, '23:59');
  return {
    id: 'online-marathon',
    name: { en: '', 'zh-CN': '', ru: '' },
    kilometres: '42.195',
    zone,
    entriesFrom: on(now, '00:00'),
    entriesTo: end,
    windowFrom: on(saturday, '00:00'),
    windowTo: end,
    handInUntil: on(saturday + 10 * dayMs, '23:59'),
    answerDays: '5',
    minimumAge: '18',
    limit: '',
    byCode: false,
    payment: '',
    club: 'optional',
    city: 'optional',
    nationality: 'optional',
    picture: true,
    declared: false,
    indoorCounts: false,
    fallRefused: false,
    fourEyesPlaces: '3',
    keepDays: '90',
    words: { en: '', 'zh-CN': '', ru: '' },
  };
}

/** The draft of a race as it is set. */
export function draftOf(race: OnlineRace): RaceDraft {
  const clock = (instant: number) => typedClock(instant, race.zone);
  return {
    id: race.id,
    name: inLanguages(race.name),
    kilometres: String(race.distance / 1000),
    zone: race.zone,
    entriesFrom: clock(race.entries.from),
    entriesTo: clock(race.entries.to),
    windowFrom: clock(race.window.from),
    windowTo: clock(race.window.to),
    handInUntil: clock(race.handInUntil),
    answerDays: String(race.answerDays),
    minimumAge: String(race.minimumAge),
    limit: race.limit === null ? '' : String(race.limit),
    byCode: race.byCode,
    payment: race.payment ?? '',
    ...race.ask,
    ...race.accepts,
    indoorCounts: race.indoorCounts,
    fallRefused: race.fallRefused,
    fourEyesPlaces: String(race.fourEyesPlaces),
    keepDays: String(race.keepDays),
    words: inLanguages(race.words),
  };
}

/** The race of a draft, or which fields are wrong and why. `others`: ids that are taken. */
export function raceOf(
  draft: RaceDraft,
  others: readonly string[],
): { race: OnlineRace } | { faults: Faults } {
  const faults: Faults = {};
  const id = draft.id.trim();
  if (id === '') faults.id = 'needed';
  else if (!plainIdSchema.safeParse(id).success) faults.id = 'id';
  else if (others.includes(id)) faults.id = 'taken';
  if (Object.values(draft.name).every((name) => name.trim() === '')) faults.name = 'name';
  if (!isZone(draft.zone)) faults.zone = 'zone';
  const moment = (field: keyof RaceDraft & `${'entries' | 'window' | 'handIn'}${string}`) => {
    // Without a zone no clock says anything.
    if (faults.zone !== undefined) return 0;
    const instant = instantTyped(draft[field], draft.zone);
    if (instant === null) faults[field] = 'moment';
    return instant ?? 0;
  };
  const number = (field: TypedField, { low, high }: { low: number; high: number }) => {
    const typed = draft[field].trim();
    const value = Number(typed.replace(',', '.'));
    if (typed === '' || !(value >= low && value <= high)) faults[field] = 'number';
    return value;
  };
  const whole = (field: TypedField, range: { low: number; high: number }) => {
    const value = number(field, range);
    if (!Number.isInteger(value)) faults[field] = 'number';
    return value;
  };
  const race: OnlineRace = {
    id,
    name: localOf(draft.name),
    distance: Math.round(number('kilometres', { low: 0.1, high: 500 }) * 10_000) / 10,
    zone: draft.zone,
    entries: { from: moment('entriesFrom'), to: moment('entriesTo') },
    window: { from: moment('windowFrom'), to: moment('windowTo') },
    handInUntil: moment('handInUntil'),
    answerDays: whole('answerDays', { low: 1, high: 60 }),
    minimumAge: whole('minimumAge', { low: 0, high: 99 }),
    limit: draft.limit.trim() === '' ? null : whole('limit', { low: 1, high: 10_000_000 }),
    byCode: draft.byCode,
    payment: draft.payment.trim() === '' ? null : draft.payment.trim(),
    ask: { club: draft.club, city: draft.city, nationality: draft.nationality },
    accepts: { picture: draft.picture, declared: draft.declared },
    indoorCounts: draft.indoorCounts,
    fallRefused: draft.fallRefused,
    fourEyesPlaces: whole('fourEyesPlaces', { low: 0, high: 100 }),
    keepDays: whole('keepDays', { low: 1, high: 730 }),
    words: localOf(draft.words),
  };
  if (race.payment !== null && !/^https:\/\/\S+\.\S+$/.test(race.payment)) faults.payment = 'address';
  const isTimed = faults.zone === undefined && !Object.values(faults).includes('moment');
  if (isTimed) Object.assign(faults, outOfOrder(race));
  return Object.keys(faults).length === 0 ? { race } : { faults };
}

function outOfOrder({ entries, window, handInUntil }: OnlineRace): Faults {
  return {
    ...(entries.to > window.to ? { entriesTo: 'late' } : {}),
    ...(entries.to <= entries.from ? { entriesTo: 'before' } : {}),
    ...(window.to <= window.from ? { windowTo: 'before' } : {}),
    ...(handInUntil < window.to ? { handInUntil: 'early' } : {}),
  };
}

function inLanguages(text: LocalText): Record<Language, string> {
  if (typeof text === 'string') return { en: text, 'zh-CN': '', ru: '' };
  return { en: text.en ?? '', 'zh-CN': text['zh-CN'] ?? '', ru: text.ru ?? '' };
}

function localOf(texts: Record<Language, string>): LocalText {
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  return Object.fromEntries(given.map(([language, text]) => [language, text.trim()]));
}
