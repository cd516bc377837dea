import { checksumOf, versionFileInSteps } from '../../files/version-file.ts';
import type { PublishedRow, PublishedState } from '../../timing/model/publication.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import { runNow } from '../../timing/steps.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { changesFrom, isUnchanged, publishedRowsInSteps } from '../../timing/views/versions.ts';
import { message } from '../../words/message.ts';
import { CrewError, refuse } from '../process/crew-error.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { By, Recorder } from '../race/recorder.ts';
import { noSite } from '../race/no-site.ts';
import type { StationRace } from '../race/station-race.ts';

export interface PublishDetails {
  /** Why there is one more after an official one. */
  reason?: string | undefined;
  /** Official although protests are open. */
  despiteProtests?: boolean | undefined;
}

/** How often rows are made anew where a result changed meanwhile; after that they are made in one piece. */
const tries = 3;

/** Publishing results and opening a race again. Each is checked first and recorded as one act. */
export class Publishing {
  readonly #race: StationRace;
  readonly #recorder: Recorder;
  readonly #head: () => string;

  /** `head`: the seal of everything in the journal. */
  constructor(race: StationRace, recorder: Recorder, head: () => string) {
    this.#race = race;
    this.#recorder = recorder;
    this.#head = head;
  }

  /**
   * Publishes a race's results as they stand. Official ones only of a closed race in which nobody is in review, and,
   * where protests are open, only despite them; after official ones with a reason. Throws CrewError.
   */
  async publish(
    by: By,
    id: string,
    state: PublishedState,
    { reason, despiteProtests = false }: PublishDetails = {},
  ): Promise<string> {
    checkReady(this.#resultsOf(id), state, reason);
    const count = openProtests(this.#race.timing, id);
    if (state === 'official' && count > 0 && !despiteProtests)
      refuse(message('problems.publish-protests', { count }));
    const rows = await this.#rowsOf(id);
    // The race went on while the rows were made.
    const results = this.#resultsOf(id);
    checkReady(results, state, reason);
    const { version } = results;
    if (version?.state === state && isUnchanged(changesFrom(version, rows)))
      refuse(message(`problems.publish-unchanged_${state}`, { number: version.number }));
    const file = await runYielding(versionFileInSteps(rows, roundingUnit(results.race)));
    return this.#recorder.recordVersion(by, rows, {
      race: id,
      state,
      reason,
      checksum: checksumOf(file),
      head: this.#head(),
    });
  }

  /** Opens a closed race again: what was official of it holds no more. Throws CrewError. */
  async reopen(by: By, id: string, reason: string): Promise<string> {
    const { isClosed, version } = this.#resultsOf(id);
    if (!isClosed && version?.state !== 'official') refuse(message('problems.race-open'));
    return this.#recorder.record(by, { type: 'race.reopen', race: id, reason });
  }

  #resultsOf(id: string): RaceResults {
    if (this.#race.timing.site === null) throw new CrewError([noSite(this.#race.event)]);
    return this.#race.timing.race(id) ?? refuse(message('problems.race-unknown', { value: id }));
  }

  /** All of one moment: a result that changes while they are made would be in a place of before. */
  async #rowsOf(id: string): Promise<PublishedRow[]> {
    for (let tried = 0; tried < tries; tried += 1) {
      const results = this.#resultsOf(id);
      const { revision } = results;
      const rows = await runYielding(publishedRowsInSteps(results));
      if (this.#resultsOf(id) === results && results.revision === revision) return rows;
    }
    return runNow(publishedRowsInSteps(this.#resultsOf(id)));
  }
}

/** How many protests about a race nobody has decided. */
export function openProtests(timing: Timing, race: string): number {
  return timing.protests().filter((one) => one.race === race && one.decided === null).length;
}

function checkReady(results: RaceResults, state: PublishedState, reason: string | undefined): void {
  const { isClosed, version, versions } = results;
  if (state === 'provisional') {
    if (version?.state === 'official') refuse(message('problems.publish-official'));
    return;
  }
  const { inReview } = results.counts();
  if (!isClosed) refuse(message('problems.publish-open'));
  if (inReview > 0) refuse(message('problems.publish-review', { count: inReview }));
  const isFirst = versions.every((one) => one.state !== 'official');
  if (!isFirst && reason === undefined) refuse(message('problems.publish-reason'));
}
