import type { Context } from 'hono';
import { validator } from 'hono/validator';
import type { z } from 'zod';
import { refusals } from './refusal.ts';

/** Takes a JSON body of this shape, or says what is wrong with it. */
export const body = <Schema extends z.ZodType>(schema: Schema) => validator('json', parsedWith(schema));
/** Takes a query of this shape, or says what is wrong with it. */
export const query = <Schema extends z.ZodType>(schema: Schema) => validator('query', parsedWith(schema));

function parsedWith<Schema extends z.ZodType>(schema: Schema) {
  return (value: unknown, context: Context) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const problems = parsed.error.issues.map(({ path, message }) => ({
      code: 'bad-input',
      message: `${path.join('.')}: ${message}`,
    }));
    return refusals(context, 400, problems);
  };
}
