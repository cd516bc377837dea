import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ResultsPage } from '../../contract/rows.ts';
import { portsAndUsers, PortsUnknownError } from '../../readers/transport/serial-ports.ts';
import { plainCode } from '../../timing/model/plain-text.ts';
import type { Ms } from '../../timing/model/race.ts';
import { personOf, resultRow, resultsPageInSteps } from '../../timing/views/results-page.ts';
import type { ListId } from '../../timing/timing.ts';
import type { Crew } from '../crew/crew.ts';
import { CrewError } from '../process/crew-error.ts';
import type { Disk } from '../copy/disk.ts';
import { CopyFolderError } from '../copy/second-copies.ts';
import { resultsCsvParts } from '../../files/results-csv.ts';
import type { Feed } from '../live/feed.ts';
import type { Insight } from '../live/insight.ts';
import { passingRow } from '../live/rows.ts';
import { newestUndoable } from '../live/sections.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { Network } from '../network/network.ts';
import type { RaceFiles } from '../race/race-files.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf, once } from './act.ts';
import { chipCalls, chipsOf } from './chip-calls.ts';
import { copyCalls } from './copy-calls.ts';
import { doubtOf } from './doubt.ts';
import { fileCalls } from './file-calls.ts';
import { feedRoute } from './feed-route.ts';
import { guard } from './guard.ts';
import * as input from './inputs.ts';
import { insightCalls } from './insight-calls.ts';
import { judgeCalls } from './judge-calls.ts';
import { inParts } from './parts.ts';
import { peerCalls } from './peer-calls.ts';
import { readerCalls } from './reader-calls.ts';
import { refusal, refusals } from '../../http/refusal.ts';
import { noRace, racesAsked, resultsAsked } from './race-asked.ts';
import { resultsCalls } from './results-calls.ts';
import { body, query } from './validated.ts';

const filesMax = 64 * 1024 * 1024;

export interface AppParts {
  about: { id: string; name: string; version: string; dataDir: string };
  race: StationRace;
  crew: Crew;
  files: RaceFiles;
  disk: Pick<Disk, 'setCopy'>;
  insight: Insight;
  feed: Feed;
  network: Network;
  now: () => Ms;
  /** How fast station time runs: not 1 while the race is simulated. */
  rate: () => number;
  /** The seal of everything in the journal. */
  head: () => string;
  /** Folder of the built screens. */
  screens: string;
  /** Aborts when the station stops. */
  stopped: AbortSignal;
}

