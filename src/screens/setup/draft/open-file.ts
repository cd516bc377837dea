import { siteFields } from '../../../contract/event-file-fields.ts';
import { freeId, idOfName, onlySite, type EventDraft } from './event-draft.ts';
import { moveDate } from './starts.ts';

type Json = Record<string, unknown>;

/**
 * What a file says, as a draft: a file of one place gets its site, one of a single race becomes an event of that race.
 * Whether it is right is seen afterwards, in the draft. Null where it is no JSON, or describes no event at all.
 */
export function draftOfText(text: string): EventDraft | null {
  try {
    return draftOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return null;
  }
}

/** {@link draftOfText}, of what is parsed already. */
export function draftOf(json: unknown): EventDraft | null {
  if (!isObject(json)) return null;
  if (Array.isArray(json['points'])) return draftOf(eventOfRaceFile(json));
  if (!Array.isArray(json['races']) || !json['races'].every(hasCourse)) return null;
  const { $schema: _, ...rest } = json;
  const [settings, head] = parted(rest, [...Object.keys(siteFields), 'mats']);
  const sites = Array.isArray(rest['sites'])
    ? rest['sites'].filter(isObject)
    : [{ id: onlySite, ...settings }];
  const whole = sites.map((site) => ({
    ...site,
    waves: Array.isArray(site['waves']) ? site['waves'] : [],
    mats: Array.isArray(site['mats']) ? site['mats'] : [],
  }));
  const first = sites[0]?.['id'] ?? onlySite;
  const races = json['races'].filter(isObject).map((race) => ({
    ...race,
    site: race['site'] ?? first,
    categories: race['categories'] ?? 'five-year',
  }));
  return { name: '', date: '', id: '', ...head, sites: whole, races } as unknown as EventDraft;
}

/** Last year's event as the start of this year's: on another day, under another id, with no gun fired. */
export function cloned(draft: EventDraft, date: string): EventDraft {
  const copy = structuredClone(draft);
  const year = date.slice(0, 4);
  copy.id = copy.id.includes(draft.date.slice(0, 4))
    ? copy.id.replace(draft.date.slice(0, 4), year)
    : freeId(idOfName(copy.id, 'event'), [copy.id]);
  if (copy.id === draft.id) copy.id = freeId(copy.id, [draft.id]);
  const named = (text: string) => text.replaceAll(draft.date.slice(0, 4), year);
  copy.name =
    typeof copy.name === 'string'
      ? named(copy.name)
      : Object.fromEntries(Object.entries(copy.name).map(([tag, text]) => [tag, text && named(text)]));
  for (const wave of copy.sites.flatMap(({ waves }) => waves)) {
    wave.start ??= wave.gun;
    delete wave.gun;
  }
  moveDate(copy, date);
  return copy;
}

/** A file of one race at one place, as one of several. */
function eventOfRaceFile(file: Json): Json {
  const { $schema: _, date, ...rest } = file;
  const [settings, race] = parted(rest, Object.keys(siteFields));
  return { id: race['id'], name: race['name'], date, ...settings, races: [race] };
}

function parted(json: Json, names: readonly string[]): [within: Json, without: Json] {
  const all = Object.entries(json);
  return [
    Object.fromEntries(all.filter(([name]) => names.includes(name))),
    Object.fromEntries(all.filter(([name]) => !names.includes(name) && name !== 'sites')),
  ];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasCourse(race: unknown): boolean {
  return isObject(race) && Array.isArray(race['points']) && race['points'].every(isObject);
}
