import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chronoTrackDecoder } from './chronotrack.ts';
import { isRead } from './decoder.fixture.ts';

const folder = new URL('../../../../shared/data/logs/chronotrack-21ROTM/', import.meta.url);
const decoded = (path: string) => {
  const decoder = chronoTrackDecoder();
  return [...decoder.push(readFileSync(new URL(path, folder))), ...decoder.end()];
};

describe.skipIf(!existsSync(folder))('boxes of a real race (skipped where ../shared is not there)', () => {
  it.each([
    ['FINISH1/5071909', 13_716, 7, 1],
    ['mini-12250FINISH4/05080741', 7721, 0, 3],
    ['19K/5072019', 918, 0, 1],
    ['START1/5012018', 677, 0, 0],
  ])(
    '%s: every line is a tag, with %i tags, %i guns and %i changes of its clock',
    (path, tags, guns, moves) => {
      const found = decoded(`${path}.csv`);
      expect(found.filter((one) => !isRead(one))).toEqual([]);
      expect(found.filter(isRead).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: tags }, (_, index) => index + 1),
      );
      const marks = decoded(`${path}.mrk`);
      expect(marks.filter(({ type }) => type === 'gun')).toHaveLength(guns);
      expect(marks.filter(({ type }) => type === 'clock-change')).toHaveLength(moves);
      expect(marks.filter(({ type }) => type === 'bad' || type === 'text')).toEqual([]);
    },
  );
});
