import { clockText } from '../csv-text.ts';
import type { FileParts, Wanted } from './format.ts';
import type { ResultsFile } from './results-file.ts';
import { tablesOf, type Cell, type Table, type TableColumn } from './tables.ts';
import { isDuration, sheetNames, widthsOf } from './workbook.ts';
import { xmlText } from './xml-text.ts';
import { zipOf, type ZipEntry } from './zip.ts';

/** An OpenDocument spreadsheet (ODF 1.3): the same sheets as the Excel workbook, times as durations. */
export function odsParts(file: ResultsFile, { language, list }: Wanted): FileParts {
  const tables = tablesOf(file, language, list);
  return zipOf(filesOf(tables, sheetNames(tables)));
}

const mime = 'application/vnd.oasis.opendocument.spreadsheet';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const names = ['office', 'table', 'text', 'style', 'number', 'meta', 'config']
  .map((name) => {
    const space = name === 'number' ? 'datastyle' : name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${space}:1.0"`;
  })
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ');

function* filesOf(tables: readonly Table[], sheets: readonly string[]): Iterable<ZipEntry> {
  yield { name: 'mimetype', parts: [mime], stored: true };
  yield {
    name: 'META-INF/manifest.xml',
    parts: [
      `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mime}"/>${[
        'content.xml',
        'styles.xml',
        'settings.xml',
      ]
        .map((file) => `<manifest:file-entry manifest:full-path="${file}" manifest:media-type="text/xml"/>`)
        .join('')}</manifest:manifest>`,
    ],
  };
  yield {
    name: 'styles.xml',
    parts: [`${declaration}<office:document-styles ${names} office:version="1.3"/>`],
  };
  yield { name: 'settings.xml', parts: [settings(sheets)] };
  yield { name: 'content.xml', parts: content(tables, sheets) };
}

/** The head of each sheet stays in sight. */
function settings(sheets: readonly string[]): string {
  const item = (name: string, type: string, value: string) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  const views = sheets
    .map(
      (name) =>
        `<config:config-item-map-entry config:name="${xmlText(name)}">${item('VerticalSplitMode', 'short', '2')}${item('VerticalSplitPosition', 'int', '1')}${item('PositionBottom', 'int', '1')}${item('ActiveSplitRange', 'short', '2')}</config:config-item-map-entry>`,
    )
    .join('');
  return `${declaration}<office:document-settings ${names} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">${views}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}

function* content(tables: readonly Table[], sheets: readonly string[]): Iterable<string | undefined> {
  const widths: number[][] = [];
  for (const table of tables) {
    widths.push(widthsOf(table));
    yield undefined;
  }
  const all = [...new Set(widths.flat())];
  yield `${declaration}<office:document-content ${names} office:version="1.3"><office:automatic-styles>`;
  yield all
    .map(
      (width) =>
        `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.21).toFixed(2)}cm"/></style:style>`,
    )
    .join('');
  yield '<number:text-style style:name="N49"><number:text-content/></number:text-style>';
  for (const digits of [0, 1, 2])
    yield `<number:time-style style:name="N${digits}" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"${digits === 0 ? '' : ` number:decimal-places="${digits}"`}/></number:time-style><style:style style:name="time${digits}" style:family="table-cell" style:data-style-name="N${digits}"/>`;
  yield '<style:style style:name="text" style:family="table-cell" style:data-style-name="N49"/>';
  yield '<style:style style:name="head" style:family="table-cell" style:data-style-name="N49"><style:text-properties fo:font-weight="bold"/></style:style>';
  yield '</office:automatic-styles><office:body><office:spreadsheet>';
  for (const [index, table] of tables.entries()) yield* sheetParts(table, sheets[index]!, widths[index]!);
  yield '</office:spreadsheet></office:body></office:document-content>';
}

function* sheetParts(table: Table, name: string, widths: readonly number[]): Iterable<string> {
  const { columns, unit } = table;
  yield `<table:table table:name="${xmlText(name)}">`;
  yield widths.map((width) => `<table:table-column table:style-name="w${width}"/>`).join('');
  yield `<table:table-header-rows><table:table-row>${columns.map(({ heading }) => textCell('head', heading)).join('')}</table:table-row></table:table-header-rows>`;
  for (const row of table.rows()) {
    let cells = '';
    for (const [index, cell] of row.entries()) cells += cellXml(columns[index]!, cell, unit);
    yield `<table:table-row>${cells}</table:table-row>`;
  }
  yield '</table:table>';
}

function cellXml({ kind }: TableColumn, cell: Cell, unit: number): string {
  if (cell === null || cell === '') return '<table:table-cell/>';
  if (typeof cell === 'string') return textCell('text', cell);
  if (kind !== 'time')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  const clock = clockText(cell, unit);
  if (!isDuration(cell)) return textCell('text', clock);
  const digits = unit >= 1000 ? 0 : unit >= 100 ? 1 : 2;
  const [hours, minutes, seconds] = clock.split(':') as [string, string, string];
  return `<table:table-cell table:style-name="time${digits}" office:value-type="time" office:time-value="PT${hours.padStart(2, '0')}H${minutes}M${seconds}S"><text:p>${clock}</text:p></table:table-cell>`;
}

/** Each line is a paragraph; a second blank, a blank at an end and a tab have elements of their own. */
function textCell(style: string, text: string): string {
  const paragraphs = text.split(/\r\n|\r|\n/).map(
    (line) =>
      `<text:p>${xmlText(line)
        .replace(/^ | $| (?= )/g, '<text:s/>')
        .replaceAll('\t', '<text:tab/>')}</text:p>`,
  );
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}
