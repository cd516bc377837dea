import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../words/message.ts';
import { DataDir } from './data-dir.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldline-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = { station: 'S', ops: 'O', obs: 'B', createdAt: 1 };
const copy = { dir: '/media/stick', otherDisk: true };

function using<Outcome>(work: (dir: DataDir) => Outcome): Outcome {
  const dir = DataDir.take(folder);
  try {
    return work(dir);
  } finally {
    dir.release();
  }
}
const file = (name = 'settings.json') => join(folder, name);

describe('settings that are damaged', () => {
  beforeEach(() => using((dir) => dir.save({ journal, copy })));

  it.each([
    ['emptied', ''],
    ['garbage', '\u0000\u0001{'],
    ['of another shape', '{"copy":7}'],
    ['null', 'null'],
  ])('come from their spare, and the damaged file is kept aside: %s', (_name, text) => {
    writeFileSync(file(), text);
    using((dir) => {
      expect(dir.settings).toMatchObject({ journal, copy });
      expect(dir.found).toMatchObject([
        { damage: message('damage.strange-files', { names: ['settings.json'] }), missing: [] },
      ]);
      expect(readFileSync(join(dir.aside ?? '', 'settings.json'), 'utf8')).toBe(text);
      dir.save({ clock: { boot: null, uptime: 1, line: 1, offset: 0 } });
    });
    using((dir) => {
      expect(dir.settings).toMatchObject({ journal, copy, clock: { line: 1 } });
      expect(dir.found).toEqual([]);
    });
  });

  it('by one changed digit are noticed', () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('/media/stick', '/media/stuck'));
    using((dir) => expect(dir.settings.copy).toEqual(copy));
  });

  it('in both places give what can still be read, and the crew is told to set the rest again', () => {
    const damaged = readFileSync(file(), 'utf8').replace('"otherDisk": true', '"otherDisk": 7');
    writeFileSync(file(), damaged);
    writeFileSync(file('settings.spare.json'), '');
    using((dir) => {
      expect(dir.settings).toEqual({ journal });
      expect(dir.found[0]?.missing).toEqual([message('missing.settings')]);
      expect(readdirSync(dir.aside ?? '')).toEqual(['settings.json', 'settings.spare.json']);
    });
  });

  it('of an earlier version have no seal and count', () => {
    writeFileSync(file(), JSON.stringify({ journal, copy: null }));
    rmSync(file('settings.spare.json'));
    using((dir) => {
      expect(dir.settings).toEqual({ journal, copy: null });
      expect(dir.found).toEqual([]);
    });
  });
});

describe('the lock of a data directory', () => {
  it.each([
    ['garbage', () => writeFileSync(file('lock.db'), 'x'.repeat(10_000))],
    ['a short file', () => writeFileSync(file('lock.db'), 'x')],
  ])('that is %s is put out of the way and locks', (_name, damage) => {
    damage();
    using(() => expect(() => DataDir.take(folder)).toThrow('dataDir.in-use-by'));
  });
});
