import type { ResultsFile } from '../../contract/results-file.ts';
import { version } from '../../contract/version.ts';
import type { Language } from '../../timing/model/race.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import { legTimesOf } from '../../timing/runner/relay.ts';
import type { Line } from '../results-sheet.ts';
import { codeOfState, publishedOf } from './state-code.ts';
import { listTexts, type BookRace, type ResultsBook } from './book.ts';

type RaceInFile = ResultsFile['races'][number];

/** Rows between two pauses. */
const rowsAtOnce = 25;

/**
 * The results as JSON, part by part, as resources/results.schema.json says. `list`: only this list, and of the rows those who
 * have a place in it.
 */
export function* jsonParts(
  book: ResultsBook,
  lang: Language,
  list?: string,
): Generator<string | undefined, void, undefined> {
  const { event, site, races } = book;
  const facts = races[0]?.sheet.facts;
  const head: Omit<ResultsFile, 'races'> = {
    format: 'goldline-results',
    v: 1,
    goldline: version,
    event: { id: event.id, name: textOf(event.name) },
    site: { id: site.id, ...(site.name === undefined ? {} : { name: textOf(site.name) }) },
    version: versionOf(book),
    asOf: facts === undefined || facts.asOf === null ? null : new Date(facts.asOf).toISOString(),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"races":[`;
  for (const [index, race] of races.entries()) {
    if (index > 0) yield ',';
    yield* raceParts(race, lang, list);
  }
  yield ']}\n';
}

/** Of how many actions and passings a book is made. */
export function versionOf({ races }: ResultsBook): string {
  const made = races[0]?.sheet.facts.made;
  return made === undefined ? '0.0' : `${made.actions}.${made.passings}`;
}

function* raceParts(
  { race, sheet, unit, lists }: BookRace,
  lang: Language,
  only: string | undefined,
): Generator<string | undefined, void, undefined> {
  const { facts, lines } = sheet;
  const head: Omit<RaceInFile, 'lists' | 'rows'> = {
    id: race.id,
    name: textOf(race.name),
    date: race.date,
    zone: race.zone,
    rankBy: race.rankBy,
    unit,
    state: codeOfState(facts.state),
    ...(facts.state.number === null ? {} : { published: publishedOf(facts.state) }),
    finishers: facts.counts.finished,
    inReview: facts.counts.inReview,
    points: race.points.map(({ id, kind, distance, name }) => ({
      id,
      kind,
      distance,
      ...(name === undefined ? {} : { name: textOf(name) }),
    })),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"lists":[`;
  const wanted = lists.filter(({ id }) => only === undefined || id === only);
  for (const [index, list] of wanted.entries()) {
    const { name, basis } = listTexts(list, race, lang);
    const own = { id: list.id, name, basis, ...(list.teams.length === 0 ? {} : { teams: list.teams }) };
    yield `${index > 0 ? ',' : ''}${JSON.stringify(own).slice(0, -1)},"rows":[`;
    yield* items(list.lines.keys(), (at) => ({
      place: list.places[at]!,
      bib: lines[list.lines[at]!]!.entry.bib,
    }));
    yield ']}';
  }
  yield '],"rows":[';
  const shown = only === undefined ? lines.keys() : (wanted[0]?.lines ?? []);
  yield* items(shown, (at) => rowOf(lines[at]!, { race }));
  yield ']}';
}

/** A list of JSON, a few items at a time. */
function* items(indices: Iterable<number>, itemOf: (index: number) => object) {
  let made = 0;
  for (const index of indices) {
    yield `${made === 0 ? '' : ','}\n${JSON.stringify(itemOf(index))}`;
    made += 1;
    if (made % rowsAtOnce === 0) yield undefined;
  }
}

function rowOf({ entry, result }: Line, { race }: Pick<BookRace, 'race'>): RaceInFile['rows'][number] {
  const { race: _race, ...person } = personIn(entry, result);
  const times = officialTimes(result, race);
  const isDq = result.status === 'dq';
  return {
    ...person,
    division: entry.division ?? null,
    status: result.status,
    rule: result.ruling?.rule ?? null,
    doubts: [...result.doubts],
    flags: [...result.flags],
    evidence: times.gun === null ? null : result.evidence,
    ...times,
    ...(race.relay === undefined
      ? {}
      : {
          legs: legTimesOf(race, entry, result).map(({ from, to, leg, time }) => ({
            from,
            to,
            name: leg?.name ?? null,
            time: time === null || isDq ? null : officialTime(time, race),
          })),
        }),
  };
}

/** A text without languages that it does not have. */
function textOf(text: string | { [language: string]: string | undefined }): string | Record<string, string> {
  if (typeof text === 'string') return text;
  return Object.fromEntries(
    Object.entries(text).filter((one): one is [string, string] => one[1] !== undefined),
  );
}
