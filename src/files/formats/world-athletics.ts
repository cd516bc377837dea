import type { Ms } from '../../timing/model/race.ts';
import { message, type Message } from '../../words/message.ts';
import { clockText, localText } from '../csv-text.ts';
import type { ResultsBook } from './book.ts';
import { isLatin, runnerOf, type Runner } from './receiver-runner.ts';

/** What World Athletics calls the competition and its events: integers of its calendar. */
export interface CalendarIds {
  competition?: number | undefined;
  men?: number | undefined;
  women?: number | undefined;
}

/** Codes that its draft of December 2021 knows. */
const countries = new Set(
  `AFG AIA ALB ALG ANA AND ANG ANT ARG ARM ART ARU ASA AUS AUT AZE BAH BAN BAR BDI BEL BEN BER BHU BIH BIZ BLR BOL BOT BRA
  BRN BRU BUL BUR CAF CAM CAN CAY CGO CHA CHI CHN CIV CMR COD COK COL COM CPV CRC CRO CUB CYP CZE DEN DJI DMA DOM ECU EGY
  ERI ESA ESP EST ETH FIJ FIN FRA FSM GAB GAM GBR GBS GEO GEQ GER GHA GIB GRE GRN GUA GUI GUM GUY HAI HKG HON HUN INA IND
  IRI IRL IRQ ISL ISR ISV ITA IVB JAM JOR JPN KAZ KEN KGZ KIR KOR KOS KSA KUW LAO LAT LBA LBN LBR LCA LES LIE LTU LUX MAC
  MAD MAR MAS MAW MDA MDV MEX MGL MHL MKD MLI MLT MNE MNT MON MOZ MRI MTN MYA NAM NCA NED NEP NFI NGR NIG NMI NOR NRU NZL
  OMA PAK PAN PAR PER PHI PLE PLW PNG POL POR PRK PUR PYF QAT ROU RSA RUS RWA SAM SEN SEY SGP SKN SLE SLO SMR SOL SOM SRB
  SRI SSD STP SUD SUI SUR SVK SWE SWZ SYR TAN TGA THA TJK TKM TKS TLS TOG TPE TTO TUN TUR TUV UAE UGA UKR URU USA UZB VAN
  VEN VIE VIN YEM ZAM ZIM`.split(/\s+/),
);

const marks = { dnf: 'DNF', 'out-of-time': 'DNF', dns: 'DNS', dq: 'DQ' } as const;
const sexes = {
  M: { sex: 'male', title: 'Men', id: 'men' },
  F: { sex: 'female', title: 'Women', id: 'women' },
} as const;

/** The file, who is not in it, and what is a guess. */
export interface WorldAthleticsFile {
  text: string;
  leftOut: Message[];
  doubts: Message[];
  written: number;
}

/** Why no file can be made at all; none where one can. */
export function worldAthleticsRefusals({ races, site }: ResultsBook, ids: CalendarIds): Message[] {
  const [race, ...more] = races;
  if (race === undefined || more.length > 0) return [message('problems.out-one-race')];
  const run = new Set(race.sheet.lines.map(({ entry }) => entry.sex));
  const missing = (['M', 'F'] as const).filter((sex) => run.has(sex) && ids[sexes[sex].id] === undefined);
  return [
    ...(missing.length === 0
      ? []
      : [message('problems.out-event-id', { sexes: missing.map((sex) => sexes[sex].title) })]),
    ...(countries.has(site.country ?? '') ? [] : [message('problems.out-site-country')]),
  ];
}

/**
 * One race in the shape of World Athletics' "Result Import API" (draft of December 2021): a unit for men and one for women,
 * official times from the gun. Splits are not in it: the draft takes none beyond 999.99 m. Who lacks a birth date, a Latin
 * name or a country that it knows cannot be in it and is told. In steps; the text is its outcome.
 */
