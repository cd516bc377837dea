import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EndlessMat } from '../support/endless-mat.ts';
import { goldline, startStation, temporaryDir } from '../support/processes.ts';

const patient = { timeout: 60_000, interval: 200 };

async function verify(...args: string[]): Promise<{ code: number | null; output: string }> {
  await using check = goldline('verify', ...args);
  const { code } = await check.ended();
  return { code, output: check.output };
}

test(
  'goldline verify beside a running station finds nothing wrong; after its end was lost it says how much',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryDir();
    await using mat = await EndlessMat.open();
    const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
    const { station } = await startStation(data, `--copy=${copy}`, `--reader=${mat.address}`);
    await using running = station;
    await expect
      .poll(async () => (await verify(`--data=${data}`)).output, patient)
      .toMatch(/: [1-9][\d,]+ reads/);
    const journal = join(data, 'journal.db');
    for (let times = 0; times < 2; times += 1) {
      const { code, output } = await verify(`--data=${data}`, `--copy=${copy}`);
      expect(output).toMatch(/all is well: [\d,]+ reads.*\nsecond copy: all is well/s);
      expect(code).toBe(0);
    }
    await running.kill();
    // Without its log the file is what it was at the last checkpoint, and whole in itself.
    copyFileSync(`${journal}-wal`, join(folder.path, 'log'));
    rmSync(`${journal}-wal`);
    rmSync(`${journal}-shm`);
    const lost = await verify(`--data=${data}`, `--copy=${copy}`);
    expect(lost.output).toMatch(
      /missing: the end of the journal, commits \d+ to \d+: [1-9][\d,]* reads? and \d+ actions?/,
    );
    // Killed at the wrong moment, the copy may not have the very last commit either.
    const [, from = 0, end = 0] = /commits (\d+) to[^]*up to commit (\d+)/.exec(lost.output) ?? [];
    if (Number(end) >= Number(from))
      expect(lost.output).toMatch(
        /second copy: .*the copy has commits up to \d+, the journal only up to \d+/,
      );
    expect(lost.code).toBe(1);
    writeFileSync(journal, 'not a journal at all '.repeat(1000));
    const damaged = await verify(`--data=${data}`);
    expect(damaged.output).toMatch(
      /^goldline: .*journal\.db: this is not a Goldline journal, or it is damaged/,
    );
    expect(damaged.output).not.toContain('fault in Goldline');
    expect(damaged.code).toBe(1);
  },
);
