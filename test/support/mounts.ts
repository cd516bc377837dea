import { spawnSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';

/** File systems that a test mounts, where it may; all are unmounted after use: `using mounts = new Mounts()`. */
export class Mounts implements Disposable {
  readonly #paths: string[] = [];
  readonly #frozen = new Set<string>();

  /** Why none can be mounted here; null where they can. */
  static reason(): string | null {
    if (process.platform !== 'linux') return 'mounts file systems, as Linux does';
    if (process.getuid?.() !== 0) return 'mounts file systems, which only root may';
    return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
      ? null
      : 'mounts file systems, which is not allowed here';
  }

  /** A small file system in memory. */
  tmpfs(path: string, megabytes: number): string {
    mkdirSync(path, { recursive: true });
    this.#mount(path, '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs');
    return path;
  }

  /** A file system of its own on a file beside it; it can be frozen. Null where there is no loop device. */
  freezable(path: string, megabytes: number): string | null {
    mkdirSync(path, { recursive: true });
    const image = `${path}.img`;
    writeFileSync(image, '');
    truncateSync(image, megabytes * 1024 * 1024);
    if (spawnSync('mkfs.ext4', ['-q', image]).status !== 0) return null;
    if (spawnSync('mount', ['-o', 'loop', image, path]).status !== 0) return null;
    this.#paths.push(path);
    return path;
  }

  /** Whatever writes to the file system waits until it is {@link thaw}ed. */
  freeze(path: string): void {
    spawnSync('fsfreeze', ['--freeze', path]);
    this.#frozen.add(path);
  }

  thaw(path: string): void {
    spawnSync('fsfreeze', ['--unfreeze', path]);
    this.#frozen.delete(path);
  }

  /** Nobody can write to it any more, or again. */
  setReadOnly(path: string, isReadOnly: boolean): void {
    const { status, stderr } = spawnSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path]);
    if (status !== 0) throw new Error(`mount failed: ${stderr.toString()}`);
  }

  /** Shows a folder under another path too: a stick that is put in. */
  attach(folder: string, path: string): string {
    mkdirSync(path, { recursive: true });
    this.#mount(path, '--bind', folder);
    return path;
  }

  /** Takes it away at once, whoever has files open on it: a stick that is pulled out. */
  detach(path: string): void {
    spawnSync('umount', ['--lazy', path]);
    this.#paths.splice(this.#paths.indexOf(path), 1);
  }

  [Symbol.dispose](): void {
    for (const path of this.#frozen) this.thaw(path);
    for (const path of this.#paths.toReversed()) spawnSync('umount', ['--lazy', path]);
  }

  #mount(path: string, ...args: string[]): void {
    const { status, stderr } = spawnSync('mount', [...args, path]);
    if (status !== 0) throw new Error(`mount failed: ${stderr.toString()}`);
    this.#paths.push(path);
  }
}
