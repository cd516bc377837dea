import { createMiddleware } from 'hono/factory';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** Tells browsers to load nothing from elsewhere; `frames`: whether other sites may show the pages within their own. */
export function securityHeaders({ frames }: { frames: boolean }) {
  const policy = [...contentSecurityPolicy, ...(frames ? [] : ["frame-ancestors 'none'"])].join('; ');
  return createMiddleware(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
  });
}
