import type { z } from 'zod';
import type { eventFileSchema } from '../../../contract/event-file.ts';

type FileIn = z.input<typeof eventFileSchema>;
type RaceIn = FileIn['races'][number];
type PointIn = RaceIn['points'][number];
type SiteIn = NonNullable<FileIn['sites']>[number];

/** A point whose distance may still be open. */
export type PointDraft = Omit<PointIn, 'distance'> & { distance?: number | undefined };
export type CategoryDraft = Exclude<NonNullable<RaceIn['categories']>, string>[number];
export type ListDraft = NonNullable<RaceIn['lists']>[number];
export type WaveDraft = SiteIn['waves'][number];
export type MatDraft = NonNullable<SiteIn['mats']>[number];
export type EventListDraft = NonNullable<FileIn['lists']>[number];

export type SiteDraft = Omit<SiteIn, 'mats'> & { mats: MatDraft[] };

export type RaceDraft = Omit<RaceIn, 'site' | 'points' | 'categories'> & {
  site: string;
  points: PointDraft[];
  categories: 'five-year' | CategoryDraft[];
};

/**
 * An event file as it is being written: always with its sites, and possibly with what is not right yet. What an organiser
 * writes in a file, what is edited, and what is exported are this one thing.
 */
export interface EventDraft {
  id: string;
  name: FileIn['name'];
  date: string;
  languages?: FileIn['languages'];
  sites: SiteDraft[];
  races: RaceDraft[];
  lists?: EventListDraft[] | undefined;
}

/** The id of the site of an event that names none; the model has the same. */
export const onlySite = 'main';

/** The site of a race. */
export function siteOf(draft: EventDraft, race: RaceDraft): SiteDraft | undefined {
  return draft.sites.find(({ id }) => id === race.site) ?? draft.sites[0];
}

/** The waves that entrants of a race start in. */
export function wavesOf(draft: EventDraft, race: RaceDraft): WaveDraft[] {
  const waves = siteOf(draft, race)?.waves ?? [];
  return race.waves === undefined ? waves : waves.filter(({ id }) => race.waves?.includes(id));
}

/** The mat that a point lies on. */
export const matOf = ({ id, mat = id }: Pick<PointDraft, 'id' | 'mat'>): string => mat;

/** Ids of a site's mats in the order of the courses, those that no course passes last. */
export function matsAt(draft: EventDraft, site: SiteDraft): string[] {
  const races = draft.races.filter((race) => siteOf(draft, race) === site);
  const first = new Map<string, number>();
  for (const point of races.flatMap(({ points }) => points)) {
    const distance = point.kind === 'finish' ? Infinity : (point.distance ?? 0);
    first.set(matOf(point), Math.min(first.get(matOf(point)) ?? Infinity, distance));
  }
  const passed = [...first.keys()].toSorted((one, other) => (first.get(one) ?? 0) - (first.get(other) ?? 0));
  return [...passed, ...site.mats.map(({ id }) => id).filter((id) => !first.has(id))];
}

/** The first id of this kind that is not taken: `lap`, `lap-2`, `lap-3` … */
export function freeId(wanted: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!all.has(id)) return id;
  }
}

/** An id made of a name, or `fallback` where the name has no Latin letters. */
export function idOfName(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /[a-z0-9]/.test(plain) ? plain.slice(0, 48) : fallback;
}
