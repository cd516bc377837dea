import type { Action, ActionBody } from '../../timing/model/actions.ts';
import { chipKey } from '../../timing/model/chip.ts';
import { message } from '../../words/message.ts';
import { refuse } from '../process/crew-error.ts';
import type { By, Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';

/** What stations did to one thing without knowing of each other, and which of it is to count. */
export class Conflicts {
  readonly #race: StationRace;
  readonly #recorder: Recorder;

  constructor(race: StationRace, recorder: Recorder) {
    this.#race = race;
    this.#recorder = recorder;
  }

  /**
   * Says which of the actions of a conflict counts: what it said is said once more, by a station that knows of all of them.
   * Throws CrewError where that is no conflict any more.
   */
  async settle(by: By, thing: string, chosen: string): Promise<string> {
    const conflict = this.#race.timing.conflicts().find((one) => one.thing === thing);
    const action = conflict?.actions.find(({ id }) => id === chosen);
    if (action === undefined) refuse(message('problems.conflict-unknown'));
    return this.#recorder.record(by, saidOf(thing, action));
  }
}

/** What an action said of a thing: of a whole list or chip map, the one entry or chip alone. */
function saidOf(thing: string, action: Action): ActionBody {
  const subject = thing.slice(thing.indexOf(':') + 1);
  if (action.type === 'chip.map') {
    const given = action.chips.find(({ chip }) => chipKey(chip) === subject);
    if (given !== undefined) return { type: 'chip.assign', ...given, from: action.from };
  }
  if (action.type === 'entries.import') {
    const entry = action.entries.find(({ bib }) => bib === subject);
    if (entry !== undefined) {
      const { bib, ...fields } = entry;
      return { type: 'entry.change', bib, fields };
    }
  }
  const {
    id: _id,
    station: _station,
    lamport: _lamport,
    at: _at,
    by: _by,
    site: _site,
    seen: _seen,
    ...body
  } = action;
  return body;
}
