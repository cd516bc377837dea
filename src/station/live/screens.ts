import type { Sections } from '../../contract/feed.ts';
import type { MatView } from '../../contract/mat-view.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Steps } from '../../timing/steps.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { RaceChange, StationRace } from '../race/station-race.ts';
import { ChipCheckRows } from './chip-check-rows.ts';
import type { Feed, LiveView } from './feed.ts';
import { FinisherChanges } from './finisher-changes.ts';
import { Insight } from './insight.ts';
import { Publisher } from './publisher.ts';
import { RecentRows } from './recent-rows.ts';
import { actionRows, raceSections } from './sections.ts';

export interface ScreensParts {
  race: StationRace;
  /** The sections of the feed that do not follow from the race. */
  others: () => Pick<Sections, 'station' | 'simulated' | 'sync' | 'peers' | 'devices' | 'disk' | 'clock'>;
  mats: () => MatView[];
  /** Told of each view that is published. */
  onView: (view: LiveView) => void;
  now: () => Ms;
  stopped: AbortSignal;
}

/** What screens see: the feed, and the rows and insight that it is made of. */
export class Screens {
  readonly insight: Insight;
  readonly #parts: ScreensParts;
  readonly finishers = new FinisherChanges();
  readonly #rows = new RecentRows();
  readonly #chipChecks = new ChipCheckRows();
  readonly #publisher: Publisher;
  #surveying: Promise<void> | null = null;

  constructor(parts: ScreensParts) {
    const { race, mats, onView, now, stopped } = parts;
    this.#parts = parts;
    this.insight = new Insight(race.timing, { leftOut: () => race.leftOut(), mats });
    this.#publisher = new Publisher(() => this.#view(), onView, now, stopped);
  }

  get feed(): Feed {
    return this.#publisher.feed;
  }

  /** Shows the whole race, once it is made. */
  async start(): Promise<void> {
    await runYielding(this.#rows.update(this.#parts.race.timing, 'all', [], []));
    await runYielding(this.finishers.update(this.#parts.race.timing, 'all'));
    await runYielding(this.insight.update({ affected: 'all', passings: [] }));
    await this.#publisher.now();
  }

  /** Something that is shown is not what it was. */
  soon(): void {
    this.#publisher.soon();
  }

  /** Takes over what changed in the race; in one step where that is little. */
  *update(change: RaceChange): Steps<void> {
    const { affected, passings, gone } = change;
    yield* this.#rows.update(this.#parts.race.timing, affected, passings, gone);
    yield* this.finishers.update(this.#parts.race.timing, affected);
    this.soon();
    yield* this.insight.update(change);
  }

  /** Looks after alarms, contenders and warnings; about once a second. `rate`: how fast race time runs. */
  survey(rate: number): void {
    const { now, mats, stopped } = this.#parts;
    this.#surveying ??= runYielding(this.insight.survey(now(), mats(), rate)).then(() => {
      this.#surveying = null;
      if (!stopped.aborted) this.soon();
    });
  }

  /** Resolves when nothing is made for screens any more; after the stop. */
  async over(): Promise<void> {
    await this.#publisher.over();
    await this.#surveying;
  }

  /** Where something comes in between the steps, the next view has it. */
  *#view(): Steps<LiveView> {
    const { race, mats, others } = this.#parts;
    const { timing } = race;
    const checks = race.chipChecks();
    const sections = {
      ...others(),
      mats: mats(),
      ...raceSections(timing),
      actions: actionRows(timing.actions),
      ...(checks.size === 0 ? {} : { chipChecks: this.#chipChecks.now(timing, checks) }),
      ...this.insight.view(),
    };
    yield;
    const passings = yield* this.#rows.passings(timing);
    return { sections, passings, finishers: yield* this.#rows.finishers(timing) };
  }
}
