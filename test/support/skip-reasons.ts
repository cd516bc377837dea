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
    const lines = modules.flatMap(({ children, relativeModuleId }) =>
      [
        ...[...children.allTests('skipped')].map((test) => `${nameOf(test)}: ${reasonOf(test)}`),
        // Tests that are made of a file are none where it is missing.
        ...[...children.allSuites()]
          .filter(({ options, children: { size } }) => options.mode === 'skip' && size === 0)
          .map((suite) => `${nameOf(suite)}: ${reasonInName(suite)}`),
      ].map((line) => `  ${relativeModuleId} > ${line}`),
    );
    if (lines.length > 0) console.log(['Skipped:', ...lines, ''].join('\n'));
    if (lines.some((line) => line.endsWith(noReason))) process.exitCode = 1;
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? reasonInName(test);
}

/** The reason stands in brackets: "finds a port (skipped where there is none)". */
const inBrackets = / ?\((?:\w+: )?skipped (where [^)]+)\)/;

function nameOf({ fullName }: TestCase | TestSuite): string {
  return fullName.replace(inBrackets, '');
}

function reasonInName({ fullName }: TestCase | TestSuite): string {
  return inBrackets.exec(fullName)?.[1] ?? noReason;
}
