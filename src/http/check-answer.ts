import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Call } from '../contract/calls/call.ts';

/** Codes that any call may be refused with. */
const everywhere = ['bad-input', 'more-problems'];

/** Throws where an answer is not what the table says: another shape, a field more, another kind or status. */
export async function checkAnswer(name: string, call: Call, value: unknown): Promise<void> {
  if (!(value instanceof Response)) return checkJson(name, call.answer, value);
  const other = call.others?.[value.status];
  if (other !== undefined) {
    if (other !== null) checkJson(name, other, await value.clone().json());
    return;
  }
  const type = value.headers.get('content-type') ?? '';
  if (value.status !== 200 || typeof call.answer !== 'string' || !type.startsWith(call.answer))
    throw new Error(`${name} answers ${value.status} with "${type}", which the table of calls does not say`);
}

/** Throws what a call threw, or, where that is a refusal with codes that the table does not name for it, says so. */
export function checkProblems(name: string, { problems = [] }: Call, error: unknown): never {
  const { problems: found = [] } = error as { problems?: { code: string }[] };
  const unnamed = found.find(({ code }) => ![...everywhere, ...problems].includes(code));
  if (unnamed !== undefined)
    throw new Error(`${name} refuses with "${unnamed.code}", which the table of calls does not name`, {
      cause: error,
    });
  throw error;
}

/** What a schema drops is not in the table either: what is parsed must be all that was sent. */
function checkJson(name: string, schema: Call['answer'], value: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(value));
  if (typeof schema === 'string') throw new Error(`${name} answers with JSON instead of ${schema}`);
  const result = schema.safeParse(sent);
  if (!result.success)
    throw new Error(`the answer of ${name} is not what the table says: ${z.prettifyError(result.error)}`);
  const kept: unknown = JSON.parse(JSON.stringify(result.data));
  if (!isDeepStrictEqual(kept, sent))
    throw new Error(`the answer of ${name} has ${surplus(sent, kept)}, which the table does not say`);
}

/** Where the first field is that was dropped. */
function surplus(sent: unknown, kept: unknown): string {
  if (typeof sent !== 'object' || sent === null || typeof kept !== 'object' || kept === null)
    return JSON.stringify(sent);
  for (const [key, value] of Object.entries(sent)) {
    const other = (kept as Record<string, unknown>)[key];
    if (isDeepStrictEqual(value, other)) continue;
    return other === undefined ? `"${key}"` : `${key}: ${surplus(value, other)}`;
  }
  return 'another order';
}
