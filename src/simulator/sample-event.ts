import { writeFileSync } from 'node:fs';
import { Random } from './random.ts';
import { samplePeople, type Person } from './sample-people.ts';

/**
 * The sample event: a made-up marathon, half and 10 km in Kunming over one finish line, and a relay on the marathon's
 * course. Run this file with node to write `resources/sample-event` again.
 */
const seed = 2026;
const date = '2026-12-06';
const teams = { count: 15, of: 4 };
const header = 'bib,race,chip,name,latin_name,sex,birth_date,nationality,club,legs';

/** How the runners who are in no team spread over the races, and their first bibs. */
const fields = [
  { race: 'marathon', share: 0.32, firstBib: 1001 },
  { race: 'half', share: 0.36, firstBib: 4001 },
  { race: '10k', share: 0.32, firstBib: 7001 },
];
const firstTeam = 901;

/** The shorter races start later, so that the first of all come in within a few minutes. */
const waves = [
  { id: 'M', name: names('Marathon and relay', '全程与接力', 'Марафон и эстафета'), ...gunAt('08:00') },
  { id: 'H', name: names('Half', '半程', 'Полумарафон'), ...gunAt('09:09') },
  { id: 'T', name: names('10 km', '十公里', '10 км'), ...gunAt('09:46') },
];

const splits = [
  { id: '5k', kind: 'split', distance: 5000 },
  { id: '10k', kind: 'split', distance: 10_000 },
  { id: '21k', kind: 'split', distance: 21_097.5 },
  { id: '30k', kind: 'split', distance: 30_000 },
];

/** Text of `event.json`. */
export function sampleEventJson(): string {
  const event = {
    $schema: '../event.schema.json',
    id: 'kunming-2026',
    name: names('Kunming Marathon', '昆明马拉松', 'Куньминский марафон'),
    date,
    zone: 'Asia/Shanghai',
    waves,
    races: [
      race('marathon', names('Marathon', '马拉松', 'Марафон'), 42_195, 'M'),
      race('half', names('Half Marathon', '半程马拉松', 'Полумарафон'), 21_097.5, 'H'),
      race('10k', names('10 km', '十公里', '10 км'), 10_000, 'T'),
      {
        ...race('relay', names('Marathon Relay', '马拉松接力', 'Марафонская эстафета'), 42_195, 'M'),
        categories: [],
        relay: { exchanges: ['10k', '21k', '30k'] },
      },
    ],
  };
  return `${JSON.stringify(event, null, 2)}\n`;
}

function names(en: string, zh: string, ru: string) {
  return { en, 'zh-CN': zh, ru };
}

function gunAt(time: string) {
  const instant = `${date}T${time}:00+08:00`;
  return { start: instant, gun: instant };
}

function race(id: string, name: ReturnType<typeof names>, distance: number, wave: string) {
  const points = [
    { id: 'start', kind: 'start', distance: 0 },
    ...splits.filter((split) => split.distance < distance),
    { id: 'finish', kind: 'finish', distance },
  ];
  return { id, name, points, waves: [wave] };
}

/** Text of `entries.csv`. */
export function sampleEntriesCsv(): string {
  const random = new Random(seed);
  const people = samplePeople(Number(date.slice(0, 4)), random);
  const inTeams = teamsOf(people);
  const members = new Set(inTeams.flat());
  const alone = people.filter((one) => !members.has(one));
  const rows = inTeams.map((team, index) => teamRow(firstTeam + index, team, random));
  let from = 0;
  for (const [index, { race: own, share, firstBib }] of fields.entries()) {
    const to = index === fields.length - 1 ? alone.length : from + Math.round(share * alone.length);
    for (const [place, one] of alone.slice(from, to).entries())
      rows.push(personRow(firstBib + place, own, one, random));
    from = to;
  }
  return [header, ...rows].join('\n') + '\n';
}

/** Teams of one club each. */
function teamsOf(people: readonly Person[]): Person[][] {
  const byClub = Map.groupBy(
    people.filter(({ club }) => club !== ''),
    ({ club }) => club,
  );
  return [...byClub.values()]
    .filter((members) => members.length >= teams.of)
    .map((members) => members.slice(0, teams.of))
    .slice(0, teams.count);
}

function personRow(bib: number, own: string, one: Person, random: Random): string {
  const { native, latin, sex, birthDate, nationality, club } = one;
  return [bib, own, epc(bib, random), native, latin, sex, birthDate, nationality, club, ''].join(',');
}

function teamRow(bib: number, team: readonly Person[], random: Random): string {
  const { club = '', nationality = '' } = team[0] ?? {};
  const sexes = new Set(team.map(({ sex }) => sex));
  const chips = team.map((_, leg) => epc(bib * 10 + leg + 1, random)).join(' ');
  const legs = team.map(({ native }) => native).join('; ');
  const sex = sexes.size === 1 ? [...sexes][0] : 'X';
  return [bib, 'relay', chips, club, `${nationality} Relay ${bib}`, sex, '', nationality, club, legs].join(
    ',',
  );
}

/** 96 bits that look like those of a common chip; the number keeps them apart. */
function epc(number: number, random: Random): string {
  const digits = (value: number, count: number) => value.toString(16).toUpperCase().padStart(count, '0');
  return `E28011700000${digits(random.whole(0, 0xffff), 4)}${digits(random.whole(0, 0xfff), 4)}${digits(number, 4)}`;
}

if (import.meta.main) {
  const folder = new URL('../../resources/sample-event/', import.meta.url);
  writeFileSync(new URL('event.json', folder), sampleEventJson());
  writeFileSync(new URL('entries.csv', folder), sampleEntriesCsv());
}
