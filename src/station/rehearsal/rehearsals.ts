import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromRehearsal, ToRehearsal } from '../../contract/rehearsal-station.ts';
import {
  noRehearsal,
  type HandAct,
  type RehearsalChoice,
  type RehearsalView,
} from '../../contract/rehearsal.ts';
import { message } from '../../words/message.ts';
import { refuse } from '../process/crew-error.ts';
import { noSite } from '../race/no-site.ts';
import { CrewError } from '../process/crew-error.ts';
import type { StationRace } from '../race/station-race.ts';

const program = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../rehearsal/rehearsal-process.ts' : './rehearsal-process.js',
    import.meta.url,
  ),
);

const isOver = ({ state }: RehearsalView) => state === 'over' || state === 'failed';

/**
 * The dress rehearsal of this station. It is a process of its own that is given copies of the event and the entries, and
 * knows nothing of the journal, the readers, the service, the other laptop or the second copy.
 */
export class Rehearsals {
  readonly #race: StationRace;
  #process: ChildProcess | null = null;
  #view: RehearsalView = noRehearsal;

  /** `stopped`: the station ends, and so does its rehearsal. */
  constructor(race: StationRace, stopped: AbortSignal) {
    this.#race = race;
    stopped.addEventListener('abort', () => this.#close());
  }

  /** How the rehearsal is going, or went. */
  get view(): RehearsalView {
    return this.#view;
  }

  /** Starts one. Throws CrewError where there is no race, or one is on. */
  start(choice: RehearsalChoice): void {
    const { event, timing } = this.#race;
    if (event === null || timing.site === null) throw new CrewError([noSite(event)]);
    if (this.#process !== null) refuse(message('problems.rehearsal-runs'));
    const entries = [...timing.entries()].map((entry) => ({
      ...entry,
      chips: [...timing.chipsOf(entry.bib)],
    }));
    const child = fork(program, [], { execArgv: [], serialization: 'advanced' });
    this.#process = child;
    this.#view = { ...noRehearsal, state: 'starting', choice };
    child.on('message', (told: FromRehearsal) => {
      if (this.#process !== child) return;
      this.#view = told.view;
      // It has nothing left to do but to end.
      if (isOver(told.view)) this.#process = null;
    });
    child.once('error', () => this.#over(child));
    child.once('exit', () => this.#over(child));
    child.send({ type: 'start', choice, event, site: timing.siteId, entries } satisfies ToRehearsal);
  }

  /** Does what hands do. Throws CrewError where no rehearsal is on. */
  byHand(hand: HandAct): void {
    if (this.#process === null) refuse(message('problems.rehearsal-none'));
    this.#process.send({ type: 'hand', hand } satisfies ToRehearsal);
  }

  /** Ends it, and lets it make its score. */
  end(): void {
    this.#process?.send({ type: 'end' } satisfies ToRehearsal);
  }

  /** Ends it as it is. */
  #close(): void {
    if (this.#process?.connected === true) this.#process.disconnect();
  }

  /** One that ended without a word has failed. */
  #over(child: ChildProcess): void {
    if (this.#process !== child) return;
    this.#process = null;
    this.#view = { ...this.#view, state: 'failed', problem: message('dressRehearsal.process-ended') };
  }
}
