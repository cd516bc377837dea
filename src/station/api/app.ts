import { Hono } from 'hono';
import { stationCalls } from '../../contract/calls/station.ts';
import { register } from '../../http/register.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { once } from './act.ts';
import { guard } from './guard.ts';
import { inRehearsal } from './rehearsal-calls.ts';
import { inSteps, limitFiles, serveScreens, stationHandlers, type AppParts } from './handlers.ts';

/** The laptop's own way in: the calls of contract/calls, the live feed among them, and the screens themselves. */
export function stationApp(parts: AppParts) {
  const { about, crew } = parts;
  const app = new Hono()
    .use(securityHeaders({ frames: false }))
    .use(guard)
    .use(limitFiles)
    .use(
      '/api/*',
      once(about.id, (act) => crew.hasDone(act)),
    );
  const handlers = stationHandlers(parts);
  register(app, stationCalls, parts.isRehearsal ? inRehearsal(handlers) : handlers, inSteps);
  serveScreens(app, parts.screens);
  return app;
}
