import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../src/simulator/random.ts';
import { verifyJournal } from '../../src/station/archive/verify.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { temporaryDir } from '../support/processes.ts';
import { makeDataFolder, startQuietly, type Made } from './data-folder.ts';

/** More of them for a longer search: `DAMAGES=2000 npx vitest run test/faults/any-damage.test.ts`. */
const seeds = Array.from({ length: Number(process.env['DAMAGES'] ?? 25) }, (_, index) => index + 1);

const damages: Record<string, (file: string, random: Random) => void> = {
  'one bit': (file, random) => {
    const bytes = readFileSync(file);
    if (bytes.length === 0) return;
    const at = Math.floor(random.next() * bytes.length);
    bytes[at] = bytes[at]! ^ (1 << Math.floor(random.next() * 8));
    writeFileSync(file, bytes);
  },
  garbage: (file, random) => {
    const bytes = readFileSync(file);
    const from = Math.floor(random.next() * bytes.length);
    const to = Math.min(bytes.length, from + Math.floor(random.next() * 5000) + 1);
    for (let at = from; at < to; at += 1) bytes[at] = Math.floor(random.next() * 256);
    writeFileSync(file, bytes.length === 0 ? 'garbage' : bytes);
  },
  'another file': (file) => writeFileSync(file, '<html>not this</html>'),
  'cut off': (file, random) => truncateSync(file, Math.floor(random.next() * statSync(file).size)),
  emptied: (file) => truncateSync(file, 0),
  deleted: (file) => rmSync(file),
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

describe.each(['with a second copy', 'without one'])('a data folder %s', (which) => {
  const folder = temporaryDir();
  const copy = join(folder.path, 'copy');
  const model = join(folder.path, 'model');
  const hasCopy = which === 'with a second copy';
  let made: Made;
  beforeAll(async () => {
    made = await makeDataFolder(model, hasCopy ? copy : undefined);
  }, 120_000);
  afterAll(() => folder[Symbol.dispose]());

  test.for(seeds)(
    'with any file damaged makes a station, and nothing is lost in silence: seed %i',
    { timeout: 60_000 },
    async (seed) => {
      const random = new Random(seed);
      const data = join(folder.path, `data-${seed}`);
      cpSync(model, data, { recursive: true });
      const files = filesIn(data);
      const file = files[Math.floor(random.next() * files.length)]!;
      const kind = Object.keys(damages)[Math.floor(random.next() * Object.keys(damages).length)]!;
      const what = `${kind}: ${file.slice(data.length + 1)}`;
      damages[kind]!(file, random);
      const station = await startQuietly(data);
      const { repaired, reads, actions } = station.disk.view();
      const answer = await fetch(`${station.address}/api/about`);
      expect(answer.status, what).toBe(200);
      await station.stop();
      const journal = new JournalReader(join(data, 'journal.db'));
      const { differences } = verifyJournal(journal);
      journal.close();
      const told = [...(repaired?.missing ?? []), ...differences].join('\n');
      if (reads < made.reads || actions < made.actions) expect(told, what).not.toBe('');
      if (hasCopy && !file.includes('peers')) {
        expect(reads, what).toBeGreaterThanOrEqual(made.reads);
        expect(actions, what).toBeGreaterThanOrEqual(made.actions);
      }
      rmSync(data, { recursive: true });
    },
  );
});
