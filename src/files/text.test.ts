import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from './encoding/encode.fixture.ts';
import { listText, sampleLists, type SampleList } from './encoding/lists.fixture.ts';
import { decodeText, type TextOptions } from './text.ts';

const chinese = 'bib,name,sex\n1,李娜,女\n2,阿卜杜·热西提,男\n';
const decode = (bytes: Uint8Array, options: TextOptions = {}) => decodeText(bytes, 'list.csv', options);
const textOf = (bytes: Uint8Array, options?: TextOptions) => {
  const decoded = decode(bytes, options);
  return decoded.ok ? decoded.value : decoded.problems[0];
};

/** What became of a list: its text, a question that offers its text, or something else. */
function outcome(text: string, encoding: string, options: TextOptions = {}) {
  const bytes = encode(text, encoding);
  const decoded = decode(bytes, options);
  if (decoded.ok) return decoded.value === text ? 'right' : 'wrong';
  const choices = decoded.problems[0]?.choices ?? [];
  return choices.some(({ value }) => textOf(bytes, { encoding: value }) === text) ? 'asked' : 'lost';
}

/** Every third start, with and without clubs, and with headings in English and in the list's own language. */
function lists(list: SampleList, rows: number): string[] {
  const starts = rows === 50 ? [0] : list.people.map((_, at) => at).filter((at) => at % 3 === 0);
  return starts
    .flatMap((from) => [true, false].map((english) => listText(list, from, rows, english)))
    .flatMap((text) => [text, text.replaceAll(/[,;][^,;\r]*(?=\r)/g, '')])
    .filter((text) => /[^\0-\x7F]/.test(text));
}

const cases = sampleLists.flatMap((list) => list.encodings.map((encoding) => ({ list, encoding })));
const western = /^(windows-125[0-9]|macintosh)$/;
const isWestern = (encoding: string) => western.test(encoding) && encoding !== 'windows-1251';

describe('a list in an encoding that it does not name', () => {
  it.each(cases)('is never read wrong in silence: $list.language in $encoding', ({ list, encoding }) => {
    for (const hints of [{}, { zone: list.zone }, { zone: 'Asia/Shanghai', language: 'ru' as const }]) {
      const outcomes = [1, 2, 5, 50].flatMap((rows) =>
        lists(list, rows).map((text) => ({ text, outcome: outcome(text, encoding, hints) })),
      );
      expect(outcomes.filter((each) => each.outcome === 'wrong' || each.outcome === 'lost')).toEqual([]);
    }
  });

  it.each(cases)('is read without a question from a few rows up: $list.language in $encoding', (each) => {
    const { list, encoding } = each;
    const rightOf = (rows: number) => {
      const texts = lists(list, rows);
      return (
        texts.filter((text) => outcome(text, encoding, { zone: list.zone }) === 'right').length / texts.length
      );
    };
    expect(rightOf(50)).toBe(1);
    expect(rightOf(5)).toBeGreaterThanOrEqual(isWestern(encoding) ? 0.8 : 1);
    expect(rightOf(1)).toBeGreaterThanOrEqual(isWestern(encoding) ? 0.2 : 0.9);
  });

  it('is read from one name that leaves no doubt', () => {
    const one = (name: string) => `bib,name,sex\n1,${name},M\n`;
    expect(textOf(encode(one('王伟'), 'gb18030'))).toBe(one('王伟'));
    expect(textOf(encode(one('陳大文'), 'big5'))).toBe(one('陳大文'));
    expect(textOf(encode(one('山田太郎'), 'shift_jis'))).toBe(one('山田太郎'));
    expect(textOf(encode(one('김민준'), 'euc-kr'))).toBe(one('김민준'));
    expect(textOf(encode(one('Müller'), 'windows-1252'))).toBe(one('Müller'));
    expect(textOf(encode(one('Jiří Dvořák'), 'windows-1250'))).toBe(one('Jiří Dvořák'));
    expect(textOf(encode(one('Иванов'), 'windows-1251'))).toBe(one('Иванов'));
    expect(textOf(encode(one('Иванов'), 'ibm866'))).toBe(one('Иванов'));
  });

  it('is asked about with samples of what differs, and read as it is answered', () => {
    const text = 'bib,name,sex\n1,Inês Henriques,F\n2,Ann Lee,F\n';
    const bytes = encode(text, 'windows-1252');
    expect(textOf(bytes)).toMatchObject({
      code: 'encoding-unsure',
      file: 'list.csv',
      choices: [
        { value: 'windows-1252', samples: ['Inês Henriques'] },
        { value: 'windows-1250', samples: ['Inęs Henriques'] },
        { value: 'macintosh', samples: ['InÍs Henriques'] },
      ],
    });
    expect(textOf(bytes, { encoding: 'windows-1252' })).toBe(text);
    expect(textOf(bytes, { encoding: 'windows-1250' })).toContain('Inęs');
  });

  it('is weighed with the place of the race, which never decides against the names', () => {
    const warsaw = { zone: 'Europe/Warsaw' };
    expect(
      textOf(encode('bib;name\n1;Jörg Weiß\n2;José Muñoz\n3;Zoë Lefèvre', 'windows-1252'), warsaw),
    ).toContain('Muñoz');
  });
});

