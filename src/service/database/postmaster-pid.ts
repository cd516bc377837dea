import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** How long a PostgreSQL that is being started or stopped may take. */
const settleMs = 120_000;

/**
 * The port of the PostgreSQL that runs on this cluster, or null where none does. Waits while one is
 * starting or stopping.
 */
export async function runningPort(cluster: string): Promise<number | null> {
  const deadline = Date.now() + settleMs;
  while (Date.now() < deadline) {
    const file = await readPidFile(cluster);
    if (file === null || !(await isPostgres(file.pid))) return null;
    if (file.status === 'ready' && (await answers(file.port))) return file.port;
    await sleep(100);
  }
  return null;
}

/**
 * After a power cut another program may have got the number in `postmaster.pid`, and PostgreSQL would
 * not start because of it. Removes the file where its process is no PostgreSQL.
 */
export async function removeStalePid(cluster: string): Promise<void> {
  const file = await readPidFile(cluster);
  if (file !== null && !(await isPostgres(file.pid))) await rm(join(cluster, 'postmaster.pid'));
}

interface PidFile {
  pid: number;
  port: number;
  status: string;
}

/** Lines of postmaster.pid: pid, directory, start time, port, socket directory, address, shared memory, status. */
async function readPidFile(cluster: string): Promise<PidFile | null> {
  try {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return (await programOf(pid)).includes('postgres');
  } catch {
    return false;
  }
}

async function programOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/comm`, 'utf8');
  const [program, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/fi', `pid eq ${pid}`, '/nh']
      : ['ps', '-o', 'comm=', '-p', String(pid)];
  return (await promisify(execFile)(program ?? '', args)).stdout;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
