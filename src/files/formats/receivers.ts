import { dictionary } from '../../words/dictionary.ts';
import { regionCode } from '../../words/countries.ts';
import { message, type Message } from '../../words/message.ts';
import { clockText, localText } from '../csv-text.ts';
import { listName } from '../list-names.ts';
import type { BookRace } from './book.ts';
import { namesOf } from './name-parts.ts';

import {
  isLatin,
  splitHeads,
  splitAt,
  splits,
  clock,
  longClock,
  markOf,
  isWaiting,
  birthDay,
  waits,
  noLatin,
  noBirthDay,
  placedBy,
  sexOf,
  notFinished,
  type ReceiverCell,
  type Runner,
} from './receiver-runner.ts';
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

/** Whose files are flat tables. Heads and contents: see docs/results-file.md, with the source of each. */
export const receivers = {
  federation: {
    usual: 'xlsx',
    heads: [
      'Place',
      'Bib',
      'FamilyName',
      'GivenName',
      'NativeName',
      'Sex',
      'BirthDate',
      'Nation',
      'AthleteId',
      'Result',
      'NetTime',
      ...splitHeads,
      'Status',
      'Rule',
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
      '单位',
      '枪声成绩',
      '净成绩',
      '5公里',
      '10公里',
      '15公里',
      '20公里',
      '半程',
      '25公里',
      '30公里',
      '35公里',
      '40公里',
      '备注',
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
        place.overall || null,
        place.sex || null,
        group,
        place.category || null,
        person.bib,
        person.name,
        entry.latinName ?? '',
        { M: '男', F: '女', X: '其他' }[person.sex],
        birthDay(runner),
        person.nationality,
        person.club,
        isFinished ? clock(times.gun, runner) : '',
        isFinished ? clock(times.chip, runner) : '',
        ...splits(runner),
        [markOf(runner), result.ruling?.rule ?? ''].join(' ').trim(),
      ];
    },
  },
  itra: {
    usual: 'xlsx',
    heads: [
      'Ranking',
      'Time',
      'Family name',
      'First name',
      'Gender',
      'Birthdate',
      'Nationality',
      'Bib number',
      'City',
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
        isFinished ? place.overall : 'DNF',
        isFinished ? longClock(placedBy(runner)) : '',
        latin.family,
        latin.given,
        sexOf(runner),
        birthDay(runner),
        person.nationality,
        person.bib,
        '',
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
        place.overall || null,
        isFinished ? clock(placedBy(runner), runner) : '',
        latin.given,
        latin.family,
        age,
        sexOf(runner),
        person.bib,
        isFinished && place.overall === 0 ? 4 : code,
      ];
    },
  },
  runsignup: {
    usual: 'csv',
    heads: [
      'place',
      'bib',
      'first_name',
      'last_name',
      'gender',
      'age',
      'city',
      'state',
      'country_code',
      'clock_time',
      'chip_time',
      'pace',
    ],
    row: (runner) => {
      if (runner.result.status !== 'finished') return notFinished(runner);
      const { person, place, latin, age, times, race } = runner;
      const miles = (race.race.points.at(-1)?.distance ?? 0) / 1609.344;
      const paced = times.chip ?? times.gun;
      const pace = paced === null || miles === 0 ? null : Math.round(paced / miles / 1000) * 1000;
      return [
        place.overall || null,
        person.bib,
        latin.given,
        latin.family,
        sexOf(runner),
        age,
        '',
        '',
        person.nationality === null ? '' : (regionCode(person.nationality) ?? ''),
        clock(times.gun, runner),
        clock(times.chip, runner),
        pace === null ? '' : clockText(pace, 1000).replace(/^0:0?/, ''),
      ];
    },
  },
  athlinks: {
    usual: 'csv',
    heads: [
      'First Name',
      'Last Name',
      'Age',
      'Gender',
      'Rank',
      'Class',
      'Bib',
      '5K',
      '10K',
      'Half',
      '30K',
      'Finish Time',
    ],
    row: (runner) => {
      if (runner.result.status !== 'finished') return notFinished(runner);
      const { person, place, latin, age } = runner;
      return [
        latin.given,
        latin.family,
        age,
        sexOf(runner),
        place.overall || null,
        person.category,
        person.bib,
        ...[5, 10, 21.0975, 30].map((km) => clock(splitAt(runner, km), runner)),
        clock(placedBy(runner), runner),
      ];
    },
  },
  raceresult: {
    usual: 'csv',
    delimiter: ';',
    heads: [
      'Bib',
      'Lastname',
      'Firstname',
      'Gender',
      'DateOfBirth',
      'Nation',
      'Contest',
      'Club',
      'Transponder1',
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
        person.bib,
        names.family,
        names.given,
        {
          M: 'm',
          F: 'f',
          X: 'd',
        }[person.sex],
        day === undefined ? '' : `${day}.${month}.${year}`,
        person.nationality,
        1,
        person.club,
        entry.chips[0] ?? '',
        code ?? (result.status === 'finished' && !result.ranked ? 1 : 0),
      ];
    },
  },
  runbritain: {
    usual: 'xlsx',
    heads: [
      'Pos',
      'Bib',
      'Firstname',
      'Surname',
      'Gender',
      'Age Category',
      'Club',
      'Gun Time',
      'Chip Time',
      'Date of Birth',
    ],
    row: (runner) => {
      if (runner.result.status !== 'finished') return notFinished(runner);
      const { person, place, latin, times } = runner;
      return [
        place.overall || null,
        person.bib,
        latin.given,
        latin.family,
        {
          M: 'M',
          F: 'W',
          X: 'X',
        }[person.sex],
        person.category,
        person.club,
        longClock(times.gun),
        longClock(times.chip),
        birthDay(runner),
      ];
    },
  },
} as const satisfies Readonly<Record<string, Receiver>>;

export type ReceiverName = keyof typeof receivers;

/** What a race is called in a receiver's file name and sheet. */
export function receiverSheet({ race }: BookRace, name: ReceiverName): string {
  const lang = name === 'caa' ? 'zh-CN' : 'en';
  return localText(race.name, lang) ?? dictionary[lang].heading.overall;
}
