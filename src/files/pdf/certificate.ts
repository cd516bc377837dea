import { renderSVG } from 'uqr';
import type { Language } from '../../timing/model/race.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { dictionary } from '../../words/dictionary.ts';
import { message } from '../../words/message.ts';
import { clockText, localText } from '../csv-text.ts';
import { languageOfNation, type Design } from './design.ts';
import type { Piece } from './order.ts';
import { PaperError } from './printer.ts';
import { categoryName, latinOf } from './result-table.ts';
import { dayText, eventName, raceName } from './sheet.ts';

/** What a certificate shows of a runner: texts by the names that fields have in braces; empty where there is nothing. */
type Values = Readonly<Record<string, string>>;

/** Who gets a certificate: finishers with a place, in order of it. */
export function certificateBibs(results: RaceResults): string[] {
  return results
    .list('overall')
    .concat(
      [...results.results()]
        .filter(
          ({ bib, status, ranked }) =>
            status === 'finished' && ranked && results.place('overall', bib) === null,
        )
        .map(({ bib }) => bib),
    );
}

export interface CertificatePaper {
  design: Design;
  /** The picture behind them; null: none. */
  picture: Uint8Array | null;
  /** In the place of the design's. */
  language?: Language | undefined;
}

/** Fields of one runner's certificate as they are set. Throws {@link PaperError} for somebody who gets none. */
export function certificateOf(
  timing: Timing,
  bib: string,
  { design, language: wanted }: Omit<CertificatePaper, 'picture'>,
): { language: Language; fields: object[] } {
  const results = timing.raceOf(bib);
  const [entry, result] = [results?.entry(bib), results?.result(bib)];
  if (results === undefined || entry === undefined || result === undefined)
    throw new PaperError(message('problems.bib-unknown', { bib }));
  if (result.status !== 'finished')
    throw new PaperError(
      message('paper.no-certificate', { bib, status: { code: `status.${result.status}` } }),
    );
  const person = personIn(entry, result);
  const chosen = wanted ?? design.language;
  const language = chosen === 'runner' ? languageOfNation(person.nationality) : chosen;
  const values = valuesOf(timing, results, bib, language);
  const fields = design.fields.flatMap((field): object[] => {
    const text = filled(localText(field.text, language) ?? '', values);
    if (text === null || text === '') return [];
    if (field.kind === 'text') {
      const { needs, ...shown } = field;
      return needs !== undefined && (values[needs] ?? '') === '' ? [] : [{ ...shown, text }];
    }
    const { x, y, width } = field;
    return [{ kind: 'qr', x, y, width, svg: renderSVG(text, { border: 0 }) }];
  });
  return { language, fields };
}

/** One document with the certificates of these runners, a page for each. */
export function* certificatePieces(
  timing: Timing,
  bibs: readonly string[],
  paper: CertificatePaper,
): Generator<Piece | undefined, void, undefined> {
  const { design, picture } = paper;
  if (picture !== null) yield { kind: 'file', name: 'certificate-picture', bytes: picture };
  for (let from = 0; from < bibs.length; from += ofPart) {
    const certificates = [];
    for (const bib of bibs.slice(from, from + ofPart)) {
      certificates.push(certificateOf(timing, bib, paper));
      yield undefined;
    }
    const data = { page: design.page, picture: picture !== null, certificates };
    yield { kind: 'part', part: { template: 'certificate', data } };
  }
}

/** Certificates that are set together. */
const ofPart = 100;

function valuesOf(timing: Timing, results: RaceResults, bib: string, language: Language): Values {
  const { race } = results;
  const [entry, result] = [results.entry(bib)!, results.result(bib)!];
  const person = personIn(entry, result);
  const times = officialTimes(result, race);
  const places = results.places(bib);
  const unit = roundingUnit(race);
  const shown = (place: number | null) => (place === null ? '' : String(place));
  return {
    bib,
    name: person.name,
    latin: latinOf(person),
    nationality: person.nationality ?? '',
    club: person.club ?? '',
    category: categoryName(person.category, race, language),
    sexName: dictionary[language].heading.sexes[person.sex],
    event: eventName(timing, language),
    race: raceName(results, language),
    date: dayText(race.date, language),
    gun: clockText(times.gun, unit),
    chip: clockText(times.chip, unit),
    place: shown(places.overall),
    sexPlace: shown(places.sex),
    categoryPlace: shown(places.category),
  };
}

/** Null where one of the values is empty. Braces around what is no value stay. */
function filled(text: string, values: Values): string | null {
  let isWhole = true;
  const out = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]! : whole;
    if (value === '') isWhole = false;
    return value;
  });
  return isWhole ? out : null;
}
