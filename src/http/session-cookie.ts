import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** A session lasts so long, whatever its server keeps longer. */
const keptSeconds = 30 * 24 * 3600;

/** The token that the browser was given under this name; undefined where it has none. */
export function sessionToken(context: Context, name: string): string | undefined {
  return getCookie(context, name);
}

/**
 * Gives the browser a token: no script reads it, and pages of others do not send it. `seconds`: for how long; `secure`: the
 * browser sends it over TLS alone.
 */
export function giveSession(
  context: Context,
  name: string,
  token: string,
  { seconds = keptSeconds, secure = false }: { seconds?: number; secure?: boolean } = {},
): void {
  setCookie(context, name, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: seconds,
    secure,
  });
}

/** Takes a token from the browser. */
export function takeSession(context: Context, name: string): void {
  deleteCookie(context, name, { path: '/' });
}
