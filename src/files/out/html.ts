import { roundingUnit } from '../../timing/model/rounding.ts';
import type { Language } from '../../timing/model/race.ts';
import { dictionary } from '../../words/dictionary.ts';
import { clockText, headingsOf, localText } from '../csv-text.ts';
import { factsInWords } from '../file-facts.ts';
import { listName } from '../list-names.ts';
import { columnsOf, shownOf, type Column } from './columns.ts';
import type { FileParts, Wanted } from './format.ts';
import { pageScript, pageStyle } from './html-page.ts';
import type { RaceFile, ResultsFile } from './results-file.ts';
import { xmlText } from './xml-text.ts';

/**
 * One page that needs nothing else: a table of each race, everybody once; with a script, that searches and shows one
 * list alone, and without it the plain table. Nothing is fetched, and nothing in a name can run.
 */
export function* htmlParts({ event, races }: ResultsFile, { language, list }: Wanted): FileParts {
  const words = dictionary[language].heading;
  const [only] = races;
  const title = xmlText(localText(event.name, language) || localText(only?.race.name, language) || event.id);
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1 dir="auto">${title}</h1>
<label class="find" hidden>${words.find}<input type="search" id="find" autocomplete="off"></label></header>
<main>
`;
  for (const race of races) yield* section(race, language, list);
  yield `</main>\n<script>${pageScript}</script>\n</body>\n</html>\n`;
}

function* section(file: RaceFile, language: Language, list: string | undefined): FileParts {
  const { race, sheet, lists } = file;
  const words = dictionary[language].heading;
  const facts = factsInWords(sheet.facts, race, language);
  const left = new Set([words.placesBy, ...facts.map(([heading]) => heading)]);
  const columns = columnsOf(sheet, race, language).filter(
    ({ heading, given }) => given === true || !left.has(heading),
  );
  const headings = headingsOf(columns, false);
  const unit = roundingUnit(race);
  yield `<section>\n<h2 dir="auto">${xmlText(localText(race.name, language) ?? race.id)}</h2>\n<dl>`;
  yield facts
    .slice(1)
    .map(([heading, text]) => `<div><dt>${xmlText(heading)}</dt><dd>${xmlText(text)}</dd></div>`)
    .join('');
  yield '</dl>\n';
  const options = lists.map(
    ({ id, definition }, index) =>
      `<option value="${index}">${xmlText(listName(id, definition, race, language))}</option>`,
  );
  const all = list === undefined ? `<option value="">${words.everybody}</option>` : '';
  yield `<label class="list" hidden>${words.list}<select>${all}${options.join('')}</select></label>\n`;
  yield `<div class="wide"><table><thead><tr><th scope="col" class="own" hidden>${words.placeInList}</th>${columns
    .map(({ kind }, index) => `<th scope="col" class="${kind}">${xmlText(headings[index]!)}</th>`)
    .join('')}</tr></thead><tbody>\n`;
  const listsOfLine = yield* membership(file);
  const lines = list === undefined ? sheet.lines.keys() : new Set(lists.flatMap((one) => one.lines)).values();
  for (const line of lines) {
    const shown = shownOf(sheet.lines[line]!, race);
    const cells = columns.map((column) => {
      const text = cellText(column, shown, line, unit);
      return `<td class="${column.kind}"${column.kind === 'text' ? ' dir="auto"' : ''}>${xmlText(text)}</td>`;
    });
    const inLists = listsOfLine[line]?.join(' ') ?? '';
    yield `<tr data-lists="${inLists}"><td class="own" hidden></td>${cells.join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n</section>\n';
}

/** Of each line the lists that it is in, as `list:position:place`. */
function* membership({ sheet, lists }: RaceFile): Generator<undefined, string[][], undefined> {
  const all: string[][] = [];
  for (const [index, { lines, placeOf }] of lists.entries())
    for (const [position, line] of lines.entries()) {
      (all[line] ??= []).push(`${index}:${position}:${placeOf[line] || ''}`);
      if (position % 200 === 0) yield;
    }
  all.length = sheet.lines.length;
  return all;
}

function cellText(column: Column, shown: ReturnType<typeof shownOf>, line: number, unit: number): string {
  if (column.kind === 'time') return clockText(column.cell(shown, line), unit);
  return String(column.cell(shown, line) ?? '');
}
