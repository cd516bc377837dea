import type { Problem } from '../../contract/problem.ts';
import type { Message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';

/** What was asked for cannot be done; `problems` says why, for people. */
export class CrewError extends Error {
  override name = 'CrewError';
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems[0]?.message ?? 'refused');
    this.problems = problems;
  }
}

/** Refuses with one problem, a code of `problems`. Throws {@link CrewError}. */
export function refuse(told: Message): never {
  throw new CrewError([problemOf(told)]);
}