export function* worldAthleticsFile(
  book: ResultsBook,
  ids: CalendarIds,
): Generator<undefined, WorldAthleticsFile, undefined> {
  const race = book.races[0]!;
  const found: WorldAthleticsFile = { text: '', leftOut: [], doubts: [], written: 0 };
  const athletes: object[] = [];
  const results = { M: [] as object[], F: [] as object[] };
  const byGun = isByGun(
    race.sheet.columns.find(({ definition }) => definition.id === 'sex')?.definition,
    race.race.rankBy,
  );
  for (const [at, line] of race.sheet.lines.entries()) {
    if (at % 20 === 0) yield;
    const runner = runnerOf(book, race, line, at);
    const refused = refusalOf(runner);
    if (refused !== null) {
      found.leftOut.push(refused);
      continue;
    }
    const { person, latin, entry, result, times, place } = runner;
    const sex = person.sex as 'M' | 'F';
    const id = athletes.length + 1;
    if (!latin.isSure)
      found.doubts.push(
        message('problems.out-name-parts', {
          bib: person.bib,
          name: entry.latinName ?? entry.name,
          family: latin.family,
        }),
      );
    athletes.push({
      id,
      firstName: latin.given,
      lastName: latin.family,
      birthdate: entry.birthDate,
      country: person.nationality,
      sex: sexes[sex].sex,
    });
    const isFinished = result.status === 'finished';
    results[sex].push({
      athleteId: id,
      result: isFinished ? timeText(times.gun ?? 0, race.unit) : marks[result.status as keyof typeof marks],
      ...(isFinished && place.sex > 0 && byGun ? { placeInRace: place.sex } : {}),
      ...(isFinished && !result.ranked ? { outOfCompetition: true } : {}),
    });
  }
  const file = fileOf(book, ids, athletes, results);
  return { ...found, written: athletes.length, text: `${JSON.stringify(file, null, 1)}\n` };
}

/** The file's frame around athletes and results. */
function fileOf(
  book: ResultsBook,
  ids: CalendarIds,
  athletes: readonly object[],
  results: Readonly<Record<'M' | 'F', readonly object[]>>,
): object {
  const race = book.races[0]!;
  const { site, event } = book;
  const gun =
    race.race.waves.length === 0
      ? null
      : (race.sheet.lines.find(({ result }) => result.gun !== null)?.result.gun ?? null);
  const title = localText(race.race.name, 'en') ?? race.race.id;
  const units = (['M', 'F'] as const)
    .filter((sex) => results[sex].length > 0)
    .map((sex) => ({
      waEventId: ids[sexes[sex].id],
      title: `${title} ${sexes[sex].title}`,
      rounds: [
        {
          type: 'Final',
          races: [
            {
              number: 1,
              date: race.race.date,
              ...(gun === null ? {} : { startTime: localClock(gun, race.race.zone) }),
              results: results[sex],
            },
          ],
        },
      ],
    }));
  const venue = localText(site.name, 'en') ?? localText(event.name, 'en') ?? event.id;
  return {
    ...(ids.competition === undefined ? {} : { waId: ids.competition }),
    athletes,
    relayTeams: [],
    venues: [{ id: 1, name: venue, country: site.country }],
    units,
  };
}

function isByGun(definition: { basis?: unknown; order?: unknown } | undefined, rankBy: string): boolean {
  return definition?.order === 'line' || (definition?.basis ?? rankBy) === 'gun';
}

/** Why a runner cannot be in the file. */
function refusalOf({ person, entry, result, times, division }: Runner): Message | null {
  const who = { bib: person.bib, name: person.name };
  const isIn = result.status === 'finished' ? times.gun !== null : result.status in marks;
  if (!isIn) return message('problems.out-waiting', { bib: person.bib });
  if (person.sex === 'X' || division !== '') return message('problems.out-no-unit', who);
  if (!isLatin(entry.latinName ?? entry.name)) return message('problems.out-no-latin', who);
  if (!/^\d{4}-\d\d-\d\d$/.test(entry.birthDate ?? '')) return message('problems.out-no-birth-date', who);
  if (!countries.has(person.nationality ?? ''))
    return message('problems.out-no-country', { ...who, value: person.nationality ?? '' });
  return null;
}

/** `2:15:08` or `45:15`, hours without a zero before them; hundredths where the race has parts of a second. */
function timeText(time: Ms, unit: Ms): string {
  const text = clockText(time, unit >= 1000 ? 1000 : 10);
  return text.replace(/^0:/, '');
}

function localClock(instant: Ms, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' }).format(instant);
}
