import type { ListColumn, ListMapping } from '../contract/list-mapping.ts';
import type { EntryField } from '../timing/model/actions.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Entry, Sex } from '../timing/model/race.ts';
import { raceOfEntry } from '../timing/runner/race-of-entry.ts';
import { readBib, readChips, readDivision, readId, readNote, type Complain } from './start-list-cells.ts';
import { readNationality } from './start-list-countries.ts';
import { readBirthDate, type DateHelp } from './start-list-dates.ts';
import { idFacts, isIdNumber } from './start-list-id-numbers.ts';
import { readLegs } from './start-list-legs.ts';
import { isRaceClear, racesText, readRace, type RacesMeant } from './start-list-race.ts';
import { readSex, sexOfCategory } from './start-list-sexes.ts';
import { readOwnStart } from './start-list-start.ts';

/** What all rows of a list are read with. */
export interface RowHelp {
  site: SiteRaces;
  /** Race id of everybody in a list that has no column for it. */
  ofRace: string | undefined;
  /** What a new entry needs and the list has no column for. */
  missing: readonly string[];
  known: ReadonlyMap<string, Entry>;
  letters: ReadonlyMap<string, Sex>;
  dates: DateHelp;
  /** Of everybody in a list that has no column for it. */
  sex: Sex | undefined;
  races: RacesMeant;
  /** Columns that the list has. */
  has: (column: ListColumn) => boolean;
}

/** What is worth telling of many rows at once. */
export type Tell = (
  what:
    | 'date-short'
    | 'date-serial'
    | 'date-month'
    | 'age-left-out'
    | 'sex-of-category'
    | 'id-check'
    | 'id-differs'
    | 'birth-date-odd',
) => void;

const fieldOfColumn: Record<ListColumn, EntryField | null> = {
  bib: null,
  race: 'race',
  chip: 'chips',
  name: 'name',
  firstName: 'name',
  middleName: 'name',
  lastName: 'name',
  latinName: 'latinName',
  sex: 'sex',
  birthDate: 'birthDate',
  age: null,
  idNumber: null,
  nationality: 'nationality',
  club: 'club',
  wave: 'wave',
  ownStart: 'start',
  legs: 'legs',
  category: 'category',
  division: 'division',
  note: 'note',
};

/** Which fields of an entry a list has columns for; an identity number says the birth date and the sex where nothing
 * else does. `ofAll`: what is known of everybody without a column. */
export function fieldsOf(
  columns: readonly (ListColumn | null)[],
  ofAll: readonly EntryField[],
): EntryField[] {
  const fields = columns.flatMap((column) => (column === null ? [] : (fieldOfColumn[column] ?? [])));
  const fromId: EntryField[] = columns.includes('idNumber') ? ['sex', 'birthDate'] : [];
  return [...new Set<EntryField>([...fields, ...fromId, ...ofAll])];
}

/** Columns that a new entry needs and a list does not have. */
export function missingColumns({ columns, sex }: Pick<ListMapping, 'columns' | 'sex'>): string[] {
  const has = (column: ListColumn) => columns.includes(column);
  return [
    ...(has('name') || has('lastName') || has('latinName') ? [] : ['name']),
    ...(has('sex') || has('idNumber') || sex !== undefined ? [] : ['sex']),
  ];
}

