import { writeXlsx } from 'hucre/xlsx';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containers, stored } from './lists.fixture.ts';
import { readTable } from './read-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array) => {
  const table = await readTable(bytes, 'list');
  return table.ok ? table.value.sheets.map(({ name, rows }) => ({ name, rows })) : table.problems[0];
};
const cellsOf = async (bytes: Uint8Array) => {
  const table = await readTable(bytes, 'list');
  if (!table.ok) throw new Error(table.problems[0]?.message);
  return table.value.sheets[0]?.rows.map(({ cells }) => cells);
};
const textCells = (text: string) => cellsOf(bytesOf(text));

describe('a table', () => {
  const rows = [
    ['Bib', 'Name', 'Chip'],
    ['007', 'Ann Lee', 'E280AA01'],
    ['8', '李娜', 'E280AA02'],
    ['9', 'Bob', ''],
  ];

  it.each(containers)('says the same in %s', async (container) => {
    expect(await cellsOf(await stored(rows, container))).toEqual([...rows.slice(0, 3), ['9', 'Bob']]);
  });

  it('numbers its lines as a spreadsheet does, blank rows counted', async () => {
    const book = await writeXlsx({ sheets: [{ name: 'A', rows: [['x'], [], [null], ['y', 'z']] }] });
    expect(await read(book)).toMatchObject([
      { name: 'A', rows: [{ line: 1 }, { line: 4, cells: ['y', 'z'] }] },
    ]);
    expect(await read(bytesOf('x,y\n\n\nz,w\n'))).toMatchObject([{ rows: [{ line: 1 }, { line: 4 }] }]);
  });

  it('has the sheets of a workbook that have something in them and are shown', async () => {
    const book = await writeXlsx({
      sheets: [
        { name: 'Cover', rows: [['Park run']] },
        { name: 'Empty', rows: [] },
        { name: 'Old & gone', rows: [['bib']], hidden: true },
        { name: 'Läufer <1>', rows: [['bib']] },
      ],
    });
    expect(await read(book)).toMatchObject([{ name: 'Cover' }, { name: 'Läufer <1>' }]);
  });
});

describe('what a workbook knows', () => {
  it('days, times and all digits of a number; of a number that lost some, that it did', async () => {
    const day = new Date(Date.UTC(1985, 3, 7));
    const book = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [[day, 123_456_789_012_345, 3.00833e23, 110101199603071230, true, 42.2, 0.1 + 0.2]],
        },
      ],
    });
    expect(await cellsOf(book)).toEqual([
      ['1985-04-07', '123456789012345', '3.00833E+23', '1.10101E+17', 'TRUE', '42.2', '0.3'],
    ]);
  });

  it('a time of day is no day', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'A',
          columns: [{ key: 'start', numFmt: 'hh:mm:ss' }],
          rows: [[9.25 / 24]],
          cells: new Map([['0,0', { value: 9.25 / 24, style: { numFmt: 'hh:mm:ss' } }]]),
        },
      ],
    });
    expect(await cellsOf(book)).toEqual([['09:15:00']]);
  });
});

describe('what stands between cells', () => {
  it.each([
    ['semicolons beside decimal commas', 'bib;km\n1;42,2\n2;21,1\n', ['bib', 'km']],
    ['commas below titles', 'Park run 2026\n\nbib,name\n1,Ann\n2,Bob\n', ['Park run 2026']],
    ['tabs with commas in names', 'bib\tname\n1\tLee, Ann\n2\tRay, Bob\n', ['bib', 'name']],
    ['pipes with a line below the heads', ' bib | name\n-----+------\n 1 | Ann\n', ['bib', 'name']],
    ['a word on it', 'sep=|\nbib|name\n1|Ann\n', ['bib', 'name']],
  ])('is found: %s', async (_, text, first) => {
    expect((await textCells(text))?.[0]).toEqual(first);
  });

  it('may be blanks through all lines, below titles, with a line drawn under the heads', async () => {
    const text = `Startliste Stadtlauf 2026
Nr   Name           Jg
---- -------------- --
7    Anna Berg      85
12   Bo van Damme   1990
103  李娜           88
`;
    expect(await textCells(text)).toEqual([
      ['Startliste Stadtlauf 2026'],
      ['Nr', 'Name', 'Jg'],
      ['7', 'Anna Berg', '85'],
      ['12', 'Bo van Damme', '1990'],
      ['103', '李娜', '88'],
    ]);
  });

  it('quotation marks within a cell are kept, marks that guard codes are not', async () => {
    expect(await textCells('bib,name\n1,Ann "Rocket" Lee\n="007",x\n\'008,y\n')).toEqual([
      ['bib', 'name'],
      ['1', 'Ann "Rocket" Lee'],
      ['007', 'x'],
      ['008', 'y'],
    ]);
  });
});

describe('what is no table', () => {
  it.each([
    ['an encrypted workbook', ole('EncryptedPackage'), 'workbook-locked'],
    ['an old workbook', ole('Workbook'), 'workbook-old'],
    ['a web page', bytesOf('<html><table><tr><td>1</td></tr></table></html>'), 'table-web'],
    [
      'an archive of something else',
      zip([{ name: 'photo.jpg', content: Buffer.from('x') }]),
      'workbook-other',
    ],
    [
      'half an archive',
      zip([{ name: 'xl/a.xml', content: Buffer.from('x') }]).subarray(0, 40),
      'workbook-damaged',
    ],
    ['a bomb', zip([{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(30_000_000) }]), 'workbook-large'],
    ['more parts than a workbook has', zip(manyParts()), 'workbook-large'],
    ['more columns than a list has', bytesOf(`${'a,'.repeat(400)}b\n`), 'table-wide'],
    ['one line of very many characters', bytesOf('1,Ann,'.repeat(500_000)), 'row-long'],
    [
      'a quotation mark that is never closed',
      bytesOf(`bib,name\n1,"Ann\n${'2,Bob\n'.repeat(10)}`),
      'not-csv',
    ],
  ])('is told in words: %s', async (_, bytes, code) => {
    expect(await read(bytes)).toMatchObject({ code, file: 'list' });
  });

  it('never ends in anything but a table or words, however a file is damaged', async () => {
    const books = await Promise.all(
      containers.map((container) =>
        stored(
          [
            ['Bib', 'Name'],
            ['1', 'Ann'],
            ['2', '李娜'],
          ],
          container,
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...books),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.option(fc.nat()),
        async (book, hits, end) => {
          const bytes = Uint8Array.from(book);
          for (const [at, value] of hits) bytes[at % bytes.length] = value;
          await readTable(end === null ? bytes : bytes.subarray(0, end % bytes.length), 'list');
        },
      ),
      { numRuns: 300 },
    );
  });
});

function ole(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(64),
    Buffer.from(stream, 'utf16le'),
  ]);
}

function manyParts() {
  return Array.from({ length: 300 }, (_, at) => ({ name: `xl/p${at}.xml`, content: Buffer.from('x') }));
}

/** A ZIP archive, as small as one can be made by hand. */
function zip(parts: readonly { name: string; content: Buffer }[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    head.copy(central, 6, 4, 30);
    central.writeUInt32LE(offset, 42);
    locals.push(head, Buffer.from(name), packed);
    centrals.push(central, Buffer.from(name));
    offset += head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
