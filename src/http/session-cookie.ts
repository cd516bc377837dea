import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** A session lasts so long, whatever its server keeps longer. */
const keptSeconds = 30 * 24 * 3600;

/** The token that the browser was given under this name; undefined where it has none. */
export function sessionToken(context: Context, name: string): string | undefined {
  return getCookie(context, name);
}

/** Gives the browser a token: no script reads it, and pages of others do not send it. */
export function giveSession(context: Context, name: string, token: string): void {
  setCookie(context, name, token, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: keptSeconds });
}
