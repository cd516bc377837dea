import { configDefaults, defineConfig } from 'vitest/config';
import { SkipReasons } from './test/support/skip-reasons.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'electron/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'out/**'],
    reporters: ['default', new SkipReasons()],
    // Nothing is asserted about wall-clock speed: these only end a test that hangs, also on a machine that is busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The command line speaks the language of the terminal: tests read it in English.
    env: { LC_ALL: 'C' },
    expect: { poll: { timeout: 60_000, interval: 20 } },
    // Native modules and worker threads want processes of their own; two at a time leave the clock alone.
    pool: 'forks',
    maxWorkers: 2,
  },
});
