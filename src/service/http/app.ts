import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { Refuse, refusalReply } from './refusal.ts';
import { resultsRoutes, type ResultsParts } from './results-routes.ts';
import { screensRoutes } from './screens.ts';
import { syncRoutes, type SyncParts } from './sync-routes.ts';

export interface AppParts {
  sync: SyncParts;
  results: ResultsParts;
  /** Folder of the built screens. */
  screensDir: string;
  log: (message: string) => void;
}

/** The service's one way in: the stations' calls, the public results, and the pages that show them. */
export function serviceApp({ sync, results, screensDir, log }: AppParts) {
  const app = new Hono()
    .use(shield)
    .use(compress())
    .route('/v1', syncRoutes(sync))
    .route('/api', resultsRoutes(results));

  for (const calls of ['/v1/*', '/api/*'])
    app.all(calls, (context) => {
      throw new Refuse(404, {
        code: 'no-such-call',
        message: `${context.req.method} ${context.req.path} is not part of this service`,
      });
    });
  app.route('/', screensRoutes(screensDir));
  app.notFound((context) => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    if (error instanceof Refuse) return refusalReply(context, error);
    log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`);
    context.header('Retry-After', '5');
    const message = 'something went wrong in the service; its log says what. Nothing was lost: try again';
    return refusalReply(context, new Refuse(500, { code: 'internal', message }));
  });
  return app;
}

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const shield = createMiddleware(async (context, next) => {
  context.header('Content-Security-Policy', contentSecurityPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  await next();
});
