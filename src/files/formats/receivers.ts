import type { Ms } from '../../timing/model/race.ts';
import { ageOnRaceDay } from '../../timing/model/category.ts';
import { dictionary } from '../../words/dictionary.ts';
import { regionCode } from '../../words/countries.ts';
import { message, type Message } from '../../words/message.ts';
import { clockText } from '../csv-text.ts';
import { listName } from '../list-names.ts';
import type { Line } from '../results-sheet.ts';
import type { BookRace, ResultsBook } from './book.ts';
import { shownOf, type Shown } from './columns.ts';
import { namesOf } from './name-parts.ts';
import { localText } from '../csv-text.ts';

/** What a receiver wants of one race: fixed heads, in its own order and spelling. */
export interface Receiver {
  heads: readonly string[];
  /** Between cells of its CSV. */
  delimiter?: string;
  /** Its usual file. */
  usual: 'csv' | 'xlsx';
  /** The cells of a runner; or why the file cannot hold them. */
  row: (runner: Runner) => ReceiverCell[] | Message;
}

export type ReceiverCell = string | number | null;

/** A runner as receivers ask for them. */
export interface Runner extends Shown {
  race: BookRace;
  site: ResultsBook['site'];
  /** Places in the usual lists; 0 where there is none. */
  place: { overall: number; sex: number; category: number };
  latin: ReturnType<typeof namesOf>;
  age: number | null;
}

/** A line with what receivers ask for. */
export function runnerOf(book: ResultsBook, race: BookRace, line: Line, at: number): Runner {
  const placeIn = (id: string) =>
    race.sheet.columns.find(({ definition }) => definition.id === id)?.places[at] ?? 0;
  return {
    ...shownOf(line, race.race),
    race,
    site: book.site,
    place: { overall: placeIn('overall'), sex: placeIn('sex'), category: placeIn('category') },
    latin: namesOf(line.entry.latinName ?? line.entry.name, line.entry.name),
    age: ageOnRaceDay(line.entry, race.race),
  };
}

/** Whether a name can stand in a file in Latin letters. */
export function isLatin(text: string): boolean {
  return text !== '' && !/[^\p{sc=Latin}\p{M}\p{N}\p{P}\p{Z}\p{S}]/u.test(text);
}

const splitKms = [5, 10, 15, 20, 21.0975, 25, 30, 35, 40];
const splitHeads = ['5km', '10km', '15km', '20km', 'Half', '25km', '30km', '35km', '40km'];

/** The official gun split at so many kilometres; the half also where an organiser wrote 21,097 m. */
function splitAt({ race, splitAt }: Runner, km: number): Ms | null {
  const point = race.race.points.find(({ distance }) => Math.abs(distance - km * 1000) <= 3);
  return point === undefined ? null : (splitAt.get(point.id)?.gun ?? null);
}

const splits = (runner: Runner) => splitKms.map((km) => clock(splitAt(runner, km), runner));
const clock = (time: Ms | null, { race }: Runner) => clockText(time, race.unit);
/** With the hour in two digits and without parts of a second. */
const longClock = (time: Ms | null) =>
  time === null ? '' : clockText(Math.ceil(time / 1000) * 1000, 1000).padStart(8, '0');
const marks = { dnf: 'DNF', 'out-of-time': 'DNF', dns: 'DNS', dq: 'DQ' } as const;
const markOf = ({ result: { status } }: Runner) => (marks as Partial<Record<string, string>>)[status] ?? '';
const isWaiting = ({ result: { status } }: Runner) =>
  status === 'entered' || status === 'running' || status === 'review';
const birthDay = ({ entry }: Runner) => (entry.birthDate?.length === 10 ? entry.birthDate : '');

const waits = ({ person }: Runner) => message('problems.out-waiting', { bib: person.bib });
const noLatin = ({ person }: Runner) =>
  message('problems.out-no-latin', { bib: person.bib, name: person.name });
const noBirthDay = ({ person }: Runner) =>
  message('problems.out-no-birth-date', { bib: person.bib, name: person.name });

/** The time by which the place counts. */
function placedBy({ race, times }: Runner): Ms | null {
  const overall = race.sheet.columns.find(({ definition }) => definition.id === 'overall')?.definition;
  return (overall?.basis ?? race.race.rankBy) === 'chip' ? (times.chip ?? times.gun) : times.gun;
}

