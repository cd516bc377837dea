import type { z } from 'zod';
import { boundedProblems, type Problem } from '../contract/problem.ts';
import { raceFileWarnings } from '../contract/race-file-warnings.ts';
import { eventFileSchema, eventOfFile } from '../contract/event-file.ts';
import { reasonOf } from '../contract/event-file-reason.ts';
import { raceFileSchema, raceOfFile } from '../contract/race-file.ts';
import { fiveYearCategories } from '../timing/model/category.ts';
import type { ActionBody } from '../timing/model/actions.ts';
import {
  eventOfRace,
  onlySite,
  siteRacesOf,
  type EventDefinition,
  type SiteRaces,
} from '../timing/model/event.ts';
import type { RaceDefinition } from '../timing/model/race.ts';
import { messageText } from '../words/text.ts';

/** What came of a file: the thing in it, or what is wrong with it. */
export type Parsed<T> = { ok: true; value: T; warnings: Problem[] } | { ok: false; problems: Problem[] };

/** What a file defines: an event, or the single race of its short form. */
export type Definition = Extract<ActionBody, { type: 'event.define' | 'race.define' }>;

/** An event from a JSON file (docs/event-file.md), in either form. Nothing is taken over unless all of it is right. */
export function parseEventJson(text: string, file: string): Parsed<Definition> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const isShort = !(typeof json.value === 'object' && json.value !== null && 'races' in json.value);
  if (isShort) {
    const race = raceIn(json.value, file);
    return race.ok ? { ...race, value: { type: 'race.define', race: race.value } } : race;
  }
  const parsed = eventFileSchema.safeParse(json.value);
  if (!parsed.success) return refused(parsed.error, json.value, file);
  const event = eventOfFile(parsed.data, fiveYearCategories(), onlySite);
  return { ok: true, value: { type: 'event.define', event }, warnings: warningsOf(racesOf(event), file) };
}

/** The short form alone: one race at one place (docs/event-file.md). */
export function parseRaceJson(text: string, file: string): Parsed<RaceDefinition> {
  const json = parseJson(text, file);
  return json.ok ? raceIn(json.value, file) : json;
}

/** A site of what a file defines, with its races; the only one where `site` is null. Null where there is no such site. */
export function siteOf(definition: Definition, site: string | null): SiteRaces | null {
  return definition.type === 'race.define'
    ? eventOfRace(definition.race)
    : siteRacesOf(definition.event, site);
}

function parseJson(text: string, file: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')), warnings: [] };
  } catch (error) {
    const message = `this is not JSON: ${(error as Error).message}`;
    return { ok: false, problems: [{ code: 'not-json', message, file }] };
  }
}

function raceIn(json: unknown, file: string): Parsed<RaceDefinition> {
  const parsed = raceFileSchema.safeParse(json);
  if (!parsed.success) return refused(parsed.error, json, file);
  const value = raceOfFile(parsed.data, fiveYearCategories());
  return { ok: true, value, warnings: warningsOf([value], file) };
}

function racesOf(event: EventDefinition): RaceDefinition[] {
  return event.sites.flatMap(({ id }) => siteRacesOf(event, id)?.races ?? []);
}

/** What is doubtful about races; what several have in common is said once. */
function warningsOf(races: readonly RaceDefinition[], file: string): Problem[] {
  const warnings = new Map(
    races.flatMap(raceFileWarnings).map((warning) => [JSON.stringify(warning), { file, ...warning }]),
  );
  return [...warnings.values()];
}

function refused(error: z.ZodError, json: unknown, file: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: boundedProblems(error.issues.map((issue) => problemOf(issue, json, file))) };
}

function problemOf(issue: z.core.$ZodIssue, json: unknown, file: string): Problem {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const value = issue.path.reduce<unknown>(
    (inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part],
    json,
  );
  const where = path === '' ? 'the file' : path;
  const reason = reasonOf(issue);
  const shown = value === undefined ? '' : ` (it says ${JSON.stringify(value)?.slice(0, 80)})`;
  return {
    code: 'race-field',
    message: `${where}: ${messageText('en', reason)}${shown}`,
    file,
    params: { field: where, reason },
    ...(value === undefined ? {} : { value: JSON.stringify(value)?.slice(0, 80) ?? '' }),
  };
}
