import type { Cell } from './columns.ts';
import { sheetNames, timeCell, type OutTable } from './tables.ts';
import { xmlText } from './xml-text.ts';
import { zipParts, type ZipEntry } from './zip.ts';

/** Rows between two pauses. */
const rowsAtOnce = 25;
const dayMs = 86_400_000;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Cell formats, as `styles.xml` counts them. */
const style = { text: 1, head: 2, time: 3, tenths: 4, hundredths: 5 };
/** What a cell of Excel holds at most. */
const charactersMax = 32_767;

/**
 * A workbook of Office Open XML (ECMA-376), part by part. Texts are texts whatever they begin with, with the format `@`, so
 * that bibs and names stay what they are when somebody edits them; times are fractions of a day and may exceed 24 hours.
 */
export function xlsxParts(
  tables: readonly OutTable[],
  date: Date,
): Generator<Uint8Array | undefined, void, undefined> {
  return zipParts(entries(tables, date), date);
}

function* entries(tables: readonly OutTable[], date: Date): Generator<ZipEntry, void, undefined> {
  const names = sheetNames(tables.map(({ name }) => name));
  const numbers = tables.map((_, index) => index + 1);
  yield {
    name: '[Content_Types].xml',
    parts: [
      `${head}<Types xmlns="${packages}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${typeOf('sheet.main')}"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${typeOf('styles')}"/>`,
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
      ...numbers.map(
        (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${typeOf('worksheet')}"/>`,
      ),
      '</Types>',
    ],
  };
  yield {
    name: '_rels/.rels',
    parts: [
      `${head}<Relationships xmlns="${packages}/relationships">`,
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
      `<Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
      '</Relationships>',
    ],
  };
  const moment = date.toISOString().replace(/\.\d+/, '');
  yield {
    name: 'docProps/core.xml',
    parts: [
      `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
      `<dc:creator>Goldline</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
      '</cp:coreProperties>',
    ],
  };
  yield {
    name: 'xl/workbook.xml',
    parts: [
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`,
      ...numbers.map((n) => `<sheet name="${xmlText(names[n - 1]!)}" sheetId="${n}" r:id="rId${n}"/>`),
      '</sheets></workbook>',
    ],
  };
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    parts: [
      `${head}<Relationships xmlns="${packages}/relationships">`,
      ...numbers.map(
        (n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
      ),
      `<Relationship Id="rId${numbers.length + 1}" Type="${office}/styles" Target="styles.xml"/>`,
      '</Relationships>',
    ],
  };
  yield { name: 'xl/styles.xml', parts: [styles] };
  for (const [index, table] of tables.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, parts: sheetParts(table, index === 0) };
}

const typeOf = (what: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml`;

const styles = [
  `${head}<styleSheet xmlns="${main}">`,
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/>',
  '<numFmt numFmtId="165" formatCode="[h]:mm:ss.0"/><numFmt numFmtId="166" formatCode="[h]:mm:ss.00"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>',
  ...[164, 165, 166].map(
    (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  ),
  '</cellXfs></styleSheet>',
].join('');

function* sheetParts({ columns, rows, unit }: OutTable, first: boolean) {
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>`;
  yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>';
  for (const [index, { width, kind }] of columns.entries())
    yield `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${kind === 'text' ? ` style="${style.text}"` : ''}/>`;
  yield `</cols><sheetData><row>${columns.map(({ heading }) => textCell(heading, style.head)).join('')}</row>`;
  const time = unit >= 1000 ? style.time : unit >= 100 ? style.tenths : style.hundredths;
  let made = 0;
  for (const row of rows()) {
    const cells = row.map((cell, index) => cellXml(cell, columns[index]!.kind, time, unit));
    yield `<row>${cells.join('')}</row>`;
    made += 1;
    if (made % rowsAtOnce === 0) yield undefined;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(cell: Cell, kind: OutTable['columns'][number]['kind'], time: number, unit: number): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'string') return textCell(cell, style.text);
  if (kind !== 'time') return `<c><v>${cell}</v></c>`;
  // A spreadsheet shows no negative times.
  return cell < 0
    ? textCell(timeCell(cell, kind, unit), style.text)
    : `<c s="${time}"><v>${cell / dayMs}</v></c>`;
}

function textCell(text: string, s: number): string {
  return `<c s="${s}" t="inlineStr"><is><t xml:space="preserve">${excelText(text.slice(0, charactersMax))}</t></is></c>`;
}

/** Characters that XML cannot hold are written as `_x0001_`, and a text that looks like that is told from them (ECMA-376, 22.9.2.19). */
function excelText(text: string): string {
  const escaped = text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(
      /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu,
      (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    );
  return xmlText(escaped);
}
