import { renderSVG } from 'uqr';
import type { CertificateSample } from '../../contract/certificate-design.ts';
import type { CertificateDesign } from '../../timing/model/certificate-design.ts';
import type { Entry, Language } from '../../timing/model/race.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { message } from '../../words/message.ts';
import { localText } from '../csv-text.ts';
import { exampleValues, valuesOf, type Values } from './certificate-values.ts';
import { languageOfNation } from './design.ts';
import type { Piece } from './order.ts';
import { PaperError } from './printer.ts';
import { sampleEntry } from './certificate-samples.ts';

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
  design: CertificateDesign;
  /** The picture behind them; null: none. */
  picture: Uint8Array | null;
  /** In the place of the design's. */
  language?: Language | undefined;
}

/** One runner's certificate as it is set. */
interface Certificate {
  language: Language;
  fields: object[];
}

/** Fields of one runner's certificate as they are set. Throws {@link PaperError} for somebody who gets none. */
export function certificateOf(
  timing: Timing,
  bib: string,
  { design, language: wanted }: Omit<CertificatePaper, 'picture'>,
): Certificate {
  const results = timing.raceOf(bib);
  const [entry, result] = [results?.entry(bib), results?.result(bib)];
  if (results === undefined || entry === undefined || result === undefined)
    throw new PaperError(message('problems.bib-unknown', { bib }));
  if (result.status !== 'finished')
    throw new PaperError(
      message('paper.no-certificate', { bib, status: { code: `status.${result.status}` } }),
    );
  const language = languageFor(entry, design, wanted);
  return { language, fields: fieldsFor(design, valuesOf(timing, results, entry, language), language) };
}

/** What a design looks like for somebody; `isExample`: the times, or the runner too, are made up. */
export interface Sample {
  certificate: Certificate;
  bib: string;
  name: string;
  isExample: boolean;
}

/** A certificate to look at while it is designed: of a bib, or of the runner whose name is the hardest of its kind. */
export function sampleCertificate(
  timing: Timing,
  results: RaceResults,
  of: { bib: string } | CertificateSample,
  design: CertificateDesign,
): Sample {
  const entry = typeof of === 'string' ? sampleEntry(results, of) : timing.entry(of.bib);
  if (entry === undefined)
    throw new PaperError(message('problems.bib-unknown', { bib: typeof of === 'string' ? '' : of.bib }));
  const own = timing.raceOf(entry.bib) ?? results;
  const isExample = own.result(entry.bib)?.status !== 'finished' || own.entry(entry.bib) !== entry;
  const language = languageFor(entry, design, undefined);
  const values = (isExample ? exampleValues : valuesOf)(timing, own, entry, language);
  const certificate = { language, fields: fieldsFor(design, values, language) };
  return { certificate, bib: entry.bib, name: entry.name, isExample };
}

function languageFor(entry: Entry, design: CertificateDesign, wanted: Language | undefined): Language {
  const chosen = wanted ?? design.language;
  return chosen === 'runner' ? languageOfNation(entry.nationality ?? null) : chosen;
}

function fieldsFor(design: CertificateDesign, values: Values, language: Language): object[] {
  return design.fields.flatMap((field): object[] => {
    const text = filled(localText(field.text, language) ?? '', values);
    if (text === null || text === '') return [];
    if (field.kind === 'text') {
      const { needs, ...shown } = field;
      return needs !== undefined && (values[needs as keyof Values] ?? '') === '' ? [] : [{ ...shown, text }];
    }
    const { x, y, width } = field;
    return [{ kind: 'qr', x, y, width, svg: renderSVG(text, { border: 2 }) }];
  });
}

/** Pieces of a document with this one certificate. */
export function* samplePieces(
  { certificate }: Sample,
  { design, picture }: CertificatePaper,
): Generator<Piece, void, undefined> {
  if (picture !== null) yield { kind: 'file', name: 'certificate-picture', bytes: picture };
  const data = { page: design.page, picture: picture !== null, certificates: [certificate] };
  yield { kind: 'part', part: { template: 'certificate', data } };
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

/** Null where one of the values is empty. Braces around what is no value stay. */
function filled(text: string, values: Values): string | null {
  let isWhole = true;
  const out = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as keyof Values] : whole;
    if (value === '') isWhole = false;
    return value;
  });
  return isWhole ? out : null;
}
