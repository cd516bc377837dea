import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';

/** The built pages. Every address of an event or a race, and every one without a dot in its last part, is one of the one page's own. */
export function screensRoutes(dir: string): Hono {
  const app = new Hono();
  if (!existsSync(join(dir, 'index.html')))
    return app.get('*', (context) =>
      context.text('The screens are not built: run "npm run build" once, and start the service again.', 503),
    );
  // Built files carry a hash of their content in their names.
  const forever = 'public, max-age=31536000, immutable';
  return app
    .get(
      '/assets/*',
      serveStatic({
        root: dir,
        precompressed: true,
        onFound: (_path, context) => context.header('Cache-Control', forever),
      }),
    )
    .get('*', serveStatic({ root: dir, precompressed: true, onFound: soonAnew }))
    .get('*', async (context, next) => {
      const { path } = context.req;
      // Ids of races and categories may have a dot.
      const isPage =
        /^\/(events|races|organiser)\//.test(path) || !path.slice(path.lastIndexOf('/')).includes('.');
      return !isPage ? context.text('There is no such file.', 404) : next();
    })
    .get('*', serveStatic({ root: dir, path: 'index.html', precompressed: true, onFound: soonAnew }));
}

/** A new version of the pages is there for everybody within a minute. */
function soonAnew(_path: string, context: Context): void {
  context.header('Cache-Control', 'public, max-age=0, s-maxage=60, must-revalidate');
}
