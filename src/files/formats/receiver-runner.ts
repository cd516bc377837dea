import type { Ms } from '../../timing/model/race.ts';
import { ageOnRaceDay } from '../../timing/model/category.ts';
import { message, type Message } from '../../words/message.ts';
import { clockText } from '../csv-text.ts';
import type { Line } from '../results-sheet.ts';
import type { BookRace, ResultsBook } from './book.ts';
import { shownOf, type Shown } from './columns.ts';
import { namesOf } from './name-parts.ts';

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
export const splitHeads = ['5km', '10km', '15km', '20km', 'Half', '25km', '30km', '35km', '40km'];

/** The official gun split at so many kilometres; the half also where an organiser wrote 21,097 m. */
export function splitAt({ race, splitAt }: Runner, km: number): Ms | null {
  const point = race.race.points.find(({ distance }) => Math.abs(distance - km * 1000) <= 3);
  return point === undefined ? null : (splitAt.get(point.id)?.gun ?? null);
}

export const splits = (runner: Runner) => splitKms.map((km) => clock(splitAt(runner, km), runner));
export const clock = (time: Ms | null, { race }: Runner) => clockText(time, race.unit);
/** With the hour in two digits and without parts of a second. */
export const longClock = (time: Ms | null) =>
  time === null ? '' : clockText(Math.ceil(time / 1000) * 1000, 1000).padStart(8, '0');
export const marks = { dnf: 'DNF', 'out-of-time': 'DNF', dns: 'DNS', dq: 'DQ' } as const;
export const markOf = ({ result: { status } }: Runner) =>
  (marks as Partial<Record<string, string>>)[status] ?? '';
export const isWaiting = ({ result: { status } }: Runner) =>
  status === 'entered' || status === 'running' || status === 'review';
export const birthDay = ({ entry }: Runner) => (entry.birthDate?.length === 10 ? entry.birthDate : '');

export const waits = ({ person }: Runner) => message('problems.out-waiting', { bib: person.bib });
export const noLatin = ({ person }: Runner) =>
  message('problems.out-no-latin', { bib: person.bib, name: person.name });
export const noBirthDay = ({ person }: Runner) =>
  message('problems.out-no-birth-date', { bib: person.bib, name: person.name });

/** The time by which the place counts. */
export function placedBy({ race, times }: Runner): Ms | null {
  const overall = race.sheet.columns.find(({ definition }) => definition.id === 'overall')?.definition;
  return (overall?.basis ?? race.race.rankBy) === 'chip' ? (times.chip ?? times.gun) : times.gun;
}

export const sexOf = ({ person }: Runner) => person.sex;

export function notFinished({ person }: Runner): Message {
  return message('problems.out-not-finished', { bib: person.bib });
}
