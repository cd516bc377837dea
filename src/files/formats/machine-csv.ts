import { stringify } from 'csv-stringify/sync';
import { definitionsOf } from '../../timing/lists/list-definitions.ts';
import { version } from '../../contract/version.ts';
import type { RaceDefinition } from '../../timing/model/race.ts';
import type { BookRace, ResultsBook } from './book.ts';
import { shownOf } from './columns.ts';
import { versionOf } from './json.ts';
import { codeOfState } from './state-code.ts';

/** Rows between two pauses. */
const rowsAtOnce = 50;

type MachineCell = string | number | boolean | null;

/**
 * The results as CSV for programs: UTF-8 without a byte order mark, commas and LF, ids instead of words, instants in ISO
 * 8601, times in official milliseconds. Texts are exactly what was entered. `list`: who has a place in it, in its order.
 */
export function* machineCsvParts(
  book: ResultsBook,
  list?: string,
): Generator<string | undefined, void, undefined> {
  const definitions = [...new Set(book.races.flatMap(({ race }) => definitionsOf(race).map(({ id }) => id)))];
  const points = [
    ...new Set(
      book.races.flatMap(({ race }) =>
        race.points.filter(({ kind }) => kind === 'split').map(({ id }) => id),
      ),
    ),
  ];
  yield stringify([headOf(definitions, points)]);
  for (const race of book.races) {
    const listed = race.lists.find(({ id }) => id === list)?.lines ?? [];
    const lines = list === undefined ? [...race.sheet.lines.keys()] : listed;
    const cells = cellsOf(book, race, definitions, points);
    for (let from = 0; from < lines.length; from += rowsAtOnce) {
      yield stringify(lines.slice(from, from + rowsAtOnce).map(cells), {
        cast: { boolean: (value) => String(value) },
      });
      yield undefined;
    }
  }
}

function headOf(definitions: readonly string[], points: readonly string[]): string[] {
  return [
    'race',
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
    'ranked',
    'evidence',
    'flags',
    'gun_at',
    'start_at',
    'finish_at',
    'gun_ms',
    'chip_ms',
    ...points.flatMap((id) => [`split_${id}_gun_ms`, `split_${id}_chip_ms`]),
    ...definitions.flatMap((id) => [`list_${id}`, `place_${id}`]),
    'state',
    'version',
    'goldline',
  ];
}

function cellsOf(
  book: ResultsBook,
  { race, sheet }: BookRace,
  definitions: readonly string[],
  points: readonly string[],
) {
  const columns = definitions.map((id) => sheet.columns.find(({ definition }) => definition.id === id));
  const state = codeOfState(sheet.facts.state);
  return (line: number): MachineCell[] => {
    const { person, division, result, times, splitAt } = shownOf(sheet.lines[line]!, race);
    const { status, ruling, ranked, evidence, flags, gun, start } = result;
    const isDq = status === 'dq';
    return [
      race.id,
      person.bib,
      person.name,
      person.latinName,
      person.sex,
      person.nationality,
      person.club,
      person.category,
      person.wave,
      division,
      status,
      ruling?.rule ?? null,
      ranked,
      times.gun === null ? null : evidence,
      flags.join(' '),
      isoText(gun),
      isDq ? '' : isoText(start),
      isDq ? '' : isoText(finishOf(race, result)),
      times.gun,
      times.chip,
      ...points.flatMap((id) => [splitAt.get(id)?.gun ?? null, splitAt.get(id)?.chip ?? null]),
      ...columns.flatMap((column) => {
        const place = column?.places[line] ?? 0;
        return place === 0 ? [null, null] : [column!.lists[column!.groups[line]!]!, place];
      }),
      state,
      versionOf(book),
      version,
    ];
  };
}

function finishOf(
  race: RaceDefinition,
  { passed, instants }: { passed: readonly string[]; instants: readonly number[] },
) {
  const finish = race.points.at(-1)?.id;
  return passed.at(-1) === finish ? (instants.at(-1) ?? null) : null;
}

const isoText = (instant: number | null) => (instant === null ? '' : new Date(instant).toISOString());
