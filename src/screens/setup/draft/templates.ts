import type { LocalText } from '../../i18n/local-text.ts';
import { categoriesOf } from './category-presets.ts';
import {
  idOfName,
  onlySite,
  type EventDraft,
  type PointDraft,
  type RaceDraft,
  type SiteDraft,
  type WaveDraft,
} from './event-draft.ts';
import { startAt } from './starts.ts';

export type Template = 'village' | 'ten' | 'half' | 'marathon' | 'weekend' | 'laps' | 'relay' | 'cities';
/** In the order in which they are offered. */
export const templates: readonly Template[] = [
  'village',
  'ten',
  'half',
  'marathon',
  'weekend',
  'laps',
  'relay',
  'cities',
];

/** What somebody says of an event before it is made. */
export interface Beginning {
  name: LocalText;
  date: string;
  /** Time of day of the first gun, `8:00`. */
  time: string;
  zone: string;
}

const half = 21_097.5;
const marathon = 42_195;

const names = {
  village: { en: '5 km', 'zh-CN': '5 公里', ru: '5 км' },
  ten: { en: '10 km', 'zh-CN': '10 公里', ru: '10 км' },
  half: { en: 'Half marathon', 'zh-CN': '半程马拉松', ru: 'Полумарафон' },
  marathon: { en: 'Marathon', 'zh-CN': '马拉松', ru: 'Марафон' },
  relay: { en: 'Marathon relay', 'zh-CN': '马拉松接力', ru: 'Марафонская эстафета' },
  laps: { en: '10 km in four laps', 'zh-CN': '10 公里（四圈）', ru: '10 км, четыре круга' },
  line: { en: 'Start and finish', 'zh-CN': '起终点', ru: 'Старт и финиш' },
  first: { en: 'First city', 'zh-CN': '第一城市', ru: 'Первый город' },
  second: { en: 'Second city', 'zh-CN': '第二城市', ru: 'Второй город' },
  allCities: { en: 'All cities', 'zh-CN': '所有城市', ru: 'Все города' },
  teams: { en: 'Teams', 'zh-CN': '团队', ru: 'Команды' },
} as const;

/** An event made of a template: whole and right, to be changed in any order. */
export function eventOf(template: Template, beginning: Beginning): EventDraft {
  const { name, date, zone } = beginning;
  const text = typeof name === 'string' ? name : (name.en ?? '');
  const plain = idOfName(text, 'event');
  const id = plain === 'event' ? `event-${date}` : withYear(plain, date);
  const { sites, races, lists } = parts[template]((later) => startLater(beginning, later), zone);
  return { id, name, date, sites, races, ...(lists === undefined ? {} : { lists }) };
}

function withYear(id: string, date: string): string {
  return id.includes(date.slice(0, 4)) ? id : `${id}-${date.slice(0, 4)}`;
}

/** Minutes after the first gun. */
type At = (minutes: number) => string | undefined;
type Parts = (at: At, zone: string) => Pick<EventDraft, 'sites' | 'races' | 'lists'>;

