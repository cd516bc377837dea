import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem, Refusal } from '../contract/problem.ts';

/** An answer that says what is wrong. */
export function refusals(context: Context, status: ContentfulStatusCode, problems: Problem[]) {
  const body: Refusal = { problems };
  return context.json(body, status);
}

/** {@link refusals} with one problem. */
export function refusal(
  context: Context,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  params?: Problem['params'],
) {
  return refusals(context, status, [{ code, message, ...(params === undefined ? {} : { params }) }]);
}