const sexOf = ({ person }: Runner) => person.sex;

/** Whose files are flat tables. Heads and contents: see docs/results-files.md, with the source of each. */
export const receivers = {
  federation: {
    usual: 'xlsx',
    heads: [
      ...['Place', 'Bib', 'FamilyName', 'GivenName', 'NativeName', 'Sex', 'BirthDate', 'Nation', 'AthleteId'],
      ...['Result', 'NetTime', ...splitHeads, 'Status', 'Rule'],
    ],
    row: (runner) => {
      if (isWaiting(runner)) return waits(runner);
      const { person, place, latin, entry, times, result } = runner;
      const hasLatin = isLatin(entry.latinName ?? entry.name);
      const isFinished = result.status === 'finished';
      return [
        place.overall || null,
        person.bib,
        hasLatin ? latin.family : '',
        hasLatin ? latin.given : '',
        person.name,
        sexOf(runner),
        birthDay(runner),
        person.nationality,
        '',
        isFinished ? clock(times.gun, runner) : '',
        isFinished ? clock(times.chip, runner) : '',
        ...splits(runner),
        isFinished ? 'OK' : markOf(runner),
        result.ruling?.rule ?? '',
      ];
    },
  },
  caa: {
    usual: 'xlsx',
    heads: [
      ...[
        '名次',
        '性别名次',
        '组别',
        '组别名次',
        '参赛号',
        '姓名',
        '英文名',
        '性别',
        '出生日期',
        '国家/地区',
      ],
      ...['单位', '枪声成绩', '净成绩', '5公里', '10公里', '15公里', '20公里', '半程', '25公里', '30公里'],
      ...['35公里', '40公里', '备注'],
    ],
    row: (runner) => {
      if (isWaiting(runner)) return waits(runner);
      const { person, place, entry, times, result, race } = runner;
      const category = race.sheet.columns.find(({ definition }) => definition.id === 'category');
      const group =
        category === undefined || person.category === null
          ? ''
          : listName(`category:${person.category}`, category.definition, race.race, 'zh-CN');
      const isFinished = result.status === 'finished';
      return [
        ...[place.overall || null, place.sex || null, group, place.category || null],
        ...[person.bib, person.name, entry.latinName ?? '', { M: '男', F: '女', X: '其他' }[person.sex]],
        ...[birthDay(runner), person.nationality, person.club],
        ...[isFinished ? clock(times.gun, runner) : '', isFinished ? clock(times.chip, runner) : ''],
        ...splits(runner),
        [markOf(runner), result.ruling?.rule ?? ''].join(' ').trim(),
      ];
    },
  },
  itra: {
    usual: 'xlsx',
    heads: [
      ...['Ranking', 'Time', 'Family name', 'First name', 'Gender', 'Birthdate', 'Nationality'],
      ...['Bib number', 'City'],
    ],
    row: (runner) => {
      const { person, place, latin, entry, result } = runner;
      const { status } = result;
      if (status === 'dns') return message('problems.out-no-dns', { bib: person.bib });
      if (status === 'dq') return notFinished(runner);
      if (isWaiting(runner)) return waits(runner);
      if (!isLatin(entry.latinName ?? entry.name)) return noLatin(runner);
      if (birthDay(runner) === '') return noBirthDay(runner);
      const isFinished = status === 'finished';
      if (isFinished && place.overall === 0)
        return message('problems.out-no-place', { bib: person.bib, name: person.name });
      return [
        ...[isFinished ? place.overall : 'DNF', isFinished ? longClock(placedBy(runner)) : ''],
        ...[latin.family, latin.given, sexOf(runner), birthDay(runner), person.nationality, person.bib, ''],
      ];
    },
  },
  ultrasignup: {
    usual: 'csv',
    heads: ['place', 'time', 'first', 'last', 'age', 'gender', 'bib', 'status'],
    row: (runner) => {
      if (isWaiting(runner)) return waits(runner);
      const { person, place, latin, entry, age, result } = runner;
      if (!isLatin(entry.latinName ?? entry.name)) return noLatin(runner);
      if (age === null) return noBirthDay(runner);
      const isFinished = result.status === 'finished';
      const code = { finished: 1, dnf: 2, 'out-of-time': 2, dns: 3, dq: 5 }[
        result.status as 'finished' | 'dnf' | 'out-of-time' | 'dns' | 'dq'
      ];
      return [
        ...[place.overall || null, isFinished ? clock(placedBy(runner), runner) : '', latin.given],
        ...[latin.family, age, sexOf(runner), person.bib, isFinished && place.overall === 0 ? 4 : code],
      ];
    },
  },
  runsignup: {
    usual: 'csv',
    heads: [
      ...['place', 'bib', 'first_name', 'last_name', 'gender', 'age', 'city', 'state', 'country_code'],
      ...['clock_time', 'chip_time', 'pace'],
    ],
    row: (runner) => {
      if (runner.result.status !== 'finished') return notFinished(runner);
      const { person, place, latin, age, times, race } = runner;
      const miles = (race.race.points.at(-1)?.distance ?? 0) / 1609.344;
      const paced = times.chip ?? times.gun;
      const pace = paced === null || miles === 0 ? null : Math.round(paced / miles / 1000) * 1000;
      return [
        ...[place.overall || null, person.bib, latin.given, latin.family, sexOf(runner), age, '', ''],
        person.nationality === null ? '' : (regionCode(person.nationality) ?? ''),
        ...[clock(times.gun, runner), clock(times.chip, runner)],
        pace === null ? '' : clockText(pace, 1000).replace(/^0:0?/, ''),
      ];
    },
  },
  athlinks: {
    usual: 'csv',
    heads: [
      ...['First Name', 'Last Name', 'Age', 'Gender', 'Rank', 'Class', 'Bib', '5K', '10K', 'Half', '30K'],
      'Finish Time',
    ],
    row: (runner) => {
      if (runner.result.status !== 'finished') return notFinished(runner);
      const { person, place, latin, age } = runner;
      return [
        ...[
          latin.given,
          latin.family,
          age,
          sexOf(runner),
          place.overall || null,
          person.category,
          person.bib,
        ],
        ...[5, 10, 21.0975, 30].map((km) => clock(splitAt(runner, km), runner)),
        clock(placedBy(runner), runner),
      ];
    },
  },
  raceresult: {
    usual: 'csv',
    delimiter: ';',
    heads: [
      ...[
        'Bib',
        'Lastname',
        'Firstname',
        'Gender',
        'DateOfBirth',
        'Nation',
        'Contest',
        'Club',
        'Transponder1',
      ],
      'Status',
    ],
    row: (runner) => {
      const { person, entry, result } = runner;
      const names = namesOf(entry.latinName ?? entry.name, entry.name);
      if (!/^[1-9]\d{0,8}$/.test(person.bib)) return message('problems.out-bib-number', { bib: person.bib });
      const code = { dq: 2, dnf: 3, 'out-of-time': 3, dns: 4 }[
        result.status as 'dq' | 'dnf' | 'out-of-time' | 'dns'
      ];
      const [year, month, day] = birthDay(runner).split('-');
      return [
        ...[person.bib, names.family, names.given, { M: 'm', F: 'f', X: 'd' }[person.sex]],
        ...[day === undefined ? '' : `${day}.${month}.${year}`, person.nationality, 1, person.club],
        ...[entry.chips[0] ?? '', code ?? (result.status === 'finished' && !result.ranked ? 1 : 0)],
      ];
    },
  },
  runbritain: {
    usual: 'xlsx',
    heads: [
      ...['Pos', 'Bib', 'Firstname', 'Surname', 'Gender', 'Age Category', 'Club', 'Gun Time', 'Chip Time'],
      'Date of Birth',
    ],
    row: (runner) => {
      if (runner.result.status !== 'finished') return notFinished(runner);
      const { person, place, latin, times } = runner;
      return [
        ...[place.overall || null, person.bib, latin.given, latin.family],
        ...[{ M: 'M', F: 'W', X: 'X' }[person.sex], person.category, person.club],
        ...[longClock(times.gun), longClock(times.chip), birthDay(runner)],
      ];
    },
  },
} as const satisfies Readonly<Record<string, Receiver>>;

export type ReceiverName = keyof typeof receivers;

function notFinished({ person }: Runner): Message {
  return message('problems.out-not-finished', { bib: person.bib });
}

/** What a race is called in a receiver's file name and sheet. */
export function receiverSheet({ race }: BookRace, name: ReceiverName): string {
  const lang = name === 'caa' ? 'zh-CN' : 'en';
  return localText(race.name, lang) ?? dictionary[lang].heading.overall;
}
