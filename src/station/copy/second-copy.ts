import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { CopyView } from '../../contract/feed.ts';
import { diskTroubleOf, diskTroubleText } from '../journal/disk-trouble.ts';
import { startThread } from '../process/thread.ts';
import type { FromCopyWorker, ToCopyWorker } from './copy-worker.ts';
import type { CopySettings } from './copy-writer.ts';

/** A stick that hangs does not keep the station from ending. */
const closeMs = 10_000;

/** The second copy of the journal, as the station sees it. */
export class SecondCopy {
  readonly #settings: CopySettings;
  readonly #worker: Worker;
  readonly #onChange: () => void;
  #last: Exclude<FromCopyWorker, 'closed'> | null = null;
  #closed = Promise.withResolvers<void>();

  constructor(settings: CopySettings, onChange: () => void) {
    this.#settings = settings;
    this.#onChange = onChange;
    this.#worker = startThread(import.meta.url, 'copy-worker', settings);
    this.#worker.on('message', (message: FromCopyWorker) => this.#hear(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#closed.resolve());
  }

  /** The journal has more. */
  committed(): void {
    this.#post('committed');
  }

  /** The journal does not take rows: the copy keeps them. `line` is a waitingLine. */
  waiting(line: string): void {
    this.#post({ waiting: line });
  }

  /** `commits` is how many the journal has. */
  view(commits: number): CopyView {
    const behind = Math.max(0, commits - (this.#last?.commit ?? 0));
    const trouble = this.#last?.trouble ?? null;
    const common = { dir: this.#settings.dir, sameDisk: !this.#settings.otherDisk, behind };
    if (trouble !== null) {
      const isOut = trouble.code === 'COPY_OUT';
      return {
        ...common,
        state: isOut ? 'gone' : diskTroubleOf(trouble.code),
        detail: isOut ? trouble.message : diskTroubleText(trouble),
      };
    }
    return { ...common, state: this.#last?.more === false ? 'ok' : 'catching-up', detail: null };
  }

  /** Brings the copy up to date, as long as the stick answers, and lets go of it. */
  async close(): Promise<void> {
    this.#post('close');
    const late = AbortSignal.timeout(closeMs);
    await Promise.race([this.#closed.promise, once(late, 'abort')]);
    await this.#worker.terminate();
  }

  #hear(message: FromCopyWorker): void {
    if (message === 'closed') {
      this.#closed.resolve();
      return;
    }
    const changed = JSON.stringify(message) !== JSON.stringify(this.#last);
    this.#last = message;
    if (changed) this.#onChange();
  }

  #fail(error: unknown): void {
    const { message, code = 'UNKNOWN' } = error as { message: string; code?: string };
    this.#last = { commit: this.#last?.commit ?? 0, more: true, trouble: { code, message } };
    this.#onChange();
  }

  #post(message: ToCopyWorker): void {
    this.#worker.postMessage(message);
  }
}
