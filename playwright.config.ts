import { defineConfig } from '@playwright/test';
import { browserLaunch } from './test/support/browser.ts';

/** The tests with screens in them: `screens` in a browser, `shell` in the desktop app. */
export default defineConfig({
  outputDir: 'test-results',
  // A station, a simulated race and a browser keep a small machine busy enough.
  workers: 1,
  // Nothing is asserted about wall-clock speed: these only end a test that hangs.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['./test/support/playwright-skip-reasons.ts']],
  projects: [
    {
      name: 'screens',
      testDir: 'test/e2e',
      use: {
        launchOptions: browserLaunch(),
        locale: 'en-GB',
        screenshot: 'only-on-failure',
        trace: 'retain-on-failure',
      },
    },
    { name: 'shell', testDir: 'test/shell' },
  ],
});
