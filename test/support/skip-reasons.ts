import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node';

const noReason = 'no reason given';

/**
 * Prints each skipped test with the reason that it gave, or that its name gives ("skipped where …"). A test
 * that is left out without a word fails the run.
 */
export class SkipReasons implements Reporter {
  #filtered = false;

  onInit(vitest: Vitest): void {
    this.#filtered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#filtered) return;
    const lines = modules.flatMap(({ children }) => [
      ...[...children.allTests('skipped')].map((test) => `  ${test.fullName}: ${reasonOf(test)}`),
      // Tests that are made of a file are none where it is missing.
      ...[...children.allSuites()]
        .filter(({ options, children: { size } }) => options.mode === 'skip' && size === 0)
        .map((suite) => `  ${suite.fullName}: ${reasonInName(suite)}`),
    ]);
    if (lines.length > 0) console.log(['Skipped:', ...lines, ''].join('\n'));
    if (lines.some((line) => line.endsWith(noReason))) process.exitCode = 1;
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? reasonInName(test);
}

function reasonInName({ fullName }: TestCase | TestSuite): string {
  return /\bskipped (where [^)]+)/.exec(fullName)?.[1] ?? noReason;
}
