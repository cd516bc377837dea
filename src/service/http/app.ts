import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import type { Env } from 'hono';
import { aboutCalls } from '../../contract/calls/about.ts';
import type { Call } from '../../contract/calls/call.ts';
import { accountCalls, organiserCalls } from '../../contract/calls/organiser.ts';
import { onlineCalls, runCalls } from '../../contract/calls/online.ts';
import { publicCalls, serviceCalls, syncCalls } from '../../contract/calls/service.ts';
import { openApi } from '../../http/openapi.ts';
import { jsonBody, parsed, parsedJson } from '../../http/parsed.ts';
import { runNow } from '../../timing/steps.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { refusals, Refuse } from '../../http/refusal.ts';
import { register, type Handlers, type Transfer } from '../../http/register.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { decisions, type Decision } from '../rights/decisions.ts';
import type { Tries } from '../accounts/tries.ts';
import type { Db } from '../database/schema.ts';
import type { Projector } from '../projection/projector.ts';
import { accountHandlers } from './account-calls.ts';
import { bodyOf } from './body.ts';
import { guard, type ServiceEnv } from './guard.ts';
import { onlineHandlers } from './online-calls.ts';
import { organiserHandlers } from './organiser-calls.ts';
import { healthRoutes } from './health-routes.ts';
import { keptJson } from './public-answers.ts';
import { onlinePages } from './online-pages.ts';
import { pageRoutes } from './page-routes.ts';
import { publicHandlers } from './results-calls.ts';
import { pieceLimit, runHandlers, type RunParts } from './run-calls.ts';
import { runPages } from './run-pages.ts';
import { screensRoutes } from './screens.ts';
import type { OwnCalls } from './within.ts';
import { stationsOnly, syncHandlers, type SyncParts } from './sync-calls.ts';
import { Frame } from '../public/pages/frame.ts';
import type { Health } from '../public/health.ts';
import type { Metrics } from '../public/metrics.ts';
import type { Published } from '../public/published.ts';

interface CommonParts {
  version: string;
  log: (message: string) => void;
}

/** What organisers' calls are made of. */
export interface OrganisersParts {
  db: Db;
  tries: Tries;
  projector: Projector;
}

export interface PublicParts extends CommonParts {
  published: Published;
  organisers: OrganisersParts;
  runs: RunParts;
  /** Folder of the built screens. */
  screensDir: string;
  health: () => Promise<Health>;
  metrics: Metrics;
}

/** Other sites may show results within their pages, and search is a form. */
export const pagePolicy = { frames: true, forms: true };

/** The stations' way in. */
export function intakeApp({ sync, version, log }: CommonParts & { sync: SyncParts }) {
  const calls = { ...aboutCalls, ...syncCalls };
  const app = new Hono<ServiceEnv>()
    .use(securityHeaders(pagePolicy))
    .use(compress())
    .route('/v1', stationsOnly(sync.db));
  guardAll(app, sync.db, calls);
  register(app, calls, { ...aboutHandlers(version), ...syncHandlers(sync) }, unpacked);
  return closed(app, log);
}

/** What anybody may read, the public results and the pages that show them; and what organisers do with their events. */
export function publicApp(parts: PublicParts) {
  const { published, organisers, runs, version, screensDir, health, metrics, log } = parts;
  const calls = {
    ...aboutCalls,
    ...publicCalls,
    ...accountCalls,
    ...organiserCalls,
    ...runCalls,
    ...onlineCalls,
  };
  const app = new Hono<ServiceEnv>().use(securityHeaders(pagePolicy)).use(compress());
  guardAll(app, organisers.db, calls);
  app.use(runCalls.sendFile.path, pieceLimit);
  register(
    app,
    calls,
    {
      ...aboutHandlers(version),
      ...publicHandlers(published),
      ...accountHandlers(organisers),
      ...organiserHandlers(organisers),
      ...runHandlers(runs),
      ...onlineHandlers(runs),
    },
    {
      // What browsers send must say that it is JSON, which a form of another site cannot.
      body: async (context, { body }) =>
        typeof body === 'object' ? parsed(body, await jsonBody(context)) : undefined,
      answer: (context, value) => keptJson(published, context, value) ?? context.json(value),
    },
  );
  closed(app, log);
  const ownCalls: OwnCalls = (request, env) => app.fetch(request, env);
  const onlineFrame = frameIn(screensDir, 'online.html');
  return app
    .route('/', healthRoutes(health, metrics))
    .route('/', pageRoutes(published, frameIn(screensDir, 'public.html')))
    .route('/', onlinePages(published, ownCalls, onlineFrame))
    .route('/', runPages(ownCalls, onlineFrame))
    .route('/', screensRoutes(screensDir));
}

/** Nothing of a call is read before it is known who asks. */
function guardAll(app: Hono<ServiceEnv>, db: Db, calls: Record<string, Call>): void {
  for (const [name, call] of Object.entries(calls))
    app.on(call.method, call.path, guard(db, call, (decisions as Record<string, Decision>)[name]));
}

/** Pages can be read before the screens are built, and look plain then. */
const plainFrame =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><!--head--></head><body><!--body--></body></html>';

function frameIn(screensDir: string, name: string): Frame {
  const file = join(screensDir, name);
  return new Frame(existsSync(file) ? readFileSync(file, 'utf8') : plainFrame);
}

function aboutHandlers(version: string) {
  return {
    about: () => ({ product: 'goldline', role: 'service', version }),
    openapi: () =>
      runNow(
        openApi(serviceCalls, {
          title: 'Goldline service',
          version,
          description:
            'The calls of the central results service: anybody may read results; stations hand over lines with their token.',
          problems: ['bad-input', 'origin', 'token-unknown', 'sync-protocol', 'internal'],
        }),
      ),
  } satisfies Handlers<typeof aboutCalls>;
}

/** What else is asked for under the paths of calls is refused, and what goes wrong is told. */
function closed<E extends Env>(app: Hono<E>, log: (message: string) => void): Hono<E> {
  for (const calls of ['/v1/*', '/api/*'])
    app.all(calls, (context) => {
      throw Refuse.told(404, message('problems.no-such-call', { path: context.req.path }));
    });
  app.notFound((context) => context.text('There is nothing here.', 404));
  app.onError((error, context) => {
    if (error instanceof Refuse) return refusals(context, error.status, error.problems);
    log(`${context.req.method} ${withoutSecret(context.req.path)}: ${error.stack ?? error.message}`);
    context.header('Retry-After', '5');
    return refusals(context, 500, [problemOf(message('problems.internal_service'))]);
  });
  return app;
}

/** Whoever has the address of a run is its runner. */
function withoutSecret(path: string): string {
  return path.replace(/\/runs\/[^/]+/, '/runs/…');
}

/** Stations pack what they send. */
const unpacked: Transfer = {
  body: async (context: Context, { body }: Call) =>
    typeof body === 'object' ? parsed(body, parsedJson((await bodyOf(context)).toString('utf8'))) : undefined,
};
