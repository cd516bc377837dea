import { readdir, readFile, readlink } from 'node:fs/promises';

/** On Linux, which process has which device open; of other users' processes only root is told. */
export async function portUsers(): Promise<Map<string, string>> {
  const users = new Map<string, string>();
  if (process.platform !== 'linux') return users;
  for (const pid of (await entriesOf('/proc')).filter((name) => /^\d+$/.test(name)))
    for (const device of await openDevices(pid)) users.set(device, await programOf(pid));
  return users;
}

async function openDevices(pid: string): Promise<string[]> {
  const files: string[] = [];
  for (const fd of await entriesOf(`/proc/${pid}/fd`))
    files.push(await readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''));
  return files.filter((file) => /^\/dev\/(tty|rfcomm)/.test(file));
}

async function programOf(pid: string): Promise<string> {
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return program === '' ? `process ${pid}` : `${program.trim()} (process ${pid})`;
}

function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