/** The station's one way in: typed calls, the live feed, and the screens themselves. */
export function stationApp(parts: AppParts) {
  const { race, crew, files, feed, now } = parts;
  const app = new Hono()
    .use(guard)
    .use(
      bodyLimit({
        maxSize: filesMax,
        onError: (context) => refusal(context, 413, 'too-large', 'the file is larger than 64 MB'),
      }),
    )
    .use(
      '/api/*',
      once(parts.about.id, (action) => race.knows(action)),
    )
    .get('/api/about', (context) => {
      const { version, ...station } = parts.about;
      return context.json({
        product: 'goldline' as const,
        role: 'station' as const,
        version,
        station,
        pid: process.pid,
      });
    })
    .get('/api/feed', (context) => feedRoute(context, feed, now, parts.stopped))
    .get('/api/clock', (context) => context.json({ now: now(), rate: parts.rate() }))
    .get('/api/results', query(input.resultsInput), async (context) => {
      const { list, race: id, ...page } = context.req.valid('query');
      const results = resultsAsked(race.timing, id);
      if (results === undefined) return noRace(context, id);
      const steps = resultsPageInSteps(results, { ...page, list: list as ListId, asOf: now() });
      const answer: ResultsPage = await runYielding(steps);
      const races = race.timing.races.map(({ race: { id, name } }) => ({ id, name }));
      return context.json(races.length > 1 ? { ...answer, races } : answer);
    })
    .get('/api/results.csv', (context) => {
      const id = context.req.query('race');
      const races = racesAsked(race.timing, id);
      if (races.length === 0) return noRace(context, id);
      const language = input.languageInput.safeParse(context.req.query('lang'));
      const csv = resultsCsvParts(race.timing, races, language.success ? language.data : 'en');
      context.header('Content-Type', 'text/csv; charset=utf-8');
      context.header(
        'Content-Disposition',
        `attachment; filename="${id ?? race.timing.site?.event.id}-results.csv"`,
      );
      context.header('Goldline-Head', parts.head());
      return inParts(context, csv);
    })
    .get('/api/entries/:bib', (context) => {
      const bib = plainCode(context.req.param('bib'));
      const person = personOf(race.timing, bib);
      if (person === null) return refusal(context, 404, 'bib-unknown', `nobody has bib ${bib}`, { bib });
      const passings = race.timing.passingsOf(bib).map((passing) => passingRow(race.timing, passing));
      const verdicts = race.timing
        .verdicts(bib)
        .map(({ passing: { id }, code, point }) => ({ passing: id, code, point }));
      const chips = chipsOf(race.timing, bib);
      return context.json({ person, result: resultRow(race.timing, bib), passings, verdicts, chips });
    })
    .post('/api/guns', body(input.gunInput), async (context) => {
      const pressed = now();
      const { wave, gun = pressed, first } = context.req.valid('json');
      const action = await crew.fireGun(actOf(context), wave, gun, first);
      return context.json({ action, doubt: doubtOf(gun, pressed) });
    })
    .get('/api/undo', query(input.undoableInput), (context) =>
      context.json({ action: newestUndoable(race.timing.actions, context.req.valid('query').by) }),
    )
    .post('/api/undo', body(input.undoInput), async (context) =>
      context.json({ action: await crew.undo(actOf(context), context.req.valid('json').target) }),
    )
    .post('/api/passings', body(input.passingInput), async (context) => {
      const pressed = now();
      const { point, bib, time = pressed, source } = context.req.valid('json');
      const action = await crew.addPassing(actOf(context), point, bib, time, source);
      return context.json({ action, doubt: doubtOf(time, pressed) });
    })
    .post('/api/passings/assign', body(input.assignInput), async (context) => {
      const { passing, bib } = context.req.valid('json');
      return context.json({ action: await crew.assignPassing(actOf(context), passing, bib) });
    })
    .post('/api/passings/void', body(input.voidInput), async (context) => {
      const { passing, reason } = context.req.valid('json');
      return context.json({ action: await crew.voidPassing(actOf(context), passing, reason) });
    })
    .route('/api', fileCalls(files))
    .route('/api/chips', chipCalls(race, crew.chips))
    .route('/api/readers', readerCalls(crew))
    .route('/api', judgeCalls(race, crew))
    .route('/api', resultsCalls(race, parts.head))
    .route('/api', insightCalls(race, parts.insight, crew, now))
    .route('/api/peers', peerCalls(parts.network, crew))
    .route('/api/copy', copyCalls(parts.disk, parts.about.dataDir))
    .get('/api/ports', async (context) => context.json({ ports: await portsAndUsers() }));

  app.all('/api/*', (context) =>
    refusal(context, 404, 'no-such-call', `${context.req.path} is not part of this station`),
  );
  app.get('*', serveStatic({ root: parts.screens }));
  app.get('*', serveStatic({ root: parts.screens, path: 'index.html' }));
  app.get('*', (context) => context.text('The screens are not built: run "npm run build" once.', 503));
  app.onError((error, context) => {
    if (error instanceof CrewError) return refusals(context, 422, error.problems);
    if (error instanceof CopyFolderError)
      return refusal(context, 422, error.code, error.message, error.params);
    if (error instanceof PortsUnknownError) return refusal(context, 503, 'ports-unknown', error.message);
    return refusal(context, 500, 'internal', error.message);
  });
  return app;
}
