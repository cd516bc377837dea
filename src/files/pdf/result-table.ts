import type { Language, Ms, RaceDefinition } from '../../timing/model/race.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import { dictionary } from '../../words/dictionary.ts';
import { clockText, localText } from '../csv-text.ts';
import type { Line } from '../results-sheet.ts';
import { statusText } from '../status-text.ts';
import type { Cell, Column, Row } from './order.ts';

/** A race as its tables show it; `unit`: the smallest step of its official times. */
export interface Shown {
  race: RaceDefinition;
  language: Language;
  unit: Ms;
}

/** Who it is, as all tables say it. */
export function personColumns({ language }: Pick<Shown, 'language'>): Column[] {
  const words = dictionary[language].heading;
  return [
    { head: words.bib, width: 15, align: 'end' },
    { head: words.name, width: { share: 1.7 }, align: 'start', strong: true },
    { head: words.nationality, width: 17, align: 'start' },
    { head: words.club, width: { share: 1 }, align: 'start' },
    { head: words.category, width: 25, align: 'start' },
  ];
}

/** A list: place, who it is, and times from the gun and from the own start side by side. */
export function resultColumns(shown: Shown): Column[] {
  const words = dictionary[shown.language].heading;
  return [
    { head: dictionary[shown.language].heading.teamPlace, width: 12, align: 'end', strong: true },
    ...personColumns(shown),
    { head: words.gunTime, width: 21, align: 'end' },
    { head: words.chipTime, width: 21, align: 'end' },
  ];
}

export function resultRow(line: Line, place: number, { race, language, unit }: Shown): Row {
  const times = officialTimes(line.result, race);
  return {
    cells: [
      String(place),
      ...personCells(line, race, language),
      clockText(times.gun, unit),
      clockText(times.chip, unit),
    ],
  };
}

/** A list in large letters: what a runner looks for. */
export function boardColumns({ language }: Shown): Column[] {
  const words = dictionary[language].heading;
  return [
    { head: words.teamPlace, width: 12, align: 'end', strong: true },
    { head: words.bib, width: 12, align: 'end' },
    { head: words.name, width: { share: 1 }, align: 'start', strong: true },
    { head: words.category, width: 14, align: 'start' },
    { head: words.gunTime, width: 18, align: 'end' },
    { head: words.chipTime, width: 18, align: 'end' },
  ];
}

export function boardRow(line: Line, place: number, shown: Shown): Row {
  const { cells } = resultRow(line, place, shown);
  return { cells: cells.filter((_, index) => index !== 3 && index !== 4) };
}

/** Who has no place: how it stands with them and by which rule, with the time where there is one. */
export function unplacedColumns(shown: Shown): Column[] {
  const words = dictionary[shown.language].heading;
  return [
    ...personColumns(shown),
    { head: words.gunTime, width: 21, align: 'end' },
    { head: words.status, width: 30, align: 'start' },
  ];
}

export function unplacedRow(line: Line, { race, language, unit }: Shown): Row {
  const { status, ruling } = line.result;
  const said = [statusText(status, language), ruling?.rule ?? ''].filter((part) => part !== '');
  const gun = status === 'dnf' || status === 'dns' ? null : officialTimes(line.result, race).gun;
  return { cells: [...personCells(line, race, language, false), clockText(gun, unit), said.join(' ')] };
}

/** Bib, name, nationality, club, category; behind the name what is to be said of the result. */
export function personCells(
  { entry, result }: Line,
  race: RaceDefinition,
  language: Language,
  isRuled = true,
): Cell[] {
  const person = personIn(entry, result);
  return [
    person.bib,
    [person.name, latinOf(person), isRuled ? remarkOf(result, language) : ''],
    person.nationality ?? '',
    person.club ?? '',
    categoryName(person.category, race, language),
  ];
}

export function latinOf({ name, latinName }: { name: string; latinName: string | null }): string {
  const isSame = latinName === null || latinName.toLowerCase() === name.toLowerCase();
  return isSame ? '' : latinName;
}

export function categoryName(id: string | null, race: RaceDefinition, language: Language): string {
  if (id === null) return '';
  return localText(race.categories.find((category) => category.id === id)?.name, language) ?? id;
}

/** The rule of a ruling, and what a time is by where that is no chip. */
function remarkOf({ ruling, evidence }: Line['result'], language: Language): string {
  const by = evidence === null || evidence === 'chip' ? '' : dictionary[language].evidence[evidence];
  return [ruling?.rule ?? '', by].filter((part) => part !== '').join(', ');
}
