import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints each skipped test with the reason that it gave: nothing is left out silently. */
export default class PlaywrightSkipReasons implements Reporter {
  readonly #lines: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
    this.#lines.push(`  ${test.title}: ${reason}`);
  }

  onEnd(): void {
    if (this.#lines.length > 0) console.log(['Skipped:', ...this.#lines].join('\n'));
  }

  printsToStdio(): boolean {
    return false;
  }
}
