import { Hono } from 'hono';
import type { Health } from '../public/health.ts';
import type { Metrics } from '../public/metrics.ts';

/** What machines ask that watch over the service: 503 where something must be done. */
export function healthRoutes(health: () => Promise<Health>, metrics: Metrics): Hono {
  return new Hono()
    .use(async (context, next) => {
      await next();
      context.header('Cache-Control', 'no-store');
    })
    .get('/health', async (context) => {
      const found = await health();
      return context.json(found, found.ok ? 200 : 503);
    })
    .get('/metrics', async (context) =>
      context.body(await metrics.text(), 200, { 'Content-Type': metrics.type }),
    );
}
