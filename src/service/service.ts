import packageJson from '../../package.json' with { type: 'json' };
import { openDatabase, type Database } from './database/open-database.ts';
import { pagePolicy, serviceApp } from './http/app.ts';
import { madeAlready } from './http/public-answers.ts';
import { listen } from '../http/listen.ts';
import { policyHeaders } from '../http/security-headers.ts';
import { Projector } from './projection/projector.ts';
import { Answers } from './public/answers.ts';
import { Editions } from './public/editions.ts';
import { RaceSearch } from './public/race-search.ts';
import { ServerLife } from './server-life.ts';
import { keepUnusedToken } from './tokens.ts';

export { PortError } from '../http/listen.ts';
export { ServiceError } from './service-error.ts';
export { issueStationToken } from './issue-station-token.ts';

export interface ServiceOptions {
  /** 0 for any free port. */
  port: number;
  /** Address to listen on; only this machine where absent. */
  host?: string | undefined;
  /** For the service's own PostgreSQL, the token of the next station, and what must outlive a restore. */
  dataDir?: string | undefined;
  /** Use this PostgreSQL instead of an own one. */
  databaseUrl?: string | undefined;
  /** Folder of the built screens. */
  screensDir: string;
  /** Gets what went wrong, without secrets; standard error where absent. */
  log?: ((message: string) => void) | undefined;
}

/** The central results service, running. */
export interface Service {
  address: string;
  /** Lets in the next station. */
  unusedToken: string;
  stop(): Promise<void>;
}

/** A station's push that is under way when the service stops may end. */
const graceMs = 2_000;

/** Starts the service. Throws {@link ServiceError} or {@link PortError} where that is not possible as things are. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const log = options.log ?? console.error;
  const database = await openDatabase({ url: options.databaseUrl, dataDir: options.dataDir, log });
  try {
    return await serve(database, options, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(
  database: Database,
  { port, host = '127.0.0.1', dataDir, screensDir }: ServiceOptions,
  log: (message: string) => void,
): Promise<Service> {
  const { db } = database;
  const life = await ServerLife.open(db, dataDir);
  const unusedToken = await keepUnusedToken(db, dataDir);
  const projector = new Projector({
    db,
    log,
    onLines: () => life.note(),
    onPutBack: () => life.grow(),
    onShown: () => editions.note(),
  });
  const editions = new Editions(() => projector.projection.sites());
  const published = {
    editions,
    search: new RaceSearch(log),
    answers: new Answers({ headers: Object.entries(policyHeaders(pagePolicy)).flat() }),
    ready: projector.caughtUp.then(() => editions.publish()),
    madeOf: new WeakMap(),
  };
  const app = serviceApp({
    sync: {
      db,
      identity: life.identity,
      onLines: () => {
        projector.nudge();
        life.note();
      },
      onTokenUsed: async () => {
        if (dataDir !== undefined) await keepUnusedToken(db, dataDir);
      },
    },
    results: { version: packageJson.version, published },
    screensDir,
    log,
  });
  const listening = await listen(app, port, { host, grace: graceMs, first: madeAlready(published.answers) });
  projector.start();
  await database.announce(listening.address);
  return {
    address: listening.address,
    unusedToken,
    stop: async () => {
      await listening.close();
      await projector.stop();
      editions.close();
      await life.close();
      await database.close();
    },
  };
}
