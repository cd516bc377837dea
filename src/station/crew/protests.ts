import type { ActionBody } from '../../timing/model/actions.ts';
import { message } from '../../words/message.ts';
import { CrewError, refuse } from '../process/crew-error.ts';
import { noSite } from '../race/no-site.ts';
import type { By, Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';

type Lodged = Omit<Extract<ActionBody, { type: 'protest.lodge' }>, 'type' | 'race'>;
type Decided = Omit<Extract<ActionBody, { type: 'protest.decide' }>, 'type'>;

/** Protests and what was decided of them. Each is checked first and recorded as one act. */
export class Protests {
  readonly #race: StationRace;
  readonly #recorder: Recorder;

  constructor(race: StationRace, recorder: Recorder) {
    this.#race = race;
    this.#recorder = recorder;
  }

  /** `race`: where absent, that of the bib, or the first. Throws CrewError. */
  async lodge(by: By, protest: Lodged, race?: string): Promise<string> {
    const { timing, event } = this.#race;
    const [first] = timing.races;
    if (timing.site === null || first === undefined) throw new CrewError([noSite(event)]);
    const { bib } = protest;
    if (bib !== null && timing.entry(bib) === undefined) refuse(message('problems.bib-unknown', { bib }));
    if (race !== undefined && timing.race(race) === undefined)
      refuse(message('problems.race-unknown', { value: race }));
    const own = bib === null ? undefined : timing.raceOf(bib)?.race.id;
    return this.#recorder.record(by, {
      type: 'protest.lodge',
      race: race ?? own ?? first.race.id,
      ...protest,
    });
  }

  /** What the referee or the jury decided. Throws CrewError. */
  async decide(by: By, decided: Decided): Promise<string> {
    if (this.#race.timing.protests().every(({ id }) => id !== decided.protest))
      refuse(message('problems.protest-unknown'));
    return this.#recorder.record(by, { type: 'protest.decide', ...decided });
  }
}
