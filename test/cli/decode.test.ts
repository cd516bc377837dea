import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesOfHex } from '../../src/readers/protocol/bytes.ts';
import { goldline, temporaryDir } from '../support/processes.ts';

interface Line {
  type: string;
  offset: number;
  raw: string;
  [field: string]: unknown;
}

async function decode(...args: string[]): Promise<Line[]> {
  await using process = goldline('decode', ...args);
  const { code } = await process.ended();
  expect(code).toBe(0);
  return process.output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

const tag = 'a013018974 3000e2004074850a010316 3070e13629'.replaceAll(' ', '');

describe('decode', () => {
  it('prints a read, another message, and what cannot be understood, each with its place', async () => {
    using dir = temporaryDir();
    const file = join(dir.path, 'mat.hex');
    writeFileSync(file, `ffff${tag.slice(0, 20)}\n${tag.slice(20)}\na00501720109de\na0\n`);
    expect(await decode('--protocol=a0', '--hex', file)).toMatchObject([
      { type: 'bad', reason: 'garbage', offset: 0, raw: 'ffff' },
      { type: 'read', chip: 'E2004074850A0103163070E1', time: null, offset: 2, raw: tag },
      { type: 'firmware', major: 1, minor: 9, offset: 23 },
      { type: 'bad', reason: 'timeout', offset: 30, raw: 'a0' },
    ]);
  });

  it('passes over no byte: those of all lines together are the file', async () => {
    using dir = temporaryDir();
    const file = join(dir.path, 'noise.bin');
    const noise = Array.from({ length: 600 }, (_, index) => (index * index * 31 + 7) & 0xff);
    const line = Buffer.from('\n1715497202773,17,finish\n');
    writeFileSync(file, Uint8Array.from([...noise, ...bytesOfHex(tag), ...line, ...noise]));
    for (const protocol of ['a0', 'csv']) {
      const lines = await decode(`--protocol=${protocol}`, file);
      expect(lines.map(({ raw }) => raw).join(''), protocol).toBe(readFileSync(file).toString('hex'));
      let at = 0;
      for (const { offset, raw } of lines) {
        expect(offset).toBe(at);
        at += raw.length / 2;
      }
    }
  });

  it('tells a time as the reader told it: without a zone where it has none', async () => {
    using dir = temporaryDir();
    const file = join(dir.path, 'ipico.txt');
    writeFileSync(file, 'aa0005800012860800012603062027472353\r\n');
    expect(await decode('--protocol=ipico', file)).toMatchObject([
      { type: 'read', chip: '058000128608', time: '2026-03-06T20:27:47.350' },
    ]);
  });

  it('names the line that is no hex', async () => {
    using dir = temporaryDir();
    const file = join(dir.path, 'mat.hex');
    writeFileSync(file, 'a003\nzz\n');
    await using process = goldline('decode', '--protocol=a0', '--hex', file);
    expect(await process.ended()).toMatchObject({ code: 1 });
    expect(process.output).toMatch(/mat\.hex, line 2: "zz" is not hex/);
  });

  it('ends with words and another code where nothing is understood, after it has printed it', async () => {
    using dir = temporaryDir();
    const file = join(dir.path, 'letter.txt');
    for (const [text, words] of [
      ['Dear crew,\n', /nothing in it is understood as protocol csv: it begins with "Dear crew,"/],
      ['', /nothing in it is understood as protocol csv: it is empty/],
    ] as const) {
      writeFileSync(file, text);
      await using process = goldline('decode', '--protocol=csv', file);
      expect(await process.ended()).toMatchObject({ code: 1 });
      expect(process.output).toMatch(words);
      expect(process.output.includes('"type":"bad"')).toBe(text !== '');
    }
  });
});
