import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const noReason = 'no reason given';

/** Prints each skipped test with the reason that it gave. One that is left out without a word fails the run. */
export default class PlaywrightSkipReasons implements Reporter {
  readonly #lines: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? noReason;
    this.#lines.push(`  ${test.title}: ${reason}`);
  }

  async onEnd(): Promise<{ status: FullResult['status'] } | undefined> {
    if (this.#lines.length > 0) console.log(['Skipped:', ...this.#lines].join('\n'));
    return this.#lines.some((line) => line.endsWith(noReason)) ? { status: 'failed' } : undefined;
  }

  printsToStdio(): boolean {
    return false;
  }
}
