import type { Context } from 'hono';
import { pathOf, type Answered, type Call, type Sent } from '../../contract/calls/call.ts';
import { refusalSchema } from '../../contract/problem.ts';
import { Refuse } from '../../http/refusal.ts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Answers a request of the service's own calls; `env` is that of whoever asked for the page. */
export type OwnCalls = (request: Request, env: unknown) => Response | Promise<Response>;

/** What a browser says of itself and of where it comes from: the calls look at the same as if it asked them. */
const handedOn = ['host', 'origin', 'sec-fetch-site', 'x-forwarded-for', 'x-forwarded-proto'];

/**
 * Asks a call of the service for a page that is made, in the name of the browser that asked for the page: what a form
 * without a script may do is exactly what a program may, with the same checks and the same counting of tries. Throws
 * {@link Refuse} with what the call is refused with.
 */
export async function askWithin<C extends Call>(
  calls: OwnCalls,
  context: Context,
  call: C,
  { bytes, ...sent }: Sent<C> & { bytes?: Uint8Array<ArrayBuffer> },
): Promise<Answered<C>> {
  const { params, query, body } = sent as Record<string, Record<string, unknown> | undefined>;
  const headers = new Headers();
  for (const name of handedOn) {
    const value = context.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  headers.set('content-type', bytes === undefined ? 'application/json' : 'application/octet-stream');
  const path = pathOf(call, { ...(params ? { params } : {}), ...(query ? { query } : {}) });
  const request = new Request(new URL(path, context.req.url), {
    method: call.method,
    headers,
    ...(call.method === 'GET' ? {} : { body: bytes ?? JSON.stringify(body ?? {}) }),
  });
  const response = await calls(request, context.env);
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answered<C>;
  const [first, ...rest] = refusalSchema.parse(answer).problems;
  throw new Refuse(response.status as ContentfulStatusCode, first!, ...rest);
}
