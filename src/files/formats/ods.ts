import type { Cell } from './columns.ts';
import { sheetNames, timeCell, type OutTable } from './tables.ts';
import { xmlText } from './xml-text.ts';
import { zipParts, type ZipEntry } from './zip.ts';

/** Rows between two pauses. */
const rowsAtOnce = 25;
const media = 'application/vnd.oasis.opendocument.spreadsheet';
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const spaces = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const more =
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';
const version = 'office:version="1.3"';

/**
 * A spreadsheet of OpenDocument 1.3, part by part. Texts have the format `@` and times are durations, as hours, minutes and
 * seconds; no cell is a formula.
 */
export function odsParts(
  tables: readonly OutTable[],
  date: Date,
): Generator<Uint8Array | undefined, void, undefined> {
  return zipParts(entries(tables), date);
}

function* entries(tables: readonly OutTable[]): Generator<ZipEntry, void, undefined> {
  const names = sheetNames(tables.map(({ name }) => name));
  yield { name: 'mimetype', parts: [media], stored: true };
  const files = ['content.xml', 'styles.xml', 'settings.xml'];
  yield {
    name: 'META-INF/manifest.xml',
    parts: [
      `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">`,
      `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${media}"/>`,
      ...files.map(
        (name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`,
      ),
      '</manifest:manifest>',
    ],
  };
  yield {
    name: 'styles.xml',
    parts: [`${head}<office:document-styles ${spaces} ${version}><office:styles/></office:document-styles>`],
  };
  yield { name: 'settings.xml', parts: [settings(names)] };
  yield { name: 'content.xml', parts: contentParts(tables, names) };
}

/** The first row of each sheet stays in view. */
function settings(names: readonly string[]): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  const frozen = [
    item('VerticalSplitMode', 'short', 2),
    item('VerticalSplitPosition', 'int', 1),
    item('ActiveSplitRange', 'short', 2),
    item('PositionBottom', 'int', 1),
  ].join('');
  return [
    `${head}<office:document-settings ${spaces} xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" ${version}>`,
    '<office:settings><config:config-item-set config:name="ooo:view-settings">',
    '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>',
    item('ViewId', 'string', 'view1'),
    item('ActiveTable', 'string', xmlText(names[0] ?? '')),
    '<config:config-item-map-named config:name="Tables">',
    ...names.map(
      (name) =>
        `<config:config-item-map-entry config:name="${xmlText(name)}">${frozen}</config:config-item-map-entry>`,
    ),
    '</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>',
    '</config:config-item-set></office:settings></office:document-settings>',
  ].join('');
}

function* contentParts(tables: readonly OutTable[], names: readonly string[]) {
  yield `${head}<office:document-content ${spaces} ${more} ${version}><office:automatic-styles>`;
  yield '<number:text-style style:name="N1"><number:text-content/></number:text-style>';
  for (const digits of [0, 1, 2])
    yield `<number:time-style style:name="T${digits}" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long" number:decimal-places="${digits}"/></number:time-style>`;
  yield '<style:style style:name="text" style:family="table-cell" style:data-style-name="N1"/>';
  yield '<style:style style:name="head" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties fo:border-bottom="0.75pt solid #000000"/><style:text-properties fo:font-weight="bold"/></style:style>';
  for (const digits of [0, 1, 2])
    yield `<style:style style:name="time${digits}" style:family="table-cell" style:data-style-name="T${digits}"/>`;
  const all = new Set(tables.flatMap(({ columns }) => columns.map(({ width }) => width)));
  for (const width of all)
    yield `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(2)}cm"/></style:style>`;
  yield '</office:automatic-styles><office:body><office:spreadsheet>';
  for (const [index, table] of tables.entries()) yield* tableParts(table, names[index]!);
  yield '</office:spreadsheet></office:body></office:document-content>';
}

function* tableParts({ columns, rows, unit }: OutTable, name: string) {
  yield `<table:table table:name="${xmlText(name)}">`;
  for (const { width, kind } of columns)
    yield `<table:table-column table:style-name="w${width}"${kind === 'text' ? ' table:default-cell-style-name="text"' : ''}/>`;
  yield `<table:table-header-rows><table:table-row>${columns.map(({ heading }) => textCell(heading, 'head')).join('')}</table:table-row></table:table-header-rows>`;
  let made = 0;
  for (const row of rows()) {
    const cells = row.map((cell, index) => cellXml(cell, columns[index]!.kind, unit));
    yield `<table:table-row>${cells.join('')}</table:table-row>`;
    made += 1;
    if (made % rowsAtOnce === 0) yield undefined;
  }
  yield '</table:table>';
}

function cellXml(cell: Cell, kind: OutTable['columns'][number]['kind'], unit: number): string {
  if (cell === null || cell === '') return '<table:table-cell/>';
  if (typeof cell === 'string') return textCell(cell, 'text');
  if (kind !== 'time')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  const shown = timeCell(cell, kind, unit);
  if (cell < 0) return textCell(shown, 'text');
  const [hours = '', minutes = '', seconds = ''] = shown.split(':');
  const digits = unit >= 1000 ? 0 : unit >= 100 ? 1 : 2;
  const duration = `PT${hours.padStart(2, '0')}H${minutes}M${seconds}S`;
  return `<table:table-cell table:style-name="time${digits}" office:value-type="time" office:time-value="${duration}"><text:p>${shown}</text:p></table:table-cell>`;
}

function textCell(text: string, style: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => `<text:p>${lineXml(line)}</text:p>`);
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${lines.join('')}</table:table-cell>`;
}

/** Blanks in a row are one in this format, and those at the ends none, unless they are counted. */
function lineXml(line: string): string {
  return xmlText(line)
    .replace(/\t/g, '<text:tab/>')
    .replace(/^ +| +$| {2,}/g, (blanks) => `<text:s text:c="${blanks.length}"/>`);
}
