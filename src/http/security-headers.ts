import { createMiddleware } from 'hono/factory';

/** Of the one script within a page: `src/screens/index.html` loads itself again when its parts did not come. */
const scriptInPage = 'sha256-nPemFQKndHAAwp5Zz0CqF86/5A0mJGfgZqfS52xGtSA=';

const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' '${scriptInPage}'`,
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
];

export interface PagePolicy {
  /** Whether other sites may show the pages within their own. */
  frames: boolean;
  /** Whether pages have forms that work without a script; they may only lead to where they came from. */
  forms?: boolean;
}

/** Headers that tell browsers to load nothing from elsewhere. */
export function policyHeaders({ frames, forms = false }: PagePolicy): Readonly<Record<string, string>> {
  const policy = [
    ...contentSecurityPolicy,
    `form-action ${forms ? "'self'" : "'none'"}`,
    ...(frames ? [] : ["frame-ancestors 'none'"]),
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

/** Sends {@link policyHeaders} with every answer. */
export function securityHeaders(policy: PagePolicy) {
  const headers = Object.entries(policyHeaders(policy));
  return createMiddleware(async (context, next) => {
    await next();
    for (const [name, value] of headers) context.header(name, value);
  });
}
