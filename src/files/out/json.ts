import { legTimesOf } from '../../timing/runner/relay.ts';
import type { Language } from '../../timing/model/race.ts';
import { officialTime, roundingUnit } from '../../timing/model/rounding.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import type { ResultsFileList, ResultsFileRace, ResultsFileRow } from '../../contract/results-file.ts';
import { version } from '../../contract/version.ts';
import { listName } from '../list-names.ts';
import type { FileParts, Wanted } from './format.ts';
import type { FileList, RaceFile, ResultsFile } from './results-file.ts';

/** Results as resources/results.schema.json says; the language is that of list names. */
export function* jsonParts({ event, races }: ResultsFile, { language, list }: Wanted): FileParts {
  yield `{"format":"goldline-results","v":1,"event":${JSON.stringify(event)},"races":[`;
  for (const [index, race] of races.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield `${JSON.stringify(headOf(race)).slice(0, -1)},\n"lists":[`;
    for (const [number, one] of race.lists.entries()) {
      yield `${number === 0 ? '' : ','}\n${JSON.stringify(listHead(race, one, language)).slice(0, -1)},"rows":[`;
      yield* items(one.lines, (line) => ({
        bib: race.sheet.lines[line]!.entry.bib,
        place: one.placeOf[line] || null,
      }));
      yield ']}';
    }
    yield '],\n"rows":[';
    const lines = list === undefined ? race.sheet.lines.keys() : race.lists.flatMap((one) => one.lines);
    yield* items(lines, (line) => rowOf(race, line), '\n');
    yield ']}';
  }
  yield '\n]}\n';
}

/** Items written at once. */
const atOnce = 50;

function* items(lines: Iterable<number>, itemOf: (line: number) => object, before = ''): FileParts {
  let [text, count] = ['', 0];
  for (const line of lines) {
    text += `${count === 0 ? '' : ','}${before}${JSON.stringify(itemOf(line))}`;
    count += 1;
    if (count % atOnce !== 0) continue;
    yield text;
    text = '';
  }
  yield text;
}

function headOf({ race, sheet }: RaceFile): Omit<ResultsFileRace, 'lists' | 'rows'> {
  const { counts, site, isClosed, made, asOf } = sheet.facts;
  return {
    id: race.id,
    name: race.name,
    date: race.date,
    zone: race.zone,
    rankBy: race.rankBy,
    unit: roundingUnit(race),
    points: race.points.map(({ id, kind, distance, name }) => ({ id, kind, distance, name })),
    categories: race.categories.map(({ id, name }) => ({ id, name })),
    site: site === null ? null : { id: site.id, name: site.name },
    state: isClosed ? 'closed' : 'provisional',
    version: { ...made, program: `Goldline ${version}` },
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    finishers: counts.finished,
    inReview: counts.inReview,
  };
}

function listHead(
  { race }: RaceFile,
  { id, definition, teams }: FileList,
  language: Language,
): Omit<ResultsFileList, 'rows'> {
  const scoredBy = definition.teams?.score ?? 'time';
  return {
    id,
    name: listName(id, definition, race, language),
    basis: definition.basis ?? race.rankBy,
    order: definition.order ?? 'time',
    ...(teams === null
      ? {}
      : {
          teams: teams.map(({ team, place, score, scorers }) => ({
            team,
            place,
            score: scoredBy === 'time' ? officialTime(score, race) : score,
            scoredBy,
            scorers,
          })),
        }),
  };
}

function rowOf({ race, sheet }: RaceFile, line: number): ResultsFileRow {
  const { entry, result } = sheet.lines[line]!;
  const { bib, name, latinName, sex, nationality, club, category, wave } = personIn(entry, result);
  const times = officialTimes(result, race);
  return {
    bib,
    name,
    latinName,
    sex,
    nationality,
    club,
    category,
    wave,
    division: entry.division ?? null,
    status: result.status,
    rule: result.ruling?.rule ?? null,
    ...times,
    evidence: times.gun === null ? null : result.evidence,
    ...(race.relay === undefined
      ? {}
      : {
          legs: legTimesOf(race, entry, result).map(({ from, to, leg, time }) => ({
            from,
            to,
            name: leg?.name ?? null,
            time: time === null || result.status === 'dq' ? null : officialTime(time, race),
          })),
        }),
    flags: [...result.flags],
  };
}
