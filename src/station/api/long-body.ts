import type { Context } from 'hono';
import { z } from 'zod';
import type { Problem } from '../../contract/problem.ts';
import { badInput, notJson, problemsOf } from '../../http/parsed.ts';
import { forEachInSteps } from '../../timing/steps.ts';
import { runYielding } from '../process/run-yielding.ts';
import { parseInSteps } from './long-json.ts';

/** More is wrong with a long list in the same way; nobody reads all of it. */
const problemsMax = 50;

/**
 * What the schema of a call makes of a JSON body whose field `list` may be a very long list: its items are parsed and
 * checked in steps. Throws {@link Refuse} 400.
 */
export async function longBody(context: Context, schema: z.ZodObject, list: string): Promise<unknown> {
  const body = await runYielding(parseInSteps(await context.req.text())).catch(notJson);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { [list]: items, ...others } = fields;
  const { [list]: whole, ...rest } = schema.shape as Record<string, z.ZodArray>;
  if (whole === undefined) throw new Error(`the body has no list "${list}"`);
  // How long it may be is checked at once, what its items are in steps.
  const listed = whole.clone({ ...whole.def, element: z.unknown() }).safeParse(items);
  const further = z.strictObject(rest).safeParse(others);
  const problems: Problem[] = [
    ...(listed.success ? [] : problemsOf(listed.error, [list])),
    ...(further.success ? [] : problemsOf(further.error)),
  ];
  const taken: unknown[] = [];
  const take = ([index, one]: [number, unknown]) => {
    const parsed = z.safeParse(whole.element, one);
    if (parsed.success) taken.push(parsed.data);
    else if (problems.length < problemsMax) problems.push(...problemsOf(parsed.error, [list, index]));
  };
  if (listed.success) await runYielding(forEachInSteps(listed.data.entries(), take));
  if (problems.length > 0) throw badInput(problems);
  return { ...further.data, [list]: taken };
}
