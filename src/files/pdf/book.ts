import type { Language } from '../../timing/model/race.ts';
import { placedIn, type Standing } from '../../timing/lists/standing.ts';
import { compareBibs } from '../../timing/lists/ranking.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import { statusOrder } from '../../timing/views/results-page.ts';
import { forEachInSteps, sorted, type Steps } from '../../timing/steps.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { text } from '../../words/text.ts';
import { basisText, listName } from '../list-names.ts';
import { raceNow, type Line, type RaceNow } from '../results-sheet.ts';
import type { BookTexts } from './book-texts.ts';
import type { Block, Piece, Row } from './order.ts';
import { Packer } from './packer.ts';
import { legRows, legsTable } from './relay-table.ts';
import { resultColumns, resultRow, unplacedColumns, unplacedRow } from './result-table.ts';
import { dayText, eventName, raceName, sheetOf, siteName, type PaperFor } from './sheet.ts';
import { teamRows, teamsTable } from './team-table.ts';

export interface BookOptions extends PaperFor {
  texts?: BookTexts | undefined;
  logo?: Uint8Array | null | undefined;
}

/**
 * The results book of these races as they stand: cover, contents, the organiser's texts, then each race with all its lists:
 * who is placed, teams, relay legs, and everybody without a place. Pauses like `resultsCsvParts`; what comes in meanwhile is
 * not in it.
 */
export function* bookPieces(
  timing: Timing,
  races: readonly RaceResults[],
  options: BookOptions,
): Generator<Piece | undefined, void, undefined> {
  const { language, texts, logo } = options;
  const now = races.map((results) => ({ results, race: raceNow(timing, results) }));
  yield;
  if (logo !== undefined && logo !== null) yield { kind: 'file', name: 'logo', bytes: logo };
  const title = text(language, 'paper.book');
  const sheet = sheetOf(timing, races, title, options);
  yield { kind: 'part', part: { template: 'book', data: { sheet }, hasContents: true } };
  for (const block of frontBlocks(timing, races, options)) yield { kind: 'block', block };
  for (const block of textBlocks(texts, options)) yield { kind: 'block', block };
  for (const { results, race } of now) yield* racePieces(timing, results, race, options);
}

type RaceBlock = Exclude<Block, { kind: 'table' }>;

function frontBlocks(
  timing: Timing,
  races: readonly RaceResults[],
  { language, texts, logo }: BookOptions,
): RaceBlock[] {
  const { date = '' } = timing.site?.site.date === undefined ? (timing.site?.event ?? {}) : timing.site.site;
  const lines = [
    dayText(date, language),
    siteName(timing, language) || (texts?.place ?? ''),
    races.map((results) => raceName(results, language)).join('  ·  '),
  ];
  return [
    {
      kind: 'cover',
      event: eventName(timing, language),
      title: text(language, 'paper.book'),
      lines: lines.filter((line) => line !== ''),
      logo: logo !== undefined && logo !== null,
    },
    { kind: 'contents', title: text(language, 'paper.contents') },
  ];
}

function textBlocks(texts: BookTexts | undefined, { language }: BookOptions): RaceBlock[] {
  const names = ['officials', 'course', 'weather', 'notes'] as const;
  return names.flatMap((name) => {
    const paragraphs = texts?.[name] ?? [];
    return paragraphs.length === 0
      ? []
      : [{ kind: 'text', title: text(language, `paper.${name}`), paragraphs }];
  });
}

function* racePieces(
  timing: Timing,
  results: RaceResults,
  now: RaceNow,
  options: BookOptions,
): Generator<Piece | undefined, void, undefined> {
  const { language } = options;
  const { race, standings } = now;
  const name = raceName(results, language);
  const sheet = sheetOf(timing, [results], name, options);
  const packer = new Packer({ template: 'book', data: { sheet } }, (title) =>
    text(language, 'paper.continued', { title }),
  );
  yield* packer.block(headingOf(results, now, options));
  const lines = yield* linesOf(now);
  const shown = { race, language, unit: roundingUnit(race) };
  const placed = new Set<string>();
  for (const standing of standings) {
    const title = capitalised(listName(standing.id, standing.definition, race, language), language);
    const note = text(language, 'paper.basis', { basis: basisText(standing.definition, race, language) });
    const columns = resultColumns(shown);
    const rows = listRows(standing, lines, (line, place) => {
      placed.add(line.entry.bib);
      return resultRow(line, place, shown);
    });
    yield* packer.table({ kind: 'table', title, note, columns, isListed: true }, rows);
    yield* packer.table(teamsTable(title, shown), teamRows(results, standing.id, standing.definition, shown));
    if (standing.id === 'overall' && race.relay !== undefined)
      yield* packer.table(legsTable(shown), listRows(standing, lines, legRows(shown)));
  }
  const others = yield* unplaced(lines, placed);
  const title = text(language, 'paper.unplaced');
  const columns = unplacedColumns(shown);
  yield* packer.table(
    { kind: 'table', title, note: '', columns, isListed: true },
    paused(others, (line) => unplacedRow(line, shown)),
  );
}

/** A list of a sex has a small letter where it stands behind another name. */
function capitalised(name: string, language: Language): string {
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

function headingOf(results: RaceResults, { race, facts }: RaceNow, { language }: BookOptions): Block {
  const { counts } = facts;
  const finish = race.points.at(-1)?.distance ?? 0;
  const distance = new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(finish / 1000);
  const of = (status: string) => [...results.results()].filter((result) => result.status === status).length;
  const gone = (['dnf', 'dns', 'dq'] as const).map(
    (status) => [status.toUpperCase(), String(of(status))] as const,
  );
  return {
    kind: 'heading',
    title: raceName(results, language),
    lines: [dayText(race.date, language), text(language, 'paper.distance', { distance })],
    facts: [
      [text(language, 'paper.entered'), String(counts.entries)],
      [text(language, 'paper.started'), String(counts.started)],
      [text(language, 'paper.finished'), String(counts.finished)],
      ...gone,
    ],
  };
}

function* linesOf({ entries, results }: RaceNow): Steps<Map<string, Line>> {
  const entryOf = new Map(entries.map((entry) => [entry.bib, entry]));
  const lines = new Map<string, Line>();
  yield* forEachInSteps(results, (result) => {
    const entry = entryOf.get(result.bib);
    if (entry !== undefined) lines.set(result.bib, { entry, result });
  });
  return lines;
}

const rowsAtOnce = 25;

function* listRows(
  standing: Standing,
  lines: ReadonlyMap<string, Line>,
  rowOf: (line: Line, place: number) => Row,
): Iterable<Row | undefined> {
  let made = 0;
  for (const { bib, place } of placedIn(standing)) {
    const line = lines.get(bib);
    if (line === undefined) continue;
    yield rowOf(line, place);
    made += 1;
    if (made % rowsAtOnce === 0) yield undefined;
  }
}

function* paused(lines: readonly Line[], rowOf: (line: Line) => Row): Iterable<Row | undefined> {
  for (const [index, line] of lines.entries()) {
    yield rowOf(line);
    if (index % rowsAtOnce === 0) yield undefined;
  }
}

/** Everybody whom no list has: by how it stands with them, each by bib. */
function* unplaced(lines: ReadonlyMap<string, Line>, placed: ReadonlySet<string>): Steps<Line[]> {
  const others: Line[] = [];
  yield* forEachInSteps(lines.values(), (line) => placed.has(line.entry.bib) || others.push(line));
  return yield* sorted(
    others,
    (one, other) =>
      statusOrder[one.result.status] - statusOrder[other.result.status] ||
      compareBibs(one.entry.bib, other.entry.bib),
  );
}
