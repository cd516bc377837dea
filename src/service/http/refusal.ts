import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { Problem, Refusal } from '../../contract/problem.ts';

/** Thrown anywhere below a call: answered with its status and its problems. */
export class Refuse extends Error {
  override name = 'Refuse';
  readonly status: ContentfulStatusCode;
  readonly problems: Problem[];

  constructor(status: ContentfulStatusCode, ...problems: [Problem, ...Problem[]]) {
    super(problems[0].message);
    this.status = status;
    this.problems = problems;
  }
}

/** The answer that says what is wrong. */
export function refusalReply(context: Context, { status, problems }: Refuse) {
  const body: Refusal = { problems };
  return context.json(body, status);
}

/** Gives what a schema makes of something that was sent; throws {@link Refuse} 400 that names `what`. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues.map(({ path, message }) => ({
    code: 'bad-input',
    message: `${what}: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
  }));
  throw new Refuse(400, first ?? { code: 'bad-input', message: `${what}: not understood` }, ...rest);
}

/** {@link JSON.parse} that throws {@link Refuse} 400 naming `what`. */
export function parsedJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refuse(400, { code: 'bad-input', message: `${what}: not JSON`, value: text.slice(0, 100) });
  }
}
