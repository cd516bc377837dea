import type { SiteRaces } from '../timing/model/event.ts';
import { everyText } from '../timing/model/local-text.ts';
import type { Entry, RaceDefinition } from '../timing/model/race.ts';
import { racesOfWave } from '../timing/runner/race-of-entry.ts';
import type { ListColumn as Column, ListMapping } from '../contract/list-mapping.ts';
import type { Complain } from './start-list-cells.ts';

/** What people call the two distances that have a name of their own, in metres. */
const namedDistances: [RegExp, number][] = [
  [
    /^(half|half(marathon|marathón)|hm|半马|半馬|半程(马拉松|馬拉松)?|полумарафон|половинка|ハーフ(マラソン)?|하프(마라톤)?|semi(marathon)?|(media|meia|mezza)(marat[oó]na?)?|halb(marathon)?|halve(marathon)?|halvmaraton|halvmarathon|yar[ıi]maraton|půlmaraton|półmaraton|жартылаймарафон|жарыммарафон|bánmarathon|напівмарафон)$/,
    21_097.5,
  ],
  [
    /^((full|whole)?marathon|full|fm|全马|全馬|全程(马拉松|馬拉松)?|马拉松|馬拉松|марафон|フル(マラソン)?|マラソン|풀(코스)?|마라톤|marat[oó]na?|maratón|hele(marathon)?)$/,
    42_195,
  ],
];
/** Organisers write 42, 42.2 or 42.195. */
const nearDistance = 0.02;

/** The race of a site that a cell means: by id, by name in any language, or by its distance. Undefined where that is none, or not clear. */
export function raceNamed(text: string, { races }: Pick<SiteRaces, 'races'>): RaceDefinition | undefined {
  const wanted = plain(text);
  const named = races.filter(
    ({ id, name }) => plain(id) === wanted || everyText(name).some((one) => plain(one) === wanted),
  );
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const metres = metresOf(wanted);
  const near = races.filter(({ points }) => {
    const length = points.at(-1)?.distance ?? 0;
    return metres !== null && Math.abs(length - metres) <= nearDistance * length;
  });
  return near.length === 1 ? near[0] : undefined;
}

/** What a list calls its races, and which they are; see {@link ListMapping}. */
export type RacesMeant = ListMapping['races'];

/** Reads a cell that names a race. */
export function readRace(
  text: string | undefined,
  site: SiteRaces,
  complain: Complain,
  meant: RacesMeant = {},
): string | undefined {
  if (text === undefined) return undefined;
  const said = Object.hasOwn(meant, text) ? meant[text] : undefined;
  if (said !== undefined && site.races.some(({ id }) => id === said)) return said;
  const race = raceNamed(text, site);
  if (race === undefined)
    complain('race-unknown', `there is no race "${text}"; there are ${racesText(site)}`, text, {
      known: racesText(site),
    });
  return race?.id;
}

/** Whether it is clear in which race an entry stands: it names one, its wave has only one, or there is one. */
export function isRaceClear({ race, wave }: Pick<Entry, 'race' | 'wave'>, { races }: SiteRaces): boolean {
  if (race !== undefined || races.length < 2) return true;
  return wave !== undefined && racesOfWave(races, wave).length === 1;
}

/** The races of a site, for a message. */
export function racesText({ races }: SiteRaces): string {
  return races.map(({ id }) => id).join(', ');
}

/**
 * The columns of a list whose race stands under a heading that means something else as well, such as 组别 or Division:
 * its cells name nothing but races. Where there is one race a column called Event or Distance is of no use.
 */
export function withRaceColumn(
  columns: readonly (Column | undefined)[],
  rows: readonly (readonly string[])[],
  site: SiteRaces,
): (Column | undefined)[] {
  const isNamed = (at: number) => {
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => raceNamed(cell, site) !== undefined);
  };
  if (site.races.length < 2)
    return columns.map((column, at) => (column === 'race' && !isNamed(at) ? undefined : column));
  if (columns.includes('race')) return [...columns];
  const at = columns.findIndex(
    (column, index) => (column === 'category' || column === 'division') && isNamed(index),
  );
  return columns.map((column, index) => (index === at ? 'race' : column));
}

function metresOf(wanted: string): number | null {
  const named = namedDistances.find(([pattern]) => pattern.test(wanted));
  if (named !== undefined) return named[1];
  const [, number, unit = ''] = /^(\d+(?:[.,]\d+)?)(km|k|公里|千米|км|m|米|м)?$/.exec(wanted) ?? [];
  if (number === undefined) return null;
  const value = Number(number.replace(',', '.'));
  return ['m', '米', 'м'].includes(unit) || (unit === '' && value >= 1000) ? value : value * 1000;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_]/g, '');
}
