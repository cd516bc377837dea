import type { Context } from 'hono';
import type { z } from 'zod';
import type { Problem } from '../contract/problem.ts';
import { message } from '../words/message.ts';
import { problemOf } from '../words/problem-text.ts';
import { Refuse } from './refusal.ts';

/** Gives what a schema makes of something that was sent. Throws {@link Refuse} 400 that names each field that is wrong. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badInput(problemsOf(result.error));
}

/** What a schema finds wrong, each with where: `at` and then the field within. */
export function problemsOf(error: z.core.$ZodError, at: readonly (string | number)[] = []): Problem[] {
  return error.issues.map(({ path, message }) => {
    const field = [...at, ...path].join('.');
    return { code: 'bad-input', message: field === '' ? message : `${field}: ${message}` };
  });
}

/** A refusal of what was sent. */
export function badInput(problems: Problem[]): Refuse {
  const [first = problemOf(message('problems.bad-input_not-json')), ...rest] = problems;
  return new Refuse(400, first, ...rest);
}

/** {@link JSON.parse}. Throws {@link Refuse} 400. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson();
  }
}

/** Refuses a body that no JSON can be made of. Throws {@link Refuse} 400. */
export function notJson(): never {
  throw badInput([problemOf(message('problems.bad-input_not-json'))]);
}

const jsonType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** A body that must be sent as JSON: a form of another site cannot. None at all is an empty object. Throws {@link Refuse} 400. */
export async function jsonBody(context: Context): Promise<unknown> {
  const text = await context.req.text();
  if (text === '') return {};
  if (!jsonType.test(context.req.header('content-type') ?? ''))
    throw badInput([problemOf(message('problems.bad-input_header'))]);
  return parsedJson(text);
}
