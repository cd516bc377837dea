import type { Action } from '../../timing/model/actions.ts';
import type { JournalRead } from '../../timing/model/read.ts';
import type { ReadRules } from '../../timing/passings/read-rules.ts';
import type { Steps } from '../../timing/steps.ts';
import { Timing } from '../../timing/timing.ts';
import type { Sources } from './sources.ts';

/**
 * A race as it would be with other actions, made beside the one that runs. What is read while it is made and looked at
 * goes into both, so that nothing stands between them but the actions.
 */
export class RaceAside {
  /** What reads become where they count by other rules; null where the passings are those of the race. */
  #sources: Sources | null = null;
  #timing: Timing | null = null;

  /** Makes it with these actions. `sources` are those of the race, `rules` those by which its reads would count. */
  *make(sources: Sources, rules: ReadRules, actions: readonly Action[], site: string | null): Steps<Timing> {
    if (rules.key !== sources.rules.key) this.#sources = yield* sources.aside(rules);
    const timing = new Timing((this.#sources ?? sources).table, site);
    this.#timing = timing;
    yield* timing.applyInSteps(actions);
    return timing;
  }

  /** Takes in reads of a journal that came to be on disk, which in the race are passings of these chips. */
  take(station: string, reads: readonly JournalRead[], chips: ReadonlySet<string>): void {
    if (this.#sources === null) this.#timing?.recount(chips);
    else if (this.#sources.journal(station) !== undefined)
      this.#timing?.recount(this.#sources.take(station, reads).chips);
  }
}