/** The entry that a row says; whatever is wrong with it goes to `complain`. */
export function readEntry(
  cells: (column: ListColumn) => string[],
  { site, ofRace, missing, known, letters, dates, sex, races, has }: RowHelp,
  complain: Complain,
  tell: Tell,
): Entry {
  const code = (column: ListColumn) => cells(column).map(plainCode)[0];
  const bib = readBib(cells('bib')[0], complain);
  const before = known.get(bib);
  const latinName = cells('latinName')[0];
  const name = nameOf(cells) ?? (missing.includes('name') ? before?.name : latinName);
  if (before === undefined && missing.length > 0 && bib !== '')
    complain(
      'entry-new',
      `bib ${bib} is not in the start list yet, and this file has no column for: ${missing.join(', ')}`,
      bib,
      { bib, columns: missing.join(', ') },
    );
  else if (name === undefined) complain('name-missing', 'this line has no name');
  const id = identityIn(code('idNumber'), tell);
  const birthDate = readBirthDate(code('birthDate'), complain, dates, tell) ?? id?.birthDate;
  if (birthDate === undefined && code('age') !== undefined) tell('age-left-out');
  if (isOdd(birthDate, dates.year)) tell('birth-date-odd');
  const sexCell = code('sex') ?? (has('sex') && id === null ? '' : undefined);
  const categoryCell = code('category');
  const ofCategory = has('sex') || sex !== undefined ? undefined : sexOfCategory(categoryCell ?? '');
  if (ofCategory !== undefined && id === null) tell('sex-of-category');
  const entry: Entry = {
    bib,
    chips: readChips(cells('chip'), complain),
    name: name ?? '',
    latinName: latinName === name ? undefined : latinName,
    sex: missing.includes('sex')
      ? (before?.sex ?? 'X')
      : sexCell === undefined
        ? (id?.sex ?? sex ?? ofCategory ?? readSex('', complain))
        : readSex(sexCell, complain, letters),
    birthDate,
    nationality: readNationality(code('nationality'), complain),
    club: cells('club')[0],
    wave: readId('wave', code('wave'), site.site.waves, complain),
    division: readDivision(code('division')),
    start: readOwnStart(code('ownStart'), site, complain),
    note: readNote(cells('note')[0], complain),
  };
  if (id !== null && differs(entry, id)) tell('id-differs');
  const race = cells('race').length === 0 ? ofRace : readRace(cells('race')[0], site, complain, races);
  const own = race === undefined && entry.wave === undefined ? (before ?? {}) : { race, wave: entry.wave };
  if (bib !== '' && cells('race').length === 0 && !isRaceClear(own, site))
    complain('race-needed', `which race? there are ${racesText(site)}`, undefined, {
      known: racesText(site),
      bib,
    });
  const ownRace = raceOfEntry(own, site);
  entry.legs = readLegs(cells('legs'), entry.chips, ownRace, complain);
  const categories = ownRace?.categories ?? [];
  entry.category = readId('category', categoryCell, categories, complain);
  return race === undefined ? entry : { ...entry, race };
}

function identityIn(cell: string | undefined, tell: Tell) {
  if (cell === undefined || !isIdNumber(cell)) return null;
  const facts = idFacts(cell);
  if (facts === null) tell('id-check');
  return facts;
}

function differs(entry: Entry, id: { birthDate: string; sex: Sex }): boolean {
  return entry.sex !== id.sex || (entry.birthDate !== undefined && !id.birthDate.startsWith(entry.birthDate));
}

/** Nobody was born after the race, or has raced at 110. */
function isOdd(birthDate: string | undefined, year: number | undefined): boolean {
  if (birthDate === undefined || year === undefined) return false;
  const age = year - Number(birthDate.slice(0, 4));
  return age < 0 || age > 110;
}

/** The name in one column, or in two or three: what is called name may be the first name beside a last one, or the other way round. */
function nameOf(cells: (column: ListColumn) => string[]): string | undefined {
  const name = withoutComma(cells('name')[0]);
  const [first] = cells('firstName');
  const [last] = cells('lastName');
  const [middle] = cells('middleName');
  if (name === undefined || (first !== undefined && last !== undefined)) {
    const joined = joinedName(last, first, middle);
    return name ?? (joined === '' ? undefined : joined);
  }
  const other = first ?? last;
  if (other === undefined || name.includes(other)) return name;
  return first === undefined ? joinedName(last, name, middle) : joinedName(name, first, middle);
}

/** What stands behind a name and is no first name. */
const titles = /^(?:jr|sr|[iv]+|\d.*|phd|md)\.?$/i;

/** `Lee, Ann` as `Lee Ann`. */
function withoutComma(name: string | undefined): string | undefined {
  const [, last, first] = /^([^,，]+)[,，]\s*([^,，]+)$/u.exec(name ?? '') ?? [];
  return last === undefined || first === undefined || titles.test(first) ? name : `${last.trim()} ${first}`;
}

/** Chinese names of two halves are written without a blank. */
function joinedName(...halves: (string | undefined)[]): string {
  const parts = halves.filter((part) => part !== undefined);
  const isHan = parts.length > 1 && parts.every((part) => /^\p{Script=Han}{1,2}$/u.test(part));
  return parts.join(isHan ? '' : ' ');
}
