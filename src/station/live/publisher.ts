import { setTimeout } from 'node:timers/promises';
import type { Ms } from '../../timing/model/race.ts';
import { runNow, type Steps } from '../../timing/steps.ts';
import { Feed, type LiveView } from './feed.ts';
import { runYielding } from '../process/run-yielding.ts';

/** Screens are told of changes at most this often. */
const publishMs = 30;

/** Tells screens what there is to see, soon after it changed, and so slowly that no port is held up. */
export class Publisher {
  readonly feed: Feed;
  readonly #viewOf: () => Steps<LiveView>;
  readonly #onView: (view: LiveView) => void;
  readonly #now: () => Ms;
  readonly #stopped: AbortSignal;
  /** Something changed that screens were not told of. */
  #isStale = false;
  #publishing: Promise<void> | null = null;
  #published = -Infinity;

  /**
   * `viewOf` makes the view; where something comes in between its steps, the next view has it. `onView` is told of each that is
   * published.
   */
  constructor(
    viewOf: () => Steps<LiveView>,
    onView: (view: LiveView) => void,
    now: () => Ms,
    stopped: AbortSignal,
  ) {
    this.#viewOf = viewOf;
    this.#onView = onView;
    this.#now = now;
    this.#stopped = stopped;
    const view = runNow(viewOf());
    this.feed = new Feed(view);
    onView(view);
  }

  soon(): void {
    this.#isStale = true;
    this.#publishing ??= this.#publish();
  }

  /** Publishes at once. */
  async now(): Promise<void> {
    this.#published = performance.now();
    const view = await runYielding(this.#viewOf());
    this.feed.publish(view, this.#now());
    this.#onView(view);
  }

  /** Resolves when nothing is on its way to the screens; after the stop nothing comes any more. */
  async over(): Promise<void> {
    await this.#publishing;
  }

  async #publish(): Promise<void> {
    while (this.#isStale && !this.#stopped.aborted) {
      const rest = Math.max(0, this.#published + publishMs - performance.now());
      await setTimeout(rest, undefined, { signal: this.#stopped }).catch(() => undefined);
      if (this.#stopped.aborted) break;
      this.#isStale = false;
      await this.now();
    }
    this.#publishing = null;
  }
}
