import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { message } from '../../words/message.ts';
import { DatabaseError } from '../service-error.ts';
import { connectOnce } from './connect.ts';
import { canReach, postgresBinaries, postgresUser, runAs, type PostgresUser } from './postgres-binaries.ts';
import { removeStalePid, runningPort } from './postmaster-pid.ts';

const user = 'goldline';

/** A PostgreSQL that belongs to one data directory. */
export interface OwnPostgres {
  url: string;
  /** Starts it again at the same address where it is gone. Throws {@link DatabaseError}. */
  revive(): Promise<void>;
  /** Ends it; all connections must be closed before, or they break. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a data directory, which is made where it is missing: in `<dataDir>/postgres`,
 * on a free port of 127.0.0.1, with a password that stands in `<dataDir>/postgres.json`. One that was
 * left running by a service that was killed is used again. Throws {@link DatabaseError}.
 */
export async function startOwnPostgres(dataDir: string): Promise<OwnPostgres> {
  const place = await prepare(dataDir);
  await makeCluster(place);
  const port = (await runningPort(place.cluster)) ?? (await start(place, await freePort()));
  const url = urlOf(place, port);
  const client = await connectOnce(url);
  await client.end();
  return {
    url,
    revive: async () => {
      if ((await runningPort(place.cluster)) === null) await start(place, port);
    },
    stop: async () => {
      await pgCtl(place, ['stop', '-w', '-m', 'fast']);
    },
  };
}

/** Where the PostgreSQL of a data directory answers; null while none runs. */
export async function runningPostgres(dataDir: string): Promise<string | null> {
  const port = await runningPort(join(resolve(dataDir), 'postgres'));
  return port === null ? null : urlOf({ password: await passwordOf(dataDir) }, port);
}

interface Place {
  dataDir: string;
  cluster: string;
  owner: PostgresUser | null;
  password: string;
}

function urlOf({ password }: Pick<Place, 'password'>, port: number): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
}

async function prepare(path: string): Promise<Place> {
  const dataDir = resolve(path);
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw new DatabaseError(message('dataDir.unusable', { path, said: (error as Error).message }));
  }
  const owner = await ownerOf(dataDir);
  return { dataDir, cluster: join(dataDir, 'postgres'), owner, password: await passwordOf(dataDir) };
}

/** PostgreSQL's user, who must reach both the data directory and PostgreSQL's programs. */
async function ownerOf(dataDir: string): Promise<PostgresUser | null> {
  const user = await postgresUser();
  if (user === null) return null;
  await chmod(dataDir, 0o755);
  const { pg_ctl: program } = await postgresBinaries();
  for (const owner of [user, { ...user, everywhere: true }])
    if ((await canReach(owner, dataDir)) && (await canReach(owner, program))) return owner;
  throw new DatabaseError(message('database.as-root', { dataDir, program }));
}

async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres.json');
  const password = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, `${JSON.stringify({ user, password })}\n`, { mode: 0o600, flag: 'wx' });
    return password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (JSON.parse(await readFile(file, 'utf8')) as { password: string }).password;
  }
}

/** Made aside and moved into place when it is whole: being killed in between leaves nothing half made. */
async function makeCluster({ dataDir, cluster, owner, password }: Place): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const { initdb } = await postgresBinaries();
  const making = await mkdtemp(join(dataDir, 'postgres-new-'));
  const passwordFile = `${making}.password`;
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    if (owner !== null) {
      await chown(making, owner.uid, owner.gid);
      await chown(passwordFile, owner.uid, owner.gid);
    }
    const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', `--username=${user}`];
    await runAs(owner, dataDir, initdb, [...flags, `--pwfile=${passwordFile}`, `--pgdata=${making}`]);
    await rename(making, cluster);
  } catch (error) {
    // Another service may have made it at the same time.
    if (!existsSync(join(cluster, 'PG_VERSION')))
      throw new DatabaseError(message('database.not-made', { cluster, said: (error as Error).message }), {
        cause: error,
      });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(making, { recursive: true, force: true });
  }
}

async function start(place: Place, port: number): Promise<number> {
  await removeStalePid(place.cluster);
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const log = join(place.cluster, 'server.log');
  try {
    await pgCtl(place, ['start', '-w', '-t', '120', '-l', log, '-o', flags.join(' ')]);
    return port;
  } catch (error) {
    // Another service may have started it at the same time; who of the two works on it is decided later.
    const running = await runningPort(place.cluster);
    if (running !== null) return running;
    const said = (error as Error).message;
    throw new DatabaseError(message('database.not-started', { cluster: place.cluster, log, said }), {
      cause: error,
    });
  }
}

async function pgCtl({ dataDir, cluster, owner }: Place, args: string[]): Promise<void> {
  const { pg_ctl: program } = await postgresBinaries();
  await runAs(owner, dataDir, program, [...args, '-D', cluster]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
