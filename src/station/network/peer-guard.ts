import { hostname } from 'node:os';
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { refusal } from '../../http/refusal.ts';

/**
 * Lets in stations, not web pages: a browser names the page that asks, and a page that had its own name
 * point to this laptop asks for that name instead of an address.
 */
export const peerGuard: MiddlewareHandler = async (context, next) => {
  if (context.req.header('origin') !== undefined || context.req.header('sec-fetch-site') !== undefined)
    return refusal(context, 403, 'origin', 'these calls are for stations, not for web pages');
  const name = hostOf(context.req.header('host') ?? '');
  if (!isOwnName(name))
    return refusal(context, 403, 'host', `this station does not answer to the name "${name}"`);
  await next();
  context.header('Cache-Control', 'no-store');
  context.header('X-Content-Type-Options', 'nosniff');
  return undefined;
};

function hostOf(header: string): string {
  return header.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}

function isOwnName(name: string): boolean {
  const own = hostname()
    .toLowerCase()
    .replace(/\.local$/, '');
  return isIP(name) !== 0 || ['localhost', own, `${own}.local`].includes(name.toLowerCase());
}
