import { clockText } from '../csv-text.ts';
import type { FileParts, Wanted } from './format.ts';
import type { ResultsFile } from './results-file.ts';
import { tablesOf, type Cell, type Table, type TableColumn } from './tables.ts';
import { isDuration, sheetNames, widthsOf } from './workbook.ts';
import { xmlText } from './xml-text.ts';
import { zipOf, type ZipEntry } from './zip.ts';

/**
 * An Excel workbook (ECMA-376): a sheet for everybody and one for each list. Texts are texts whatever they look like,
 * times are parts of a day shown as `[h]:mm:ss`, the head stays in sight and is printed on every page.
 */
export function xlsxParts(file: ResultsFile, { language, list }: Wanted): FileParts {
  return workbook(tablesOf(file, language, list));
}

/** These tables as sheets of a workbook. */
export function workbook(tables: readonly Table[]): FileParts {
  const names = sheetNames(tables);
  return zipOf(filesOf(tables, names));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function* filesOf(tables: readonly Table[], names: readonly string[]): Iterable<ZipEntry> {
  const each = (text: (number: number) => string) => tables.map((_, index) => text(index + 1)).join('');
  const one = (name: string, text: string): ZipEntry => ({ name, parts: [declaration + text] });
  yield one(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${type}.worksheet+xml"/>`,
    )}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  );
  yield one(
    '_rels/.rels',
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  const quoted = names.map((name) => xmlText(`'${name.replaceAll("'", "''")}'!$1:$1`));
  yield one(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(
      (number) => `<sheet name="${xmlText(names[number - 1]!)}" sheetId="${number}" r:id="rId${number}"/>`,
    )}</sheets><definedNames>${each(
      (number) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${number - 1}">${quoted[number - 1]}</definedName>`,
    )}</definedNames></workbook>`,
  );
  yield one(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${relations}">${each(
      (number) =>
        `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )}<Relationship Id="rId${tables.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  );
  yield one('xl/styles.xml', styles);
  for (const [index, table] of tables.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, parts: sheetParts(table) };
}

/** Cell styles by their number in `styles`. */
const style = { head: 1, text: 2, seconds: 3, tenths: 4, hundredths: 5 };

const styles = `<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/><numFmt numFmtId="165" formatCode="[h]:mm:ss.0"/><numFmt numFmtId="166" formatCode="[h]:mm:ss.00"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>${[
  164, 165, 166,
]
  .map(
    (format) =>
      `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function* sheetParts(table: Table): Iterable<string> {
  const { columns, unit } = table;
  const timeStyle = unit >= 1000 ? style.seconds : unit >= 100 ? style.tenths : style.hundredths;
  const letters = columns.map((_, index) => columnLetters(index));
  const widths = widthsOf(table)
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  yield `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${letters.at(-1)}${table.length + 1}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData>`;
  yield `<row r="1">${columns.map(({ heading }, index) => textCell(`${letters[index]}1`, style.head, heading)).join('')}</row>`;
  let number = 1;
  for (const row of table.rows()) {
    number += 1;
    let cells = '';
    for (const [index, cell] of row.entries())
      cells += cellXml(`${letters[index]}${number}`, columns[index]!, cell, timeStyle, unit);
    yield `<row r="${number}">${cells}</row>`;
  }
  yield '</sheetData><pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

const dayMs = 86_400_000;

function cellXml(ref: string, { kind }: TableColumn, cell: Cell, timeStyle: number, unit: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(ref, style.text, cell);
  if (kind !== 'time') return `<c r="${ref}"><v>${cell}</v></c>`;
  return isDuration(cell)
    ? `<c r="${ref}" s="${timeStyle}"><v>${cell / dayMs}</v></c>`
    : textCell(ref, style.text, clockText(cell, unit));
}

/** The reader of a workbook takes `_x000D_` for a control character, so the same as a text is written otherwise. */
function textCell(ref: string, style: number, text: string): string {
  const plain = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(plain)}</t></is></c>`;
}

/** `A` … `Z`, `AA` …, by the number of the column from 0. */
function columnLetters(index: number): string {
  const before = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1);
  return `${before}${String.fromCharCode(65 + (index % 26))}`;
}
