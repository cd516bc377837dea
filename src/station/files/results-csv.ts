import { stringify } from 'csv-stringify/sync';
import type { Language, LocalText, Ms, RaceDefinition, TimingPoint } from '../../timing/race.ts';
import { roundingUnit } from '../../timing/rounding.ts';
import { resultRows, type ResultRow } from '../../timing/results-page.ts';
import type { Timing } from '../../timing/timing.ts';
import { headings } from './results-headings.ts';

/**
 * The results as CSV for people: UTF-8 with a byte order mark and CRLF, which Excel opens right in any
 * language. Russian Excel expects a semicolon between cells, the others a comma.
 */
export function resultsCsv(timing: Timing, race: RaceDefinition, language: Language): string {
  const words = headings[language];
  const splits = race.points.filter((point) => point.kind === 'split');
  const head = [
    words.place,
    words.sexPlace,
    words.categoryPlace,
    words.bib,
    words.name,
    words.latinName,
    words.sex,
    words.nationality,
    words.club,
    words.category,
    words.wave,
    words.gunTime,
    words.chipTime,
    ...splits.map((point) => pointName(point, language)),
    words.status,
    words.flags,
  ];
  const unit = roundingUnit(race);
  const rows = resultRows(timing, 'overall').map((row) => cellsOf(row, splits, language, unit));
  return stringify([head, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    delimiter: language === 'ru' ? ';' : ',',
  });
}

function cellsOf(row: ResultRow, splits: TimingPoint[], language: Language, unit: Ms): string[] {
  const { person, places, gun, chip, flags, status } = row;
  const words = headings[language];
  const splitOf = new Map(row.splits.map((split) => [split.point, split]));
  return [
    ...[places.overall, places.sex, places.category].map((place) => place?.toString() ?? ''),
    ...[
      person.bib,
      person.name,
      person.latinName ?? '',
      person.sex,
      person.nationality ?? '',
      person.club ?? '',
    ].map(asText),
    ...[person.category ?? '', person.wave].map(asText),
    ...[gun, chip].map((time) => clockText(time, unit)),
    ...splits.map((point) => clockText(splitOf.get(point.id)?.gun ?? null, unit)),
    [words.statuses[status], row.rule ?? ''].join(' ').trim(),
    flags.map((flag) => words.flagWords[flag]).join(' · '),
  ];
}

/** `H:MM:SS`, always with the hour, and the tenths or hundredths of a race that has them; empty without a time. */
function clockText(time: Ms | null, unit: Ms): string {
  if (time === null) return '';
  const seconds = Math.floor(time / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const digits = unit >= 1000 ? 0 : unit >= 100 ? 1 : 2;
  const fraction = digits === 0 ? '' : `.${String(Math.round((time % 1000) / unit)).padStart(digits, '0')}`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

/** A text that begins like a formula gets an apostrophe before it, so that no spreadsheet runs it. */
function asText(text: string): string {
  return /^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text;
}

function pointName(point: TimingPoint, language: Language): string {
  return localText(point.name, language) ?? `${Number((point.distance / 1000).toFixed(3))} km`;
}

function localText(text: LocalText | undefined, language: Language): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[language] ?? text.en ?? text['zh-CN'] ?? text.ru;
}
