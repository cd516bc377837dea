import type { ActionType } from '../timing/model/actions.ts';
import type { Language, LocalText, Ms, RaceDefinition } from '../timing/model/race.ts';
import type { Counts } from '../timing/race-results.ts';
import type { RaceResults, Timing } from '../timing/timing.ts';
import { resultsStateOf, type ResultsState } from '../timing/views/versions.ts';
import { version } from '../contract/version.ts';
import { localText, momentText } from './csv-text.ts';
import { dictionary } from '../words/dictionary.ts';

/** What a file of results says of itself: of which moment of the race it is. */
export interface FileFacts {
  counts: Counts;
  /** The site, of an event that has several or calls its only one by a name. */
  site: { id: string; name?: LocalText | undefined } | null;
  state: ResultsState;
  /** Of how many actions and passings the results are made. */
  made: { actions: number; passings: number };
  /** When the last passing began; null before the first. Not when the file is made: the same journal makes the same file. */
  asOf: Ms | null;
}

/** What says nothing of results: a copy of a file makes no other version of it. */
const beside: ReadonlySet<ActionType> = new Set<ActionType>([
  'certificate.design',
  'certificate.picture',
  'official.copy',
  'results.preset',
  'results.publish',
]);

export function fileFacts(timing: Timing, results: RaceResults): FileFacts {
  return {
    counts: results.counts(),
    site: siteOf(timing),
    state: resultsStateOf(results),
    made: {
      actions: timing.actions.filter(({ type }) => !beside.has(type)).length,
      passings: timing.table.count,
    },
    asOf: lastOf(timing),
  };
}

export type FactId = 'race' | 'site' | 'date' | 'state' | 'finishers' | 'inReview' | 'version' | 'asOf';

/** Headings and texts that are the same in every line, so that a line taken out of the file still says where it is from. */
export function factTexts(
  { counts, site, state, made, asOf }: FileFacts,
  race: RaceDefinition,
  language: Language,
): [id: FactId, heading: string, text: string][] {
  const words = dictionary[language].heading;
  return [
    ['race', words.race, localText(race.name, language) ?? race.id],
    ...siteTexts(site, language),
    ['date', words.date, race.date],
    ['state', words.state, stateText(state, language)],
    ['finishers', words.finishers, String(counts.finished)],
    ['inReview', words.inReview, String(counts.inReview)],
    ['version', words.version, `${made.actions}.${made.passings} (Goldline ${version})`],
    ['asOf', words.asOf, asOf === null ? '' : momentText(asOf, race.zone)],
  ];
}

/** What the results of a file are: official only where nothing changed since. */
export function stateText({ state, number, changed }: ResultsState, language: Language): string {
  const words = dictionary[language].heading.states;
  if (state === 'open' || state === 'closed') return words[state];
  const filled = (text: string) =>
    text.replace('{{number}}', String(number)).replace('{{changed}}', String(changed));
  if (changed === 0) return filled(words[state]);
  return filled(state === 'official' ? words.officialChanged : words.open);
}

function siteOf({ site: own }: Timing): FileFacts['site'] {
  return own === null || (own.event.sites.length === 1 && own.site.name === undefined) ? null : own.site;
}

function siteTexts(
  site: FileFacts['site'],
  language: Language,
): [id: FactId, heading: string, text: string][] {
  if (site === null) return [];
  return [['site', dictionary[language].heading.site, localText(site.name, language) ?? site.id]];
}

function lastOf(timing: Timing): Ms | null {
  const moments = [...timing.handPassings()].map(({ first }) => first);
  const last = moments.reduce((one, other) => Math.max(one, other), timing.table.last ?? -Infinity);
  return last === -Infinity ? null : last;
}
