import packageJson from '../../package.json' with { type: 'json' };
import { listenWith, serverOf, type FirstLook } from '../http/listen.ts';
import { policyHeaders } from '../http/security-headers.ts';
import { RunTries, Tries } from './accounts/tries.ts';
import { connect } from './database/connect.ts';
import { notify, Notices } from './database/notices.ts';
import { pagePolicy, publicApp } from './http/app.ts';
import { forward, isForIntake } from './http/forward.ts';
import { LiveStreams } from './http/live-streams.ts';
import { madeAlready } from './http/public-answers.ts';
import { RecordingKey } from './online/recording-key.ts';
import { Projector } from './projection/projector.ts';
import { Answers } from './public/answers.ts';
import { Editions } from './public/editions.ts';
import { healthOf } from './public/health.ts';
import { Metrics } from './public/metrics.ts';
import type { PublicTask } from './public/public-messages.ts';
import { RaceSearch } from './public/race-search.ts';
import type { Published } from './public/published.ts';
import { ServerLife } from './server-life.ts';

export interface PublicSide {
  address: string;
  stop(): Promise<void>;
}

/** Calls that are under way when it stops may end. */
const graceMs = 2_000;

/**
 * Follows the database and shows results to everybody; what stations ask is handed on to the intake. Throws
 * {@link PortError}.
 */
// oxlint-disable-next-line max-lines-per-function -- here the parts are put together
export async function startPublicSide(
  { databaseUrl, port, host, screensDir, intake, dataDir }: PublicTask,
  log: (message: string) => void,
): Promise<PublicSide> {
  const db = connect(databaseUrl, log);
  const life = await ServerLife.open(db, undefined);
  const projector = new Projector({
    db,
    log,
    onLines: () => undefined,
    onPutBack: async () => {
      await life.grow();
      await notify(db, 'life');
    },
    onShown: () => editions.note(),
  });
  const editions = new Editions(() => projector.projection.sites());
  const headers = Object.entries(policyHeaders(pagePolicy)).flat();
  const search = new RaceSearch(log);
  editions.listen(({ event: { event, races } }) => {
    for (const { at } of races) if (at !== null) void search.prepare(event.id, at.results);
  });
  const streams = new LiveStreams(editions, headers);
  const published: Published = {
    editions,
    search,
    answers: new Answers({ headers }),
    ready: projector.caughtUp.then(() => editions.publish()),
    madeOf: new WeakMap(),
  };
  const health = () => healthOf(db, projector);
  const metrics = new Metrics(async () => {
    const { database, behind } = await health();
    return {
      streams: streams.size,
      answers: published.answers.size,
      answersBytes: published.answers.bytes,
      behind: behind ?? NaN,
      databaseUp: database === 'answers' ? 1 : 0,
    };
  });
  const app = publicApp({
    published,
    organisers: { db, tries: new Tries(), projector },
    runs: { db, projector, tries: new RunTries(), key: await RecordingKey.open(db, dataDir, log) },
    version: packageJson.version,
    screensDir,
    health,
    metrics,
    log,
  });
  const made = madeAlready(published.answers);
  const first: FirstLook = (request, response) => {
    if (made(request, response) || streams.first(request, response)) return true;
    if (intake === null || !isForIntake(request.url ?? '')) return false;
    forward(request, response, intake);
    return true;
  };
  const pages = serverOf(app, first);
  const notices = new Notices(databaseUrl, {
    lines: () => projector.nudge(),
    life: () => void life.takeOver().catch(() => undefined),
  });
  const close = async () => {
    await notices.close();
    await projector.stop();
    editions.close();
    await life.close();
    await db.destroy();
  };
  try {
    const listening = await listenWith(pages, port, { host, grace: graceMs });
    projector.start();
    return {
      address: listening.address,
      stop: async () => {
        streams.close();
        await listening.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
