import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import type { FirstLook } from '../../http/listen.ts';
import { encodingOf, isKnown, type Answer, type Answers, type Made } from '../public/answers.ts';
import type { Published } from '../public/published.ts';
import { preferredLanguage } from './preferred-language.ts';

/** A shared cache keeps answers for a moment, so that a crowd of any size costs little. */
const cacheControl = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10';

/** A browser shows no page that it kept before it has asked. */
const pageCacheControl = 'public, max-age=0, s-maxage=2';

/** Sends what has been made already: all that it costs is to find it. */
export function madeAlready(answers: Answers): FirstLook {
  return (request, response) => {
    if (request.method !== 'GET') return false;
    const answer = answers.fresh(keyOf(request.url ?? '', request.headers['accept-language']));
    if (answer === undefined) return false;
    send(request, response, answer);
    return true;
  };
}

function send({ headers }: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (isKnown(headers['if-none-match'], answer.etag)) {
    response.writeHead(304, answer.sameHead as string[]);
    response.end();
    return;
  }
  const encoding = encodingOf(headers['accept-encoding']);
  response.writeHead(200, answer.head(encoding) as string[]);
  response.end(answer.body(encoding));
}

/** Sends JSON of the public calls, and keeps it for everybody who asks for the same; undefined where it is of no edition. */
export function keptJson(
  { answers, madeOf }: Published,
  context: Context,
  value: object,
): Response | undefined {
  const of = madeOf.get(value);
  if (of === undefined) return undefined;
  const { pathname, search } = new URL(context.req.url);
  const text = JSON.stringify(value);
  const answer = answers.keep(pathname + search, {
    of,
    type: 'application/json',
    text,
    tagged: withoutAge(value, text),
    cacheControl,
    rare: /[?&]q=./.test(search),
  });
  return responseOf(context, answer);
}

/** Sends a text of an edition, and keeps it for everybody who asks for the same. */
export function keptText(
  { answers }: Published,
  context: Context,
  made: Pick<Made, 'of' | 'type' | 'text' | 'vary'>,
): Response {
  const { pathname, search } = new URL(context.req.url);
  const key = keyOf(pathname + search, context.req.header('accept-language'));
  return responseOf(context, answers.keep(key, { ...made, cacheControl: pageCacheControl }));
}

/** Calls answer all alike, pages in the language of the browser. */
function keyOf(address: string, acceptLanguage: string | undefined): string {
  return address.startsWith('/api/') ? address : `${preferredLanguage(acceptLanguage)} ${address}`;
}

/** An answer for an app's handler. */
export function responseOf(context: Context, answer: Answer): Response {
  if (isKnown(context.req.header('if-none-match'), answer.etag))
    return new Response(null, { status: 304, headers: pairsOf(answer.sameHead) });
  const encoding = encodingOf(context.req.header('accept-encoding'));
  return new Response(answer.body(encoding) as Uint8Array<ArrayBuffer>, {
    headers: pairsOf(answer.head(encoding)),
  });
}

function pairsOf(head: readonly string[]): [string, string][] {
  return head.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, head[index + 1]!]] : [],
  );
}

/** When the last line of a race came is no part of what its list says. */
function withoutAge(value: object, text: string): string {
  return 'asOf' in value ? JSON.stringify({ ...value, asOf: 0 }) : text;
}
