import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem, Refusal } from '../contract/problem.ts';
import type { Message } from '../words/message.ts';
import { problemOf } from '../words/problem-text.ts';

/** Thrown anywhere below a call: answered with its status and its problems by {@link refusals}. */
export class Refuse extends Error {
  override name = 'Refuse';
  readonly status: ContentfulStatusCode;
  readonly problems: Problem[];

  constructor(status: ContentfulStatusCode, ...problems: [Problem, ...Problem[]]) {
    super(problems[0].message);
    this.status = status;
    this.problems = problems;
  }

  /** With one problem, a code of `problems`. */
  static told(status: ContentfulStatusCode, told: Message): Refuse {
    return new Refuse(status, problemOf(told));
  }
}

/** An answer that says what is wrong. */
export function refusals(context: Context, status: ContentfulStatusCode, problems: Problem[]) {
  const body: Refusal = { problems };
  return context.json(body, status);
}

/** {@link refusals} with one problem, a code of `problems`. */
export function refusal(context: Context, status: ContentfulStatusCode, told: Message) {
  return refusals(context, status, [problemOf(told)]);
}
