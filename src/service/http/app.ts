import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import type { Call } from '../../contract/calls/call.ts';
import { serviceCalls } from '../../contract/calls/service.ts';
import { parsed, parsedJson } from '../../http/parsed.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { refusals, Refuse } from '../../http/refusal.ts';
import { register, type Transfer } from '../../http/register.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { bodyOf } from './body.ts';
import { keptJson } from './public-answers.ts';
import { publicHandlers, type ResultsParts } from './results-calls.ts';
import { screensRoutes } from './screens.ts';
import { stationsOnly, syncHandlers, type SyncEnv, type SyncParts } from './sync-calls.ts';

export interface AppParts {
  sync: SyncParts;
  results: ResultsParts;
  /** Folder of the built screens. */
  screensDir: string;
  log: (message: string) => void;
}

/** Other sites may show results within their pages, and search is a form. */
export const pagePolicy = { frames: true, forms: true };

/** The service's one way in: the stations' calls, the public results, and the pages that show them. */
export function serviceApp({ sync, results, screensDir, log }: AppParts) {
  const app = new Hono<SyncEnv>()
    .use(securityHeaders(pagePolicy))
    .use(compress())
    .route('/v1', stationsOnly(sync.db));
  register(
    app,
    serviceCalls,
    { ...publicHandlers(results), ...syncHandlers(sync) },
    {
      ...unpacked,
      answer: (context, value) => keptJson(results.published, context, value) ?? context.json(value),
    },
  );

  for (const calls of ['/v1/*', '/api/*'])
    app.all(calls, (context) => {
      throw Refuse.told(404, message('problems.no-such-call', { path: context.req.path }));
    });
  app.route('/', screensRoutes(screensDir));
  app.notFound((context) => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    if (error instanceof Refuse) return refusals(context, error.status, error.problems);
    log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`);
    context.header('Retry-After', '5');
    return refusals(context, 500, [problemOf(message('problems.internal_service'))]);
  });
  return app;
}

/** Stations pack what they send. */
const unpacked: Transfer = {
  body: async (context: Context, { body }: Call) =>
    typeof body === 'object' ? parsed(body, parsedJson((await bodyOf(context)).toString('utf8'))) : undefined,
};
