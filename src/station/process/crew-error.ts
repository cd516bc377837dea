import type { Problem } from '../../contract/problem.ts';

/** What was asked for cannot be done; `problems` says why, for people. */
export class CrewError extends Error {
  override name = 'CrewError';
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems[0]?.message ?? 'refused');
    this.problems = problems;
  }
}

/** Refuses with one problem. Throws {@link CrewError}. */
export function refuse(code: string, message: string, params?: Problem['params']): never {
  throw new CrewError([{ code, message, ...(params === undefined ? {} : { params }) }]);
}
