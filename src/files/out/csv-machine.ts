import { stringify } from 'csv-stringify/sync';
import { definitionsOf } from '../../timing/lists/list-definitions.ts';
import { splitsOf } from '../../timing/model/result.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import { version } from '../../contract/version.ts';
import type { FileParts, Wanted } from './format.ts';
import type { RaceFile, ResultsFile } from './results-file.ts';

/** Lines between two pauses. */
const linesAtOnce = 50;

/** What a line says, by the heading of its column. */
type Record = { [heading: string]: string | number | null };

/**
 * CSV for programs (RFC 4180, UTF-8 without a byte order mark, LF, comma): ids instead of words, instants in ISO 8601
 * and UTC, durations in milliseconds as the race publishes them. Texts are as they are: nothing is put before them.
 */
export function* machineCsvParts(file: ResultsFile, { list }: Wanted): FileParts {
  const heads = [...new Set(file.races.flatMap(headingsOf))];
  yield csv([heads]);
  for (const race of file.races) {
    const lines =
      list === undefined ? race.sheet.lines.keys() : race.lists.flatMap((one) => one.lines).values();
    let rows: (string | number | null)[][] = [];
    for (const line of lines) {
      const record = recordOf(race, line);
      rows.push(heads.map((heading) => record[heading] ?? null));
      if (rows.length < linesAtOnce) continue;
      yield csv(rows);
      rows = [];
    }
    yield csv(rows);
  }
}

const csv = (rows: (string | number | null)[][]) => stringify(rows, { record_delimiter: 'unix' });

const own = [
  'race',
  'site',
  'bib',
  'name',
  'latin_name',
  'sex',
  'nationality',
  'club',
  'category',
  'wave',
  'division',
  'status',
  'rule',
  'evidence',
  'gun_ms',
  'chip_ms',
  'gun_at',
  'start_at',
  'finish_at',
  'flags',
];
const facts = ['state', 'actions', 'passings', 'as_of', 'program'];

function headingsOf({ race }: RaceFile): string[] {
  return [
    ...own,
    ...race.points
      .filter(({ kind }) => kind === 'split')
      .flatMap(({ id }) => [`split:${id}:gun_ms`, `split:${id}:chip_ms`, `split:${id}:at`]),
    ...definitionsOf(race).flatMap(({ id }) => [`list:${id}`, `place:${id}`]),
    ...facts,
  ];
}

function recordOf({ race, sheet }: RaceFile, line: number): Record {
  const { entry, result } = sheet.lines[line]!;
  const person = personIn(entry, result);
  const times = officialTimes(result, race);
  const raw = result.status === 'dq' ? [] : splitsOf(result);
  const at = (point: string | undefined) => iso(raw.find((split) => split.point === point)?.time ?? null);
  const { counts: _, site, isClosed, made, asOf } = sheet.facts;
  const record: Record = {
    race: race.id,
    site: site?.id ?? null,
    bib: person.bib,
    name: person.name,
    latin_name: person.latinName,
    sex: person.sex,
    nationality: person.nationality,
    club: person.club,
    category: person.category,
    wave: person.wave,
    division: entry.division ?? null,
    status: result.status,
    rule: result.ruling?.rule ?? null,
    evidence: times.gun === null ? null : result.evidence,
    gun_ms: times.gun,
    chip_ms: times.chip,
    gun_at: iso(result.gun),
    start_at: result.status === 'dq' ? null : iso(result.start),
    finish_at: times.gun === null ? null : at(race.points.at(-1)?.id),
    flags: result.flags.join(' '),
    state: isClosed ? 'closed' : 'provisional',
    actions: made.actions,
    passings: made.passings,
    as_of: iso(asOf),
    program: `Goldline ${version}`,
  };
  for (const { point, gun, chip } of times.splits) {
    record[`split:${point}:gun_ms`] = gun;
    record[`split:${point}:chip_ms`] = chip;
    record[`split:${point}:at`] = at(point);
  }
  for (const { definition, places, groups, lists } of sheet.columns) {
    if (places[line] === 0) continue;
    record[`list:${definition.id}`] = lists[groups[line]!]!;
    record[`place:${definition.id}`] = places[line]!;
  }
  return record;
}

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
