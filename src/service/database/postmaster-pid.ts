import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** How long a PostgreSQL that is being started or stopped may take, and one that says it is ready to answer. */
const settleMs = 120_000;
const answerMs = 5_000;

/**
 * The port of the PostgreSQL that runs on this cluster, or null where none does. Waits while one is
 * starting or stopping.
 */
export async function runningPort(cluster: string): Promise<number | null> {
  const began = Date.now();
  for (;;) {
    const file = await readPidFile(cluster);
    if (file === null || (await occupant(file.pid)) !== 'postgres') return null;
    const ready = file.status === 'ready';
    if (ready && (await answers(file.port))) return file.port;
    if (Date.now() - began > (ready ? answerMs : settleMs)) return null;
    await sleep(100);
  }
}

/**
 * After a power cut another program may have got the number in `postmaster.pid`, and PostgreSQL would
 * not start because of it. Removes the file where its process lives and is no PostgreSQL.
 */
export async function removeStalePid(cluster: string): Promise<void> {
  const file = await readPidFile(cluster);
  if (file !== null && (await occupant(file.pid)) === 'other') await rm(join(cluster, 'postmaster.pid'));
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

async function occupant(pid: number): Promise<'postgres' | 'other' | 'none'> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'none';
  }
  try {
    return (await programOf(pid)).includes('postgres') ? 'postgres' : 'other';
  } catch {
    return 'none';
  }
}

async function programOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // A process that has ended and that nobody has collected keeps its name.
    return stat.includes(') Z ') ? '' : stat;
  }
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
