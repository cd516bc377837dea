import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answers as chronotrack } from '../../readers/protocol/chronotrack.ts';
import { encodeLine } from '../../readers/protocol/csv.ts';
import { answers as ipico } from '../../readers/protocol/ipico.ts';
import { answers as llrp } from '../../readers/protocol/llrp.ts';
import { answers as mylaps } from '../../readers/protocol/mylaps.ts';
import { answers as raceresult } from '../../readers/protocol/raceresult.ts';
import { answers as ultra } from '../../readers/protocol/ultra.ts';
import { dialectOf } from './log-dialect.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'goldline-dialect-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const local = Date.parse('2026-05-10T10:40:00.120Z');
const tag = { chip: '058000128608', antenna: 1, rssi: -60, local };

function log(...pieces: (Uint8Array | string)[]): string {
  const path = join(folder, 'log');
  writeFileSync(path, Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
  return path;
}

it.each([
  ['ipico', ipico.tag(tag.chip, local)],
  ['ultra', ultra.read({ ...tag, log: 1 })],
  ['raceresult', raceresult.passing({ ...tag, number: 1, file: 1 }, false)],
  ['llrp', llrp.report(1, [{ epc: 'E2000000000000000000000A', antenna: 1, rssi: -60, seen: local }])],
  ['chronotrack', chronotrack.observation({ ...tag, chip: '9511', number: 1 })],
  ['chronotrack', 'I11A9D,32,Gun,252,21050808005516,Button Press\r\n'],
  ['mylaps', mylaps.passings('Finish', 1, [tag])],
  ['csv', encodeLine({ ...tag, time: local, point: 'finish' })],
] as const)('a log of %s is known by its beginning', (name, piece) => {
  expect(dialectOf(log(piece, piece, piece))).toBe(name);
});

it('what is mostly something else is no log of a reader', () => {
  expect(dialectOf(log('Dear crew,\nhere are the reads of today, as told by telephone\n'))).toBeNull();
  expect(dialectOf(log(''))).toBeNull();
  expect(
    dialectOf(log(ipico.tag(tag.chip, local), 'and then we lost the rest of it in the rain, sorry\n')),
  ).toBeNull();
});
