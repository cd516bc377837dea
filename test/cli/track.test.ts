import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldline, temporaryDir } from '../support/processes.ts';
import { honestRun } from '../tracks/generator/honest.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';
import { gpxOf } from '../tracks/generator/write-xml.ts';

interface Printed {
  file: string;
  refused?: string;
  unreadable?: string;
  evidence: { refused: string[] };
  measures: { finish: { seconds: number } | null };
  checks: { check: string; answer: string; text?: string }[];
}

async function track(...args: string[]): Promise<{ code: number | null; printed: Printed[] }> {
  await using process = goldline('track', ...args);
  const { code } = await process.ended();
  const lines = process.output.split('\n').filter((line) => line.startsWith('{'));
  return { code, printed: lines.map((line) => JSON.parse(line) as Printed) };
}

describe('track', () => {
  const run = honestRun(2, { distance: 10_000, isGoodWatch: true });

  it('prints one object a file: measures, checks with their words, and the grade', async () => {
    using dir = temporaryDir();
    const [fit, gpx] = [join(dir.path, 'run.fit'), join(dir.path, 'run.gpx')];
    writeFileSync(fit, fitOf(run.recording));
    writeFileSync(gpx, gpxOf(run.recording));
    const { code, printed } = await track(fit, gpx, '--distance=10000');
    expect(code).toBe(0);
    expect(printed.map(({ file }) => file)).toEqual([fit, gpx]);
    for (const { checks, measures } of printed) {
      expect(checks).toHaveLength(25);
      expect(Math.abs(measures.finish!.seconds / (run.seconds * (10_000 / run.metres)) - 1)).toBeLessThan(
        0.05,
      );
    }
  });

  it('ends with 1 where a check refuses, and says so in the language asked for', async () => {
    using dir = temporaryDir();
    const fit = join(dir.path, 'run.fit');
    writeFileSync(fit, fitOf(run.recording));
    const { code, printed } = await track(
      fit,
      '--distance=21097.5',
      '--window=2026-01-01T00:00Z,2026-01-02T00:00Z',
      '--lang=ru',
    );
    expect(code).toBe(1);
    expect(printed[0]!.evidence.refused).toEqual(['window', 'distance']);
    const distance = printed[0]!.checks.find(({ check }) => check === 'distance');
    expect(distance!.text).toMatch(/Измерено .* км.* нужно 21,1 км/);
  });

  it('ends with 1 where a file cannot be read, and goes on with the others', async () => {
    using dir = temporaryDir();
    const [page, fit] = [join(dir.path, 'page.gpx'), join(dir.path, 'run.fit')];
    writeFileSync(page, '<html></html>');
    writeFileSync(fit, fitOf(run.recording));
    const { code, printed } = await track(join(dir.path, 'missing.gpx'), page, fit);
    expect(code).toBe(1);
    expect(printed).toMatchObject([
      { unreadable: 'ENOENT' },
      { refused: 'trackFile.web-page' },
      { checks: {} },
    ]);
  });
});
