import type { Language } from '../../timing/model/race.ts';
import { dictionary } from '../../words/dictionary.ts';
import { headingsOf, localText } from '../csv-text.ts';
import { factTexts } from '../file-facts.ts';
import { listTexts, raceName, type BookRace, type ResultsBook } from './book.ts';
import { columnsOf, constantColumns, shownOf, type OutColumn } from './columns.ts';
import { script, style } from './html-page.ts';
import { timeCell } from './tables.ts';
import { xmlText } from './xml-text.ts';

/** Rows between two pauses. */
const rowsAtOnce = 20;

/**
 * The results as one page, part by part: it needs no network, and without JavaScript it is a plain table of everybody.
 * With it, a list is chosen and bibs and names are found in any script. It prints black on white.
 */
export function* htmlParts(
  book: ResultsBook,
  lang: Language,
  list?: string,
): Generator<string | undefined, void, undefined> {
  const title = localText(book.event.name, lang) ?? book.event.id;
  yield [
    `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`,
    `<title>${xmlText(title)}</title><style>${style}</style></head><body>`,
    `<header><h1>${xmlText(title)}</h1></header>`,
  ].join('');
  for (const [index, race] of book.races.entries())
    yield* raceParts(race, { index, title, lang, only: list });
  yield `<script>${script}</script></body></html>\n`;
}

function* raceParts(
  race: BookRace,
  { index, title, lang, only }: { index: number; title: string; lang: Language; only: string | undefined },
): Generator<string | undefined, void, undefined> {
  const words = dictionary[lang].heading;
  const { sheet } = race;
  const facts = factTexts(sheet.facts, race.race, lang).filter(
    ([id, , fact]) => id !== 'race' && fact !== '',
  );
  const lists = race.lists.filter(({ id }) => only === undefined || id === only);
  const columns = columnsOf(sheet, race.race, lang).filter(isShown(sheet.lines.length > 0 ? race : null));
  const headings = headingsOf(columns, (text) => text);
  yield `<section>${title === raceName(race.race, lang) ? '' : `<h2>${xmlText(raceName(race.race, lang))}</h2>`}<dl>`;
  for (const [, heading, fact] of facts)
    yield `<div><dt>${xmlText(heading)}</dt><dd>${xmlText(fact)}</dd></div>`;
  yield `</dl><form class="tools" hidden><label>${xmlText(words.search)}<input type="search" autocomplete="off" spellcheck="false"></label>`;
  yield `<label>${xmlText(words.list)}<select>${only === undefined ? `<option value="">${xmlText(words.everybody)}</option>` : ''}`;
  for (const [at, list] of lists.entries()) {
    const { name, basis } = listTexts(list, race.race, lang);
    yield `<option value="${at}">${xmlText(`${name} (${basis})`)}</option>`;
  }
  yield `</select></label><output></output></form><div class="scroll"><table id="race${index}"><thead><tr>`;
  yield columns
    .map(
      ({ kind }, at) =>
        `<th scope="col"${kind === 'text' ? '' : ' class="n"'}>${xmlText(headings[at]!)}</th>`,
    )
    .join('');
  yield '</tr></thead><tbody>\n';
  const placed = placesIn(lists, sheet.lines.length);
  const lines = only === undefined ? sheet.lines.keys() : (lists[0]?.lines ?? []);
  let made = 0;
  for (const line of lines) {
    const shown = shownOf(sheet.lines[line]!, race.race);
    const cells = columns.map((column) => {
      const text = timeCell(column.cell(shown, line), column.kind, race.unit);
      const own = column.kind === 'text' ? (column.id === 'name' ? ' class="w"' : '') : ' class="n"';
      return `<td${own}>${column.kind === 'text' && text !== '' ? `<bdi>${xmlText(text)}</bdi>` : text}</td>`;
    });
    yield `<tr data-l="${placed[line] ?? ''}">${cells.join('')}</tr>\n`;
    made += 1;
    if (made % rowsAtOnce === 0) yield undefined;
  }
  yield '</tbody></table></div></section>';
}

/** The lists that each line has a place in, as `list:place`. */
function placesIn(lists: BookRace['lists'], count: number): string[] {
  const placed = Array.from({ length: count }, () => '');
  for (const [at, { lines, places }] of lists.entries())
    for (const [index, line] of lines.entries())
      placed[line] += `${placed[line] === '' ? '' : ' '}${at}:${places[index]}`;
  return placed;
}

/** Columns that say something: not those that are the same everywhere, and not those that are empty in this race. */
function isShown(race: BookRace | null): (column: OutColumn) => boolean {
  const entries = race?.sheet.lines ?? [];
  const has = (field: 'latinName' | 'nationality' | 'club' | 'division') =>
    entries.some(({ entry }) => entry[field] !== undefined);
  const empty = new Set([
    ...(['latinName', 'nationality', 'club', 'division'] as const).filter((field) => !has(field)),
    ...(has('division') ? [] : ['divisionPlace']),
    ...((race?.race.waves.length ?? 0) > 1 ? [] : ['wave']),
  ]);
  return ({ id }) => !constantColumns.has(id) && !empty.has(id) && !/^split:.*:chip$/.test(id);
}