describe('a text that says its encoding', () => {
  it('is UTF-8, whatever else its bytes could be', () => {
    expect(textOf(Buffer.from(chinese))).toBe(chinese);
    expect(textOf(Buffer.from(`\uFEFF${chinese}`))).toBe(chinese);
    expect(textOf(Buffer.from('1;é'), { zone: 'Asia/Shanghai' })).toBe('1;é');
  });

  it('is UTF-16 of either order, with a byte order mark or without', () => {
    const little = Buffer.from(chinese, 'utf16le');
    const big = Buffer.from(chinese, 'utf16le').swap16();
    expect(textOf(Uint8Array.of(0xff, 0xfe, ...little))).toBe(chinese);
    expect(textOf(Uint8Array.of(0xfe, 0xff, ...big))).toBe(chinese);
    expect(textOf(little)).toBe(chinese);
    expect(textOf(big)).toBe(chinese);
  });
});

describe('what is no text', () => {
  it.each([
    ['a character lost before', Buffer.from('bib,name\n1,Ann\n2,M\uFFFDller\n'), 3, 'M\uFFFDller'],
    ['a control character', Buffer.from('bib,name\n1,An\u0007n\n'), 2, 'An\u0007n'],
    ['a control character beyond ASCII', Buffer.from('bib,name\n1,An\u0085n\n'), 2, 'An\u0085n'],
    [
      'a line in another encoding than the rest',
      Buffer.concat([
        Buffer.from('bib,name\n1,李娜\n2,王伟\n3,M'),
        Buffer.from([0xfc]),
        Buffer.from('ller\n'),
      ]),
      4,
      'M\uFFFDller',
    ],
  ])('is refused with its line: %s', (_, bytes, line, value) => {
    expect(textOf(bytes)).toMatchObject({ code: 'broken-character', line, value });
  });

  it('is refused where a chosen encoding does not fit', () => {
    expect(textOf(Buffer.from([0x31, 0x2c, 0xff]), { encoding: 'gb18030' })).toMatchObject({
      code: 'broken-character',
      params: { encoding: 'gb18030' },
    });
  });

  it('is refused as the workbook that it is', () => {
    expect(textOf(Buffer.from('PK\u0003\u0004\u0014\u0000'))).toMatchObject({ code: 'workbook' });
  });

  it('never gives lost or control characters, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded.ok) expect(decoded.value).not.toMatch(/[^\P{Cc}\t\n\r]|\uFFFD/u);
      }),
    );
  });

  it('a Ctrl+Z at the end, as DOS programs leave it, is no harm', () => {
    expect(textOf(Buffer.from('bib\n1\n\u001A'))).toBe('bib\n1\n');
  });
});
