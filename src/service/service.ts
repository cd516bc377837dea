import packageJson from '../../package.json' with { type: 'json' };
import type { Server } from 'node:http';
import { listenWith, serverOf } from '../http/listen.ts';
import { openDatabase, type Database } from './database/open-database.ts';
import { notify, Notices } from './database/notices.ts';
import { intakeApp } from './http/app.ts';
import { cameFrom } from './http/forward.ts';
import { addressOf } from './http/guard.ts';
import { startPublicSide } from './public-side.ts';
import { RecordingKey } from './online/recording-key.ts';
import { SideProcess, sides } from './side-process.ts';
import { ServerLife } from './server-life.ts';
import type { JudgingTask } from './judging-side.ts';
import type { PublicTask } from './public/public-messages.ts';
import { Tries } from './accounts/tries.ts';
import { keepUnusedToken } from './tokens.ts';

export { PortError } from '../http/listen.ts';
export { ServiceError } from './service-error.ts';
export { makeAdminLink } from './admin-link.ts';
export { issueStationToken } from './issue-station-token.ts';
export { addressInUse } from './database/holder.ts';

export interface ServiceOptions {
  /** 0 for any free port. */
  port: number;
  /** Address to listen on; only this machine where absent. */
  host?: string | undefined;
  /** For the service's own PostgreSQL, the token of the next station, the key of recordings, and what must outlive a restore. */
  dataDir?: string | undefined;
  /** Use this PostgreSQL instead of an own one. */
  databaseUrl?: string | undefined;
  /** Folder of the built screens. */
  screensDir: string;
  /** One part of the service alone, where several processes or machines share the work; all of it where absent. */
  role?: ServiceRole | undefined;
  /** Gets what went wrong, without secrets; standard error where absent. */
  log?: ((message: string) => void) | undefined;
}

/** `intake` takes what stations deliver, and has recordings judged; `public` computes results and shows them. Any number of each on one database. */
export type ServiceRole = 'intake' | 'public';

/** The central results service, running. */
export interface Service {
  address: string;
  /** Lets in the next station; empty where none is let in here. */
  unusedToken: string;
  /** Of the process that shows the pages, where it is one of its own. */
  readonly publicPid: number | undefined;
  /** Of the process that has recordings judged, where there is one. */
  readonly judgingPid: number | undefined;
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
  options: ServiceOptions,
  log: (message: string) => void,
): Promise<Service> {
  const { role, port, host = '127.0.0.1', screensDir, dataDir = null } = options;
  const task = { databaseUrl: database.url, port, host, screensDir, intake: null, dataDir };
  if (role === 'public') {
    const side = await startPublicSide(task, log);
    return running(database, { address: side.address, unusedToken: '', stops: [() => side.stop()] });
  }
  const intake = await openIntake(database, options, log);
  try {
    if (role === 'intake') {
      const listening = await listenWith(intake.server, port, { host, grace: graceMs });
      return await running(database, {
        ...intake,
        address: listening.address,
        stops: [() => listening.close(), ...intake.stops],
      });
    }
    // The pages have the port; what stations ask comes from there.
    const inside = await listenWith(intake.server, 0, { grace: graceMs });
    intake.stops.unshift(() => inside.close());
    const forPages = { ...task, intake: inside.address };
    const { process: pages, address } = await SideProcess.start(sides.public, forPages, log);
    // Where any port was asked for, they stay at the one that they got.
    forPages.port = Number(new URL(address).port);
    return await running(database, {
      ...intake,
      address,
      pages,
      stops: [() => pages.stop(), ...intake.stops],
    });
  } catch (error) {
    for (const stop of intake.stops) await stop();
    throw error;
  }
}

interface Parts {
  address: string;
  unusedToken: string;
  pages?: SideProcess<PublicTask>;
  judging?: SideProcess<JudgingTask>;
  /** In this order. */
  stops: (() => Promise<unknown>)[];
}

async function running(
  database: Database,
  { address, unusedToken, pages, judging, stops }: Parts,
): Promise<Service> {
  await database.announce(address);
  return {
    address,
    unusedToken,
    get publicPid() {
      return pages?.pid;
    },
    get judgingPid() {
      return judging?.pid;
    },
    stop: async () => {
      for (const stop of stops) await stop();
      await database.close();
    },
  };
}

interface Intake {
  server: Server;
  unusedToken: string;
  judging: SideProcess<JudgingTask>;
  stops: (() => Promise<unknown>)[];
}

/** What takes in the stations' lines; it does not listen yet. */
async function openIntake(
  { db, url }: Database,
  { dataDir, role }: ServiceOptions,
  log: (message: string) => void,
): Promise<Intake> {
  const life = await ServerLife.open(db, dataDir);
  const unusedToken = await keepUnusedToken(db, dataDir);
  const tell = () =>
    notify(db, 'lines').catch((error: unknown) => log(`not told of lines: ${(error as Error).message}`));
  const app = intakeApp({
    sync: {
      db,
      identity: life.identity,
      tries: new Tries(),
      cameFrom: role === 'intake' ? addressOf : cameFrom,
      onLines: () => {
        void tell();
        life.note();
      },
      onTokenUsed: async () => {
        if (dataDir !== undefined) await keepUnusedToken(db, dataDir);
      },
    },
    version: packageJson.version,
    log,
  });
  const notices = new Notices(url, {
    lines: () => life.note(),
    life: () => void life.takeOver().catch(() => undefined),
  });
  if (dataDir !== undefined) await RecordingKey.make(db, dataDir);
  const judging = SideProcess.keep(sides.judging, { databaseUrl: url, dataDir: dataDir ?? null }, log);
  return {
    server: serverOf(app),
    unusedToken,
    judging,
    stops: [() => judging.stop(), () => notices.close(), () => life.close()],
  };
}
