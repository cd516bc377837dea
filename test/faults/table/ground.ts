import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const diskMegabytes = 32;

/**
 * Ends what a test left behind in a folder when the test is over, however it ended: programs with the folder in
 * their command line, mounts below it, and the folder itself.
 */
const janitor = `
cat > /dev/null
mounts() { awk -v folder="$1/" 'index($2, folder) == 1 { print $2 }' /proc/mounts | tac; }
for mount in $(mounts "$1"); do fsfreeze -u "$mount" 2> /dev/null; done
for process in $(grep -lsF "$1/" /proc/[0-9]*/cmdline | tr -dc '0-9\\n'); do
  [ "$process" = $$ ] || kill -9 "$process" 2> /dev/null
done
for mount in $(mounts "$1"); do umount -l "$mount" 2> /dev/null; done
rm -rf "$1"
`;

/** Where a race under test is kept: a disk for the data directory, a stick for the second copy, and the second laptop's disk. */
export class Ground implements AsyncDisposable {
  readonly path = mkdtempSync(join(tmpdir(), 'goldline-faults-'));
  readonly disk: TestDisk;
  readonly stick: TestDisk;
  readonly second: TestDisk;
  readonly #janitor: ChildProcess | null;

  /** @param mounted whether the disk and the stick, and the second laptop's disk, are file systems of their own, which can fail */
  constructor(mounted: { own: boolean; second: boolean }) {
    this.#janitor =
      process.platform === 'linux'
        ? spawn('sh', ['-c', janitor, 'janitor', this.path], {
            stdio: ['pipe', 'ignore', 'ignore'],
            detached: true,
          })
        : null;
    this.disk = new TestDisk(this.path, 'disk', mounted.own);
    this.stick = new TestDisk(this.path, 'stick', mounted.own);
    this.second = new TestDisk(this.path, 'second', mounted.second);
  }

  /** Why there are no disks that can fail here; null where there are. */
  static reason(): string | null {
    if (process.platform !== 'linux') return 'mounts file systems, as Linux does';
    if (process.getuid?.() !== 0) return 'mounts file systems, which only root may';
    mountable ??= canMount();
    return mountable ? null : 'mounts file systems in files, which is not allowed here';
  }

  get data(): string {
    return join(this.disk.path, 'data');
  }

  get copy(): string {
    return join(this.stick.path, 'copy');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const janitor = this.#janitor;
    if (janitor === null) {
      rmSync(this.path, { recursive: true, force: true });
      return;
    }
    janitor.stdin?.end();
    if (janitor.exitCode === null) await once(janitor, 'exit');
  }
}

let mountable: boolean | undefined;

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-mount-'));
  try {
    return new TestDisk(folder, 'disk', true).remove();
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file system that a test fills, stops, pulls out and puts in again. */
export class TestDisk {
  /** Where programs find it. */
  readonly path: string;
  /** Where it is whether it is pulled out or not. */
  readonly #inside: string;
  readonly #image: string;
  #file: string | null = null;
  #isFrozen = false;

  constructor(folder: string, name: string, mounted: boolean) {
    this.path = join(folder, name);
    mkdirSync(this.path);
    this.#inside = mounted ? join(folder, `.${name}`) : this.path;
    this.#image = join(folder, `${name}.img`);
    if (!mounted) return;
    mkdirSync(this.#inside);
    writeFileSync(this.#image, '');
    truncateSync(this.#image, diskMegabytes * 2 ** 20);
    run('mkfs.ext4', '-q', '-m', '0', '-O', '^has_journal', this.#image);
    this.#mount();
  }

  /** Until there is not more room than so many kilobytes. */
  fill(leftKb = 0): void {
    this.#file = join(this.#inside, 'holiday.jpg');
    const file = openSync(this.#file, 'a');
    for (const size of [2 ** 20, 2 ** 12])
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch {
        // Full, as was wanted.
      }
    closeSync(file);
    if (leftKb > 0) run('truncate', '-s', `-${leftKb}K`, this.#file);
  }

  makeRoom(): void {
    if (this.#file !== null) rmSync(this.#file, { force: true });
    this.#file = null;
  }

  /** Whoever writes waits, without an error and without an end. */
  freeze(): void {
    run('fsfreeze', '-f', this.#inside);
    this.#isFrozen = true;
  }

  thaw(): void {
    if (this.#isFrozen) run('fsfreeze', '-u', this.#inside);
    this.#isFrozen = false;
  }

  /** An error makes the system take it as read-only, until it is mounted again. */
  turnReadOnly(): void {
    const device = /^\/dev\/(\w+):/.exec(run('losetup', '-j', this.#image))?.[1] ?? '';
    writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, 'a test\n');
  }

  /** Once nobody uses it any more. */
  mountAgain(): void {
    this.remove();
    this.#mount();
  }

  pull(): void {
    run('umount', '-l', this.path);
  }

  plugIn(): void {
    run('mount', '--bind', this.#inside, this.path);
  }

  /** Deletes a folder on it. */
  erase(folder: string): void {
    rmSync(join(this.path, folder), { recursive: true, force: true });
  }

  remove(): true {
    run('umount', '-l', this.path);
    run('umount', '-l', this.#inside);
    return true;
  }

  #mount(): void {
    run('mount', '-o', 'loop,errors=remount-ro', this.#image, this.#inside);
    this.plugIn();
  }
}

function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr.toString()}`);
  return stdout.toString();
}
