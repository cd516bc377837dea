import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { validator } from 'hono/validator';
import { z } from 'zod';
import type { Problem } from '../../contract/problem.ts';
import { forEachInSteps } from '../../timing/steps.ts';
import { runYielding } from '../process/run-yielding.ts';
import { parseInSteps } from './long-json.ts';
import { refusal, refusals } from '../../http/refusal.ts';

/** Takes a JSON body of this shape, or says what is wrong with it. */
export const body = <Schema extends z.ZodType>(schema: Schema) => validator('json', parsedWith(schema));
/** Takes a query of this shape, or says what is wrong with it. */
export const query = <Schema extends z.ZodType>(schema: Schema) => validator('query', parsedWith(schema));

/**
 * Takes a JSON body with one list of up to fifty thousand items of this shape under `name`, in steps, and what else
 * `rest` has; or says what is wrong with it.
 */
export const listBody = <Name extends string, Item, Rest extends z.ZodRawShape>(
  name: Name,
  item: z.ZodType<Item>,
  rest: Rest,
) =>
  createMiddleware<{
    Variables: Record<Name, Item[]> & { rest: z.infer<z.ZodObject<Rest>> };
  }>(async (context, next) => {
    let body: unknown;
    try {
      body = await runYielding(parseInSteps(await context.req.text()));
    } catch {
      return refusal(context, 400, 'bad-input', 'the body is not JSON');
    }
    const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const { [name as string]: list, ...others } = fields;
    const outer = z.array(z.unknown()).min(1).max(itemsMax).safeParse(list);
    const further = z.strictObject(rest).safeParse(others);
    const problems: Problem[] = [
      ...(outer.success ? [] : problemsOf(outer.error, [name])),
      ...(further.success ? [] : problemsOf(further.error, [])),
    ];
    const items: Item[] = [];
    const take = ([index, one]: [number, unknown]) => {
      const parsed = item.safeParse(one);
      if (parsed.success) items.push(parsed.data);
      else if (problems.length < problemsMax) problems.push(...problemsOf(parsed.error, [name, index]));
    };
    if (outer.success) await runYielding(forEachInSteps(outer.data.entries(), take));
    if (problems.length > 0 || !further.success) return refusals(context, 400, problems);
    context.set(name, items as never);
    context.set('rest', further.data as never);
    await next();
    return undefined;
  });

const itemsMax = 50_000;
/** More is wrong with a long list in the same way; nobody reads all of it. */
const problemsMax = 50;

function parsedWith<Schema extends z.ZodType>(schema: Schema) {
  return (value: unknown, context: Context) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    return refusals(context, 400, problemsOf(parsed.error, []));
  };
}

function problemsOf(error: z.ZodError, at: readonly (string | number)[]): Problem[] {
  return error.issues.map(({ path, message }) => ({
    code: 'bad-input',
    message: `${[...at, ...path].join('.')}: ${message}`,
  }));
}
