import { statSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { noAnswer, type DiskError } from '../journal/disk-trouble.ts';

const lookMs = 1000;
/** Looks that were due while one is not answered; from then on the disk hangs. */
const unansweredMax = 2;
/** Free room is told in steps of 64 MB, so that screens are not told of every write. */
const freeStep = 64 * 1024 * 1024;

/** Looks once a second at the file of the journal and at the room on its disk. A disk that hangs holds up nothing but the look. */
export class DiskLook {
  /** Bytes free; null where that is not known. */
  free: number | null = null;
  /** What is wrong with the file; null where nothing is. */
  trouble: DiskError | null = null;
  /** The device that the journal is on. */
  readonly device: number;
  readonly #journal: string;
  readonly #folder: string;
  readonly #onChange: () => void;
  /** The file that the journal was opened as. */
  readonly #inode: number;
  readonly #timer: NodeJS.Timeout;
  #looking = false;
  #unanswered = 0;

  constructor(paths: { folder: string; journal: string }, onChange: () => void) {
    this.#journal = paths.journal;
    this.#folder = paths.folder;
    this.#onChange = onChange;
    const { ino, dev } = statSync(paths.journal);
    this.#inode = ino;
    this.device = dev;
    this.#timer = setInterval(() => void this.#look(), lookMs);
    void this.#look();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#looking) {
      this.#unanswered += 1;
      if (this.#unanswered === unansweredMax)
        this.#tell({ code: noAnswer, message: this.#journal }, this.free);
      return;
    }
    this.#looking = true;
    const [file, room] = await Promise.allSettled([stat(this.#journal), statfs(this.#folder)]);
    this.#looking = false;
    this.#unanswered = 0;
    // A deleted or unmounted file takes everything and keeps nothing.
    const isThere = file.status === 'fulfilled' && file.value.ino === this.#inode;
    const gone = { code: 'ENOENT', message: this.#journal };
    this.#tell(isThere ? null : gone, room.status === 'fulfilled' ? room.value : null);
  }

  #tell(trouble: DiskError | null, room: { bavail: number; bsize: number } | number | null): void {
    const free =
      room === null || typeof room === 'number'
        ? room
        : Math.floor((room.bavail * room.bsize) / freeStep) * freeStep;
    const changed = free !== this.free || trouble?.code !== this.trouble?.code;
    this.free = free;
    this.trouble = trouble;
    if (changed) this.#onChange();
  }
}
