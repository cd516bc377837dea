import { version } from '../../contract/version.ts';
import type { Language, Ms } from '../../timing/model/race.ts';
import type { Status } from '../../timing/model/result.ts';
import { splitsOf } from '../../timing/model/result.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import { stretchesOf, legTimesOf } from '../../timing/runner/relay.ts';
import type { Line } from '../results-sheet.ts';
import { localText } from '../csv-text.ts';
import { raceName, type BookRace, type ResultsBook } from './book.ts';
import { namesOf } from './name-parts.ts';
import { codeOfState } from './state-code.ts';
import { xmlText } from './xml-text.ts';

/** Runners between two pauses. */
const runnersAtOnce = 20;

const statuses: Record<Status, string> = {
  entered: 'Inactive',
  running: 'Active',
  finished: 'OK',
  review: 'Finished',
  dns: 'DidNotStart',
  dnf: 'DidNotFinish',
  dq: 'Disqualified',
  'out-of-time': 'OverTime',
};

/**
 * The results in the IOF's Data Standard 3.0 (ResultList of IOF.xsd), part by part. A class for those without a division in
 * each race, and one for each division, with the places of the main list and of the division's; times are official seconds
 * from the gun. The name in its own script and the Latin one are both there, in the extensions where they differ.
 */
export function* iofXmlParts(
  book: ResultsBook,
  lang: Language,
): Generator<string | undefined, void, undefined> {
  const { event, races } = book;
  const facts = races[0]?.sheet.facts;
  const made = facts?.asOf ?? Date.parse(`${event.date}T00:00:00Z`);
  const status = races.every(({ sheet }) => codeOfState(sheet.facts.state) !== 'provisional')
    ? 'Complete'
    : 'Snapshot';
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<ResultList xmlns="http://www.orienteering.org/datastandard/3.0" xmlns:g="urn:goldline:iof:1" iofVersion="3.0" createTime="${new Date(made).toISOString()}" creator="Goldline ${version}" status="${status}">\n`;
  yield `<Event><Id type="Goldline">${xmlText(event.id)}</Id><Name>${xmlText(localText(event.name, lang) ?? event.id)}</Name><StartTime><Date>${event.date}</Date></StartTime></Event>\n`;
  for (const race of races) yield* classesOf(race, lang);
  yield '</ResultList>\n';
}

function* classesOf(race: BookRace, lang: Language): Generator<string | undefined, void, undefined> {
  const { sheet } = race;
  const divisions = new Map<string, number[]>();
  for (const [at, { entry }] of sheet.lines.entries()) {
    const name = entry.division ?? '';
    const known = divisions.get(name);
    if (known === undefined) divisions.set(name, [at]);
    else known.push(at);
    if (at % 500 === 0) yield undefined;
  }
  for (const [division, lines] of divisions) {
    const column = sheet.columns.find(({ definition }) =>
      division === '' ? definition.id === 'overall' : definition.id === 'division',
    );
    const id = division === '' ? race.race.id : `${race.race.id}:${division}`;
    const name = raceName(race.race, lang);
    const length = race.race.points.at(-1)?.distance;
    yield `<ClassResult><Class><Id type="Goldline">${xmlText(id)}</Id><Name>${xmlText(division === '' ? name : `${name}: ${division}`)}</Name></Class>`;
    if (length !== undefined) yield `<Course><Length>${length}</Length></Course>`;
    yield '\n';
    const best = lines.find((line) => column?.places[line] === 1);
    const first = best === undefined ? null : sheet.lines[best]!.result.gunTime;
    for (const [index, line] of lines.entries()) {
      const place = column?.places[line] ?? 0;
      yield race.race.relay === undefined
        ? personXml(sheet.lines[line]!, place, first, race)
        : teamXml(sheet.lines[line]!, place, first, race);
      if (index % runnersAtOnce === 0) yield undefined;
    }
    yield '</ClassResult>\n';
  }
}

function personXml(line: Line, place: number, first: Ms | null, race: BookRace): string {
  const { entry } = line;
  return [
    `<PersonResult>${personOf(entry.name, entry.latinName, entry.sex, entry.nationality)}`,
    entry.club === undefined
      ? ''
      : `<Organisation type="Club"><Name>${xmlText(entry.club)}</Name></Organisation>`,
    `<Result><BibNumber>${xmlText(entry.bib)}</BibNumber>${timesXml(line, place, first, race)}${splitsXml(line, race)}</Result>`,
    '</PersonResult>\n',
  ].join('');
}

/** Sex, names and nationality, in the order of the schema. */
function personOf(name: string, latin: string | undefined, sex: string | undefined, nation?: string): string {
  const { family, given } = namesOf(latin ?? name, name);
  const extension =
    latin === undefined || latin === name
      ? ''
      : `<Extensions><g:NativeName>${xmlText(name)}</g:NativeName><g:LatinName>${xmlText(latin)}</g:LatinName></Extensions>`;
  return [
    `<Person${sex === 'M' || sex === 'F' ? ` sex="${sex}"` : ''}>`,
    `<Name><Family>${xmlText(family)}</Family><Given>${xmlText(given)}</Given></Name>`,
    nation === undefined ? '' : `<Nationality code="${xmlText(nation)}">${xmlText(nation)}</Nationality>`,
    `${extension}</Person>`,
  ].join('');
}

function timesXml({ result }: Line, place: number, first: Ms | null, { race }: BookRace): string {
  const { gun, gunTime, status, ranked } = result;
  const isDq = status === 'dq';
  const finish = gunTime === null || gun === null || isDq ? null : gun + gunTime;
  const isPlaced = status === 'finished' && ranked && place > 0;
  const own = gunTime === null || isDq ? null : officialTime(gunTime, race);
  return [
    gun === null ? '' : `<StartTime>${new Date(gun).toISOString()}</StartTime>`,
    finish === null ? '' : `<FinishTime>${new Date(finish).toISOString()}</FinishTime>`,
    own === null ? '' : `<Time>${seconds(own)}</Time>`,
    isPlaced && first !== null && own !== null
      ? `<TimeBehind>${seconds(Math.max(0, own - officialTime(first, race)))}</TimeBehind>`
      : '',
    isPlaced ? `<Position>${place}</Position>` : '',
    `<Status>${status === 'finished' && !ranked ? 'NotCompeting' : statuses[status]}</Status>`,
  ].join('');
}

function splitsXml({ result }: Line, { race }: BookRace): string {
  if (result.status === 'dq') return '';
  const at = new Map(splitsOf(result).map(({ point, gun }) => [point, gun]));
  const last = race.points.findLastIndex(({ id }) => at.has(id));
  return race.points
    .filter(({ kind }, index) => kind === 'split' && index < last + 1)
    .map(({ id }) => {
      const time = at.get(id);
      const own = `<ControlCode>${xmlText(id)}</ControlCode>`;
      return time === undefined
        ? `<SplitTime status="Missing">${own}</SplitTime>`
        : `<SplitTime>${own}<Time>${seconds(officialTime(time, race))}</Time></SplitTime>`;
    })
    .join('');
}

/** A relay team: each leg is a member, and the last one has the result of the team. */
function teamXml(line: Line, place: number, first: Ms | null, race: BookRace): string {
  const { entry, result } = line;
  const legs = legTimesOf(race.race, entry, result);
  const last = stretchesOf(race.race).length - 1;
  const members = legs.map(({ leg, time }, index) => {
    const name = leg?.name ?? '';
    const own = time === null || result.status === 'dq' ? null : officialTime(time, race.race);
    return [
      `<TeamMemberResult>${name === '' ? '' : personOf(name, leg?.latinName, leg?.sex)}<Result><Leg>${index + 1}</Leg>`,
      own === null ? '' : `<Time>${seconds(own)}</Time>`,
      `<Status>${own === null ? statuses[result.status === 'finished' ? 'dnf' : result.status] : 'OK'}</Status>`,
      index === last ? overallXml(line, place, first, race) : '',
      '</Result></TeamMemberResult>',
    ].join('');
  });
  return `<TeamResult><Name>${xmlText(entry.name)}</Name><BibNumber>${xmlText(entry.bib)}</BibNumber>${members.join('')}</TeamResult>\n`;
}

function overallXml(line: Line, place: number, first: Ms | null, race: BookRace): string {
  const whole = timesXml(line, place, first, race).replace(/<(StartTime|FinishTime)>[^<]*<\/\1>/g, '');
  return `<OverallResult>${whole}</OverallResult>`;
}

const seconds = (time: Ms) => String(Number((time / 1000).toFixed(2)));
