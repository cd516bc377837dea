import type { CertificateValue } from '../../contract/certificate-design.ts';
import type { Entry, Language } from '../../timing/model/race.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { dictionary } from '../../words/dictionary.ts';
import { clockText } from '../csv-text.ts';
import { categoryName, latinOf } from './result-table.ts';
import { dayText, eventName, raceName, siteName } from './sheet.ts';

/** What a certificate shows of a runner: texts by the names that fields have in braces; empty where there is nothing. */
export type Values = Readonly<Record<CertificateValue, string>>;

/** What a certificate says of somebody who has a result. */
export function valuesOf(timing: Timing, results: RaceResults, entry: Entry, language: Language): Values {
  const { race } = results;
  const result = results.result(entry.bib)!;
  const times = officialTimes(result, race);
  const places = results.places(entry.bib);
  const unit = roundingUnit(race);
  const shown = (place: number | null) => (place === null ? '' : String(place));
  const { evidence } = result;
  return {
    ...whoAndWhere(timing, results, entry, language),
    category: categoryName(personIn(entry, result).category, race, language),
    gun: clockText(times.gun, unit),
    chip: clockText(times.chip, unit),
    place: shown(places.overall),
    sexPlace: shown(places.sex),
    categoryPlace: shown(places.category),
    evidence: times.gun === null || evidence === null ? '' : dictionary[language].evidence[evidence],
  };
}

/** The same of somebody who has none yet, so that a design can be looked at before the race: times and places are made up. */
export function exampleValues(
  timing: Timing,
  results: RaceResults,
  entry: Entry,
  language: Language,
): Values {
  const category = personIn(entry, results.result(entry.bib)).category ?? results.race.categories[0]?.id;
  return {
    ...whoAndWhere(timing, results, entry, language),
    category: categoryName(category ?? null, results.race, language),
    gun: '3:58:21',
    chip: '3:56:47',
    place: '1284',
    sexPlace: '1027',
    categoryPlace: '132',
    evidence: dictionary[language].evidence.chip,
  };
}

function whoAndWhere(timing: Timing, results: RaceResults, entry: Entry, language: Language) {
  const person = personIn(entry, undefined);
  return {
    bib: entry.bib,
    name: person.name,
    latin: latinOf(person),
    nationality: person.nationality ?? '',
    club: person.club ?? '',
    sexName: dictionary[language].heading.sexes[person.sex],
    event: eventName(timing, language),
    eventId: timing.site?.event.id ?? '',
    race: raceName(results, language),
    raceId: results.race.id,
    date: dayText(results.race.date, language),
    city: siteName(timing, language),
  };
}
