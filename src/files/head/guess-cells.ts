import type { ListColumn } from '../../contract/list-mapping.ts';
import { plainCode } from '../../timing/model/plain-text.ts';
import { everyText } from '../../timing/model/local-text.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import { birthDateOf } from '../start-list-dates.ts';
import { isIdNumber } from '../start-list-id-numbers.ts';
import { countryCode } from '../start-list-countries.ts';
import { raceNamed } from '../start-list-race.ts';
import { sexOf } from '../start-list-sexes.ts';

/** So many rows show what a column is. */
const rowsSeen = 500;
/** Cells of a column that may be something else, in a hundred: a slip is no reason not to know the column. */
const slips = 0.05;

/** What is known of the race when columns are guessed from their cells. */
export interface GuessHelp {
  site: SiteRaces;
  isBib: (bib: string) => boolean;
}

interface Seen {
  at: number;
  cells: string[];
  /** How many of the cells are different ones, in 1. */
  variety: number;
}

/**
 * What columns without headings are, by what their cells look like; `taken` are known already and stay. What could be
 * more than one thing is left out.
 */
export function guessByCells(
  rows: readonly (readonly string[])[],
  taken: readonly (ListColumn | undefined)[],
  { site, isBib }: GuessHelp,
  isOpen: (at: number) => boolean = () => true,
): (ListColumn | undefined)[] {
  const columns = [...taken];
  const seen = seenColumns(rows).filter(({ at }) => columns[at] === undefined && isOpen(at));
  const isThere = (column: ListColumn) => columns.includes(column);
  const give = (column: ListColumn, is: (seen: Seen) => boolean) => {
    if (isThere(column)) return;
    const found = seen.find((one) => columns[one.at] === undefined && is(one));
    if (found !== undefined) columns[found.at] = column;
  };
  const all = (test: (cell: string) => boolean) => (one: Seen) =>
    one.cells.filter(test).length >= one.cells.length * (1 - slips);

  give('idNumber', all(isIdNumber));
  give(
    'sex',
    all((cell) => sexOf(cell) !== undefined),
  );
  give('bib', (one) => isCode(one) && all((cell) => isBib(plainCode(cell)))(one));
  give(
    'birthDate',
    all((cell) => isLongDate(cell)),
  );
  give('chip', (one) => one.variety > 0.9 && all(isChip)(one));
  give('nationality', (one) =>
    all((cell) => /^[A-Z]{2,3}$|\p{L}{2}/u.test(cell) && countryCode(cell) !== undefined)(one),
  );
  if (site.races.length > 1)
    give('race', (one) => one.variety < 1 && all((cell) => raceNamed(cell, site) !== undefined)(one));
  give(
    'wave',
    all((cell) => isNamed(cell, site.site.waves)),
  );
  give(
    'category',
    all((cell) => site.races.some(({ categories }) => isNamed(cell, categories))),
  );
  give('bib', (one) => isCode(one) && !isCounting(one));
  give('bib', (one) => isCode(one));
  give(
    'birthDate',
    all((cell) => /^(?:19|20)\d\d$/.test(cell)),
  );
  if (!isThere('birthDate'))
    give(
      'age',
      all((cell) => /^\d{1,2}$/.test(cell)),
    );
  const names = seen.filter((one) => columns[one.at] === undefined && one.variety > 0.6 && all(isName)(one));
  giveNames(names, columns);
  give('club', (one) => one.variety < 0.9 && all((cell) => /\p{L}{2}/u.test(cell))(one));
  return columns;
}

/** The name, or the two halves of it in the order of the file; a Latin one beside one in another script. */
function giveNames(names: readonly Seen[], columns: (ListColumn | undefined)[]): void {
  if (columns.some((column) => column === 'name' || column === 'lastName')) return;
  const isLatin = ({ cells }: Seen) => cells.every((cell) => !/[^\P{L}\p{Script=Latin}]/u.test(cell));
  const [first, second] = names;
  if (first === undefined) return;
  const isHalf = ({ cells }: Seen) => cells.filter((cell) => cell.includes(' ')).length < cells.length / 2;
  if (second !== undefined && isLatin(first) !== isLatin(second)) {
    columns[isLatin(first) ? second.at : first.at] = 'name';
    columns[isLatin(first) ? first.at : second.at] = 'latinName';
  } else if (
    second !== undefined &&
    second.at === first.at + 1 &&
    isHalf(first) &&
    isHalf(second) &&
    !isHan(first)
  ) {
    columns[first.at] = 'lastName';
    columns[second.at] = 'firstName';
  } else columns[first.at] = 'name';
}

const isHan = ({ cells }: Seen) => cells.some((cell) => /\p{Script=Han}{2}/u.test(cell));

function seenColumns(rows: readonly (readonly string[])[]): Seen[] {
  const some = rows.slice(0, rowsSeen);
  const width = some.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: width }, (_, at) => {
    const cells = some.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    return { at, cells, variety: new Set(cells).size / Math.max(1, cells.length) };
  }).filter(({ cells }) => cells.length > some.length / 3);
}

const isCode = ({ cells, variety }: Seen) =>
  variety === 1 && cells.every((cell) => /^[\p{L}-]{0,4}\p{N}{1,6}[\p{L}]{0,2}$/u.test(cell));

/** 1, 2, 3 …: the number of the row, unless nothing else is a bib. */
const isCounting = ({ cells }: Seen) =>
  cells.every((cell, index) => Number(cell.replace(/\.$/, '')) === index + 1);

const isChip = (cell: string) => /^[0-9A-Fa-f]{8,32}$|^(?=.*\d)[0-9A-Z]{6,24}$/.test(cell);

const isName = (cell: string) => /^[\p{L}\p{M}][\p{L}\p{M} .,'’·‧•-]+$/u.test(cell);

const isLongDate = (cell: string) => !/^\d{1,5}$/.test(cell) && birthDateOf(cell, 'dmy') !== undefined;

function isNamed(
  cell: string,
  known: SiteRaces['site']['waves'] | SiteRaces['races'][number]['categories'],
): boolean {
  const wanted = cell.toLowerCase();
  return known.some(({ id, name }) => [id, ...everyText(name)].some((text) => text.toLowerCase() === wanted));
}
