import type { MiddlewareHandler } from 'hono';
import { message } from '../../words/message.ts';
import { refusal } from '../../http/refusal.ts';

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets in only who asks for this laptop by one of its own names and, where a page asks, only the
 * station's own pages: another web page open in the same browser must not fire a gun.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!loopbackNames.includes(host.replace(/:\d+$/, '')))
    return refusal(context, 403, message('problems.host', { host }));
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`)
    return refusal(context, 403, message('problems.origin', { origin }));
  await next();
  return undefined;
};