const parts: Record<Template, Parts> = {
  village: (at, zone) => ({
    sites: [site(zone, [{ id: 'A', start: at(0) }], true)],
    races: [
      {
        ...race('5k', names.village, onLine(5000, 600)),
        categories: categoriesOf('open'),
        lists: [{ id: 'sex', prizes: 3 }],
      },
    ],
  }),
  ten: (at, zone) => ({
    sites: [site(zone, [{ id: 'A', start: at(0) }])],
    races: [race('10k', names.ten, course(10_000, [5000]))],
  }),
  half: (at, zone) => ({
    sites: [site(zone, [{ id: 'A', start: at(0) }])],
    races: [race('half', names.half, course(half, [5000, 10_000, 15_000], 3 * 3600))],
  }),
  marathon: (at, zone) => ({
    sites: [site(zone, [{ id: 'A', start: at(0) }])],
    races: [race('marathon', names.marathon, course(marathon, [10_000, half, 30_000, 40_000], 6 * 3600))],
  }),
  weekend: (at, zone) => ({
    sites: [
      site(zone, [
        { id: 'M', name: names.marathon, start: at(0) },
        { id: 'H', name: names.half, start: at(30) },
        { id: 'T', name: names.ten, start: at(60) },
      ]),
    ],
    races: [
      {
        ...race('marathon', names.marathon, course(marathon, [10_000, half, 30_000, 40_000], 6 * 3600)),
        waves: ['M'],
      },
      { ...race('half', names.half, course(half, [10_000], 3 * 3600)), waves: ['H'] },
      { ...race('10k', names.ten, course(10_000, [5000], 5400)), waves: ['T'] },
    ],
  }),
  laps: (at, zone) => ({
    sites: [site(zone, [{ id: 'A', start: at(0) }], true)],
    races: [race('10k', names.laps, lapsOf(4, 2500, 'line'))],
  }),
  relay: (at, zone) => ({
    sites: [site(zone, [{ id: 'A', start: at(0) }])],
    races: [
      {
        ...race('relay', names.relay, course(marathon, [10_000, half, 30_000], 6 * 3600)),
        categories: [],
        relay: { exchanges: ['10k', 'half', '30k'] },
      },
    ],
  }),
  cities: (at, zone) => ({
    sites: [
      { ...site(zone, [{ id: 'A', start: at(0) }]), id: 'first', name: names.first },
      { ...site(zone, [{ id: 'A', start: at(0) }]), id: 'second', name: names.second },
    ],
    races: [
      { ...race('10k-first', joined(names.ten, names.first), course(10_000, [5000])), site: 'first' },
      { ...race('10k-second', joined(names.ten, names.second), course(10_000, [5000])), site: 'second' },
    ],
    lists: [
      { id: 'all', name: names.allCities, races: ['10k-first', '10k-second'], basis: 'chip', by: 'sex' },
    ],
  }),
};

function joined(one: Record<string, string>, other: Record<string, string>): LocalText {
  return Object.fromEntries(Object.entries(one).map(([tag, text]) => [tag, `${text}, ${other[tag] ?? ''}`]));
}

function site(zone: string, waves: WaveDraft[], hasLine = false): SiteDraft {
  return { id: onlySite, zone, waves, mats: hasLine ? [{ id: 'line', name: names.line }] : [] };
}

function race(id: string, name: LocalText, points: PointDraft[]): RaceDraft {
  return { id, site: onlySite, name, points, categories: 'five-year' };
}

/** A course with a mat of its own at each point. */
function course(length: number, splits: readonly number[], cutOffSeconds?: number): PointDraft[] {
  return [
    { id: 'start', kind: 'start', distance: 0 },
    ...splits.map((distance): PointDraft => ({ id: splitId(distance), kind: 'split', distance })),
    {
      id: 'finish',
      kind: 'finish',
      distance: length,
      ...(cutOffSeconds === undefined ? {} : { cutOffSeconds }),
    },
  ];
}

const splitId = (distance: number) => (distance === half ? 'half' : `${distance / 1000}k`);

/** One mat for start and finish; nobody who steps over it right after the start has finished. */
function onLine(length: number, minTimeSeconds: number): PointDraft[] {
  return [
    { id: 'start', kind: 'start', distance: 0, mat: 'line' },
    { id: 'finish', kind: 'finish', distance: length, mat: 'line', minTimeSeconds },
  ];
}

/** So many laps of a length, from a mat over the same mat to the same mat. */
export function lapsOf(laps: number, length: number, mat: string): PointDraft[] {
  return [
    { id: 'start', kind: 'start', distance: 0, mat },
    ...Array.from({ length: laps - 1 }, (_, index): PointDraft => ({
      id: `lap-${index + 1}`,
      kind: 'split',
      distance: (index + 1) * length,
      mat,
    })),
    { id: 'finish', kind: 'finish', distance: laps * length, mat },
  ];
}

function startLater({ date, time, zone }: Beginning, minutes: number): string | undefined {
  const [hours = '', rest = ''] = time.split(':');
  const all = Number(hours) * 60 + Number(rest) + minutes;
  return startAt(date, `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`, zone);
}
