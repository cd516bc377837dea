import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import type { Call } from '../../contract/calls/call.ts';
import { serviceCalls } from '../../contract/calls/service.ts';
import { jsonBody, parsed, parsedJson } from '../../http/parsed.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { refusals, Refuse } from '../../http/refusal.ts';
import { register, type Transfer } from '../../http/register.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { decisions, type Decision } from '../rights/decisions.ts';
import { bodyOf } from './body.ts';
import { publicHandlers, type ResultsParts } from './results-calls.ts';
import { accountHandlers } from './account-calls.ts';
import { guard, type ServiceEnv } from './guard.ts';
import { organiserHandlers } from './organiser-calls.ts';
import { screensRoutes } from './screens.ts';
import { stationsOnly, syncHandlers, type SyncParts } from './sync-calls.ts';

export interface AppParts {
  sync: SyncParts;
  results: ResultsParts;
  /** Folder of the built screens. */
  screensDir: string;
  log: (message: string) => void;
}

/** The service's one way in: the stations' calls, the public results, and the pages that show them. */
export function serviceApp({ sync, results, screensDir, log }: AppParts) {
  const app = new Hono<ServiceEnv>()
    .use(securityHeaders({ frames: true }))
    .use(compress())
    .route('/v1', stationsOnly(sync.db));
  for (const [name, call] of Object.entries<Call>(serviceCalls))
    app.on(call.method, call.path, guard(sync.db, call, decided(name)));
  const handlers = {
    ...publicHandlers(results),
    ...accountHandlers(sync),
    ...organiserHandlers({ ...sync, ...results }),
    ...syncHandlers(sync),
  };
  register(app, serviceCalls, handlers, byKind);

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

function decided(name: string): Decision | undefined {
  return (decisions as Record<string, Decision>)[name];
}

/** Stations pack what they send; what browsers send must say that it is JSON, which a form of another site cannot. */
const byKind: Transfer = {
  body: async (context: Context, { body, path }: Call) => {
    if (typeof body !== 'object') return undefined;
    if (path.startsWith('/api/')) return parsed(body, await jsonBody(context));
    return parsed(body, parsedJson((await bodyOf(context)).toString('utf8')));
  },
};
