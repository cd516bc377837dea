import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Prints each skipped test with the reason that it gave: nothing is left out silently. */
export class SkipReasons implements Reporter {
  #filtered = false;

  onInit(vitest: Vitest): void {
    this.#filtered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#filtered) return;
    const lines = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => `  ${test.fullName}: ${reasonOf(test)}`),
    );
    if (lines.length > 0) console.log(['Skipped:', ...lines, ''].join('\n'));
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}
