import { idOfDistance } from './distance.ts';
import {
  freeId,
  idOfName,
  matOf,
  siteOf,
  type EventDraft,
  type PointDraft,
  type RaceDraft,
  type SiteDraft,
} from './event-draft.ts';

/**
 * Changes of a draft that touch more than one field. Each changes the draft that it is given, which is a copy of the one
 * that is shown.
 */

/** Adds a split of a race where it belongs on the course; `mat`: an existing one, or null for one of its own. */
export function addPoint(draft: EventDraft, race: RaceDraft, distance: number, mat: string | null): void {
  const wanted = idOfDistance(distance);
  const taken = race.points.map(({ id }) => id);
  const id = freeId(mat ?? wanted, taken);
  const point: PointDraft = { id, kind: 'split', distance };
  if (mat !== null && mat !== id) point.mat = mat;
  const at = race.points.findIndex((other) => other.kind === 'finish' || (other.distance ?? 0) > distance);
  race.points.splice(at === -1 ? race.points.length : at, 0, point);
  keepNamesApart(draft, race, point);
}

/** Adds a split at each so many metres that has none, before the finish. */
export function addEvery(draft: EventDraft, race: RaceDraft, step: number): void {
  const finish = race.points.at(-1)?.distance ?? 0;
  for (let distance = step; distance < finish - step / 10; distance += step)
    if (race.points.every((point) => point.distance !== distance)) addPoint(draft, race, distance, null);
}

/** Takes a point off a course; start and finish stay. */
export function removePoint(race: RaceDraft, index: number): void {
  const [gone] = race.points.splice(index, 1);
  if (race.relay === undefined || gone === undefined) return;
  const exchanges = race.relay.exchanges.filter((id) => id !== gone.id);
  if (exchanges.length === 0) delete race.relay;
  else race.relay = { exchanges };
}

/** Puts a point on another mat; null: one of its own. */
export function putOnMat(draft: EventDraft, race: RaceDraft, point: PointDraft, mat: string | null): void {
  if (mat === null || mat === point.id) delete point.mat;
  else point.mat = mat;
  keepNamesApart(draft, race, point);
}

/** People and readers name a mat by the points on it: a point that has the name of another mat gets one of its own. */
function keepNamesApart(draft: EventDraft, race: RaceDraft, point: PointDraft): void {
  const others = draft.races
    .filter((one) => siteOf(draft, one) === siteOf(draft, race))
    .flatMap(({ points }) => points)
    .filter((one) => one !== point);
  const mat = matOf(point);
  const before = point.id;
  const isMat = (id: string) => others.some((one) => matOf(one) === id && id !== mat);
  const isElsewhere = (id: string) => others.some((one) => one.id === id && matOf(one) !== mat);
  if (isElsewhere(mat)) {
    point.id = freeId(
      mat,
      others.flatMap((one) => [one.id, matOf(one)]),
    );
    delete point.mat;
  } else if (isMat(before) || isElsewhere(before)) {
    const own = race.points.filter((one) => one !== point).map(({ id }) => id);
    const taken = others.flatMap((one) => [one.id, matOf(one)]).filter((id) => isMat(id) || isElsewhere(id));
    point.id = freeId(mat, [...own, ...taken]);
    if (point.id === mat) delete point.mat;
    else point.mat = mat;
  }
  if (race.relay !== undefined)
    race.relay.exchanges = race.relay.exchanges.map((id) => (id === before ? point.id : id));
}

/** Adds a race: a copy of the last one at a site, under a name of its own, to be changed. */
export function addRace(draft: EventDraft, name: string): RaceDraft {
  const last = draft.races.at(-1);
  const id = freeId(
    idOfName(name, 'race'),
    draft.races.map((race) => race.id),
  );
  const points = structuredClone(last?.points ?? []);
  const race: RaceDraft = {
    id,
    name,
    site: last?.site ?? draft.sites[0]?.id ?? '',
    points,
    categories: structuredClone(last?.categories ?? 'five-year'),
    ...(last?.waves === undefined ? {} : { waves: last.waves }),
  };
  draft.races.push(race);
  return race;
}

/** Takes a race away, also out of the lists over races. */
export function removeRace(draft: EventDraft, index: number): void {
  const [gone] = draft.races.splice(index, 1);
  for (const list of draft.lists ?? []) list.races = list.races.filter((id) => id !== gone?.id);
  const lists = draft.lists?.filter(({ races }) => races.length > 0) ?? [];
  if (lists.length === 0) delete draft.lists;
  else draft.lists = lists;
}

/** Adds a wave at a site. */
export function addWave(site: SiteDraft): void {
  const taken = site.waves.map(({ id }) => id);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const id = letters.find((letter) => !taken.includes(letter)) ?? freeId('W', taken);
  const { start } = site.waves.at(-1) ?? {};
  site.waves.push({ id, ...(start === undefined ? {} : { start }) });
}

/** Takes a wave away, also out of the races that start in it. */
export function removeWave(draft: EventDraft, site: SiteDraft, index: number): void {
  const [gone] = site.waves.splice(index, 1);
  for (const race of draft.races.filter((one) => siteOf(draft, one) === site)) {
    const left = race.waves?.filter((id) => id !== gone?.id);
    if (left === undefined || left.length === 0) delete race.waves;
    else race.waves = left;
  }
}

/** Says whether the entrants of a race start in a wave. */
export function setStarts(site: SiteDraft, race: RaceDraft, wave: string, starts: boolean): void {
  const all = site.waves.map(({ id }) => id);
  const now = new Set(race.waves ?? all);
  if (starts) now.add(wave);
  else now.delete(wave);
  // The usual wave stands first and stays it.
  const order = [...(race.waves ?? []), ...all.filter((id) => !race.waves?.includes(id))];
  const left = order.filter((id) => now.has(id));
  if (left.length === 0) return;
  if (left.length === all.length && race.waves === undefined) return;
  race.waves = left;
}

/** Adds a place with a finish line of its own. The races of the only place so far stay at it. */
export function addSite(draft: EventDraft): void {
  const id = freeId(
    'city',
    draft.sites.map((site) => site.id),
  );
  const { zone = 'UTC' } = draft.sites[0] ?? {};
  draft.sites.push({ id, zone, waves: [{ id: 'A' }], mats: [] });
}

/** Takes a place away, and the races at it. */
export function removeSite(draft: EventDraft, index: number): void {
  const [gone] = draft.sites.splice(index, 1);
  for (let at = draft.races.length - 1; at >= 0; at -= 1)
    if (draft.races[at]?.site === gone?.id) removeRace(draft, at);
}

/** The settings of a mat at a site, to be changed. */
export function matAt(site: SiteDraft, id: string): SiteDraft['mats'][number] {
  const known = site.mats.find((mat) => mat.id === id);
  if (known !== undefined) return known;
  const added = { id };
  site.mats.push(added);
  return added;
}
