import { Hono } from 'hono';
import type { Health } from '../public/health.ts';
import type { Metrics } from '../public/metrics.ts';

/** What machines ask that watch over the service: 503 where something must be done. */
export function healthRoutes(health: () => Promise<Health>, metrics: Metrics): Hono {
  // Said by each: a middleware would say it of all pages beside them, too.
  const now = { 'Cache-Control': 'no-store' };
  return new Hono()
    .get('/health', async (context) => {
      const found = await health();
      return context.json(found, found.ok ? 200 : 503, now);
    })
    .get('/metrics', async (context) =>
      context.body(await metrics.text(), 200, { ...now, 'Content-Type': metrics.type }),
    );
}
