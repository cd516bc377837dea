import { version } from '../../contract/version.ts';
import { text } from '../../words/text.ts';
import type { Language, Ms } from '../../timing/model/race.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { resultsStateOf } from '../../timing/views/versions.ts';
import { localText, momentText } from '../csv-text.ts';
import { fileFacts, stateText } from '../file-facts.ts';

/** What every page says of itself. */
export interface Sheet {
  event: string;
  title: string;
  /** How it stands with the results, in a word. */
  state: string;
  /** The word across each page; null once nothing can change any more without somebody saying so. */
  provisional: string | null;
  foot: readonly string[];
  /** With `{page}` and `{pages}` where the numbers stand. */
  page: string;
}

/** What paper is made for: which language, and when. */
export interface PaperFor {
  language: Language;
  now: Ms;
}

/**
 * What the pages about these races say of themselves: of which event and moment they are, and whether that is final.
 * Results are provisional while a race is open or somebody is in review.
 */
export function sheetOf(
  timing: Timing,
  races: readonly RaceResults[],
  title: string,
  { language, now }: PaperFor,
): Sheet {
  const [first] = races;
  const states = races.map(resultsStateOf);
  const isOpen =
    races.some((results) => !results.isClosed || results.counts().inReview > 0) ||
    states.some(({ state, changed }) => state === 'official' && changed > 0);
  const [own] = states;
  const isOfficial =
    own !== undefined &&
    states.every(
      ({ state, number, changed }) => state === 'official' && changed === 0 && number === own.number,
    );
  const provisional = text(language, 'paper.provisional');
  return {
    event: eventName(timing, language),
    title,
    state: isOfficial ? stateText(own, language) : text(language, 'paper.final'),
    provisional: isOpen ? provisional : null,
    foot: first === undefined ? [] : footOf(timing, first, { language, now }),
    page: text(language, 'paper.page', { page: '{page}', pages: '{pages}' }),
  };
}

/** The same for paper that says nothing of results: it is not provisional. */
export function plainSheetOf(
  timing: Timing,
  races: readonly RaceResults[],
  title: string,
  how: PaperFor,
): Sheet {
  return { ...sheetOf(timing, races, title, how), state: '', provisional: null };
}

export function eventName({ site }: Timing, language: Language): string {
  return site === null ? '' : (localText(site.event.name, language) ?? site.event.id);
}

export function raceName({ race }: RaceResults, language: Language): string {
  return localText(race.name, language) ?? race.id;
}

/** Where it is: the site by name; empty where it has none. */
export function siteName({ site: own }: Timing, language: Language): string {
  return own === null ? '' : (localText(own.site.name, language) ?? '');
}

/** `6 December 2026`, as the language writes it. */
export function dayText(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(Date.UTC(year, month - 1, day));
}

function footOf(timing: Timing, results: RaceResults, { language, now }: PaperFor): string[] {
  const { made, asOf } = fileFacts(timing, results);
  const { zone } = results.race;
  return [
    ...(asOf === null ? [] : [text(language, 'paper.as-of', { at: momentText(asOf, zone) })]),
    text(language, 'paper.version', { version: `${made.actions}.${made.passings} (Goldline ${version})` }),
    text(language, 'paper.printed', { at: momentText(now, zone) }),
  ];
}
