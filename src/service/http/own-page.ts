import type { Context } from 'hono';
import { Refuse } from '../../http/refusal.ts';
import { message } from '../../words/message.ts';

/**
 * What a browser does in somebody's name must come from the service's own page. Browsers say where a request comes from, and
 * no page can make them say otherwise; a program that is no browser has no session to lend. Throws {@link Refuse}.
 */
export function expectOwnPage(context: Context): void {
  if (context.req.header('sec-fetch-site') === 'same-origin') return;
  const origin = context.req.header('origin') ?? '';
  const host = context.req.header('host') ?? '';
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw Refuse.told(403, message('problems.origin', { origin }));
}

/** Whether the browser came over TLS, to the service or to the proxy before it. */
export function isSecure(context: Context): boolean {
  const forwarded = context.req.header('x-forwarded-proto');
  return (forwarded ?? new URL(context.req.url).protocol.replace(':', '')) === 'https';
}
