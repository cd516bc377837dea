import { createHash } from 'node:crypto';
import type { PublishedRow } from '../timing/model/publication.ts';
import type { Ms } from '../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../timing/steps.ts';
import { stringify } from 'csv-stringify/sync';
import { asText, clockText } from './csv-text.ts';

const head = [
  'place',
  'bib',
  'name',
  'category',
  'status',
  'rule',
  'sex_place',
  'category_place',
  'gun_time',
  'chip_time',
];

/**
 * A published version as CSV: UTF-8, commas and LF, ids instead of words, `H:MM:SS` as published. It depends on nothing
 * but the rows, so that the same version is the same file for ever. `unit`: the smallest step of official times.
 */
export function* versionFileInSteps(rows: readonly PublishedRow[], unit: Ms): Steps<string> {
  const lines = [stringify([head])];
  yield* forEachInSteps(rows, (row) => lines.push(stringify([cellsOf(row, unit)])));
  return lines.join('');
}

/** SHA-256 of a version's file, as hex. */
export function checksumOf(file: string): string {
  return createHash('sha256').update(file).digest('hex');
}

function cellsOf({ bib, name, category, status, rule, places, gun, chip }: PublishedRow, unit: Ms): string[] {
  return [
    String(places?.overall ?? ''),
    asText(bib),
    asText(name),
    category ?? '',
    status,
    rule ?? '',
    String(places?.sex ?? ''),
    String(places?.category ?? ''),
    clockText(gun ?? null, unit),
    clockText(chip ?? null, unit),
  ];
}
