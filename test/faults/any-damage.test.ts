import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../src/simulator/random.ts';
import { verifyJournal } from '../../src/station/archive/verify.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { temporaryDir } from '../support/processes.ts';
import { makeDataFolder, startQuietly, type Made } from './data-folder.ts';

/** More of them for a longer search: `DAMAGES=2000 npx vitest run test/faults/any-damage.test.ts`. */
const seeds = Array.from({ length: Number(process.env['DAMAGES'] ?? 10) }, (_, index) => index + 1);

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

  test(
    'with any file damaged makes a station, and nothing is lost in silence',
    { timeout: 600_000 },
    async () => {
      const failures: string[] = [];
      for (const seed of seeds) {
        const random = new Random(seed);
        const data = join(folder.path, `data-${seed}`);
        cpSync(model, data, { recursive: true });
        const file = random.pick(filesIn(data));
        const [kind, damage] = random.pick(Object.entries(damages));
        damage(file, random);
        const problem = await problemOf(data, made, hasCopy && !file.includes('peers')).catch(
          (error: unknown) => String((error as Error).stack),
        );
        if (problem !== null)
          failures.push(`seed ${seed}, ${kind} in ${file.slice(data.length + 1)}: ${problem}`);
        rmSync(data, { recursive: true });
      }
      expect(failures).toEqual([]);
    },
  );
});

/** Starts a station on a damaged folder; what it does wrong. */
async function problemOf(data: string, made: Made, isComplete: boolean): Promise<string | null> {
  const station = await startQuietly(data);
  const { repaired, reads, actions } = station.disk.view();
  const { status } = await fetch(`${station.address}/api/about`);
  await station.stop();
  if (status !== 200) return `it answers with ${status}`;
  const journal = new JournalReader(join(data, 'journal.db'));
  const { differences } = verifyJournal(journal);
  journal.close();
  const isLess = reads < made.reads || actions < made.actions;
  if (!isLess) return null;
  const lost = `${reads} of ${made.reads} reads and ${actions} of ${made.actions} actions are there`;
  if (isComplete) return `the copy has everything, and only ${lost}`;
  return (repaired?.missing.length ?? 0) + differences.length > 0 ? null : `${lost}, and nothing says so`;
}
