import type { OfficialFormat } from '../../contract/results-formats.ts';
import type { ResultsPreset } from '../../timing/model/actions.ts';
import { resultsPresetsOf } from '../../timing/views/results-presets.ts';
import { message } from '../../words/message.ts';
import { refuse } from '../process/crew-error.ts';
import type { By, Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';

/** A file of officials that somebody takes. */
export interface OfficialCopy {
  format: OfficialFormat;
  /** Race id; all of them where absent. */
  race: string | undefined;
  file: string;
  /** How many people are in it. */
  rows: number;
}

/** Files of results that leave the house: which columns they have, and who took those with personal data. */
export class ResultsCopies {
  readonly #race: StationRace;
  readonly #recorder: Recorder;

  constructor(race: StationRace, recorder: Recorder) {
    this.#race = race;
    this.#recorder = recorder;
  }

  /** By name. */
  get presets(): Map<string, ResultsPreset> {
    return resultsPresetsOf(this.#race.actions);
  }

  /** Puts into the log that somebody takes a file; resolves when it is there, and only then is the file given. */
  async taken(by: By, copy: OfficialCopy): Promise<void> {
    await this.#recorder.record(by, { type: 'official.copy', ...copy });
  }

  /** Saves columns under a name, or with null takes the name away; null where that changes nothing. */
  async save(by: By, name: string, preset: ResultsPreset | null): Promise<string | null> {
    const before = this.presets.get(name);
    if (preset === null && before === undefined) refuse(message('problems.preset-unknown', { value: name }));
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(preset)) return null;
    return this.#recorder.record(by, { type: 'results.preset', name, preset });
  }
}
