import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf, type Call, type Calls } from '../../src/contract/calls/call.ts';

/**
 * A call as a program in the field does it, and what it is answered. They follow one another in one small race. Programs
 * send and expect exactly this: an example is never changed, only joined by others.
 */
export interface ExampleCall {
  call: string;
  /** Id of the act, so that later calls can name what it recorded. */
  act?: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** JSON, or the text of a file; `{reader}` and the like stand for what is different each time. */
  body?: unknown;
  /** JSON, or the beginning of a text. */
  answer: unknown;
  /** What it is refused with where the example is played: there is no second laptop. */
  refused?: string;
}

/** The example calls of a server. */
export function exampleCalls(server: 'station' | 'service'): ExampleCall[] {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, 'calls', `${server}.json`), 'utf8'),
  ) as ExampleCall[];
}

/** How a call was answered. */
export interface Played {
  status: number;
  /** Content type. */
  type: string;
  /** JSON, or text; only the beginning of an answer that has no end. */
  answer: unknown;
}

/** Does an example call at a server. `places`: what stands for `{name}` in bodies and parameters. */
export async function playCall(
  address: string,
  table: Calls,
  example: ExampleCall,
  { places = {}, headers = {} }: { places?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Played> {
  const call = callOf(table, example);
  const params = JSON.parse(bodyText(example.params ?? {}, places)) as Record<string, string>;
  const response = await fetch(new URL(pathOf(call, { ...example, params }), address), {
    method: call.method,
    headers: {
      'Content-Type': typeof call.body === 'string' ? call.body : 'application/json',
      'Goldline-Console': 'examples',
      ...(example.act === undefined ? {} : { 'Goldline-Act': example.act }),
      ...headers,
    },
    ...(call.method === 'GET' ? {} : { body: bodyText(example.body ?? {}, places) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const answer =
    type.includes('json') && !type.includes('ndjson') ? await response.json() : await textOf(response);
  return { status: response.status, type, answer };
}

/** The call of the table that an example is of. */
export function callOf(table: Calls, { call }: ExampleCall): Call {
  const known = table[call];
  if (known === undefined) throw new Error(`the table has no call "${call}"`);
  return known;
}

function bodyText(body: unknown, places: Record<string, string>): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

async function textOf({ body, headers }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (headers.get('content-type')?.startsWith('text/event-stream') === true) break;
  }
  return text;
}
