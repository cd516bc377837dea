import type { Problem } from '../../contract/problem.ts';

/** Something a person did, on its way to the station. What it says holds the moment of the key already. */
export interface Act {
  /** Becomes the action's id: however often it is sent, the station records it once. */
  id: string;
  /** The station that it was done at. No other gets it. */
  station: string;
  /** The type of the action. */
  type: string;
  path: string;
  body: Record<string, unknown>;
  /** Who did it, where they said so: another may work here when it is sent. */
  person?: string | undefined;
  /** When it was done, by this machine's clock; for its age. */
  since: number;
  /** Order among acts of one millisecond. */
  number: number;
}

/** What is odd about the moment of an act that was recorded all the same. */
export type Doubt = 'ahead' | 'long-ago';

/** What became of sending an act. */
export type Outcome =
  /** `action`: what stands in the journal; not the act's own id where the station found it done already. */
  | { became: 'recorded'; action: string | null; doubt?: Doubt | undefined }
  /** The station says no, with reasons for people. */
  | { became: 'refused'; problems: Problem[] }
  /** The station that answers is not the one that it is for. */
  | { became: 'elsewhere' }
  /** No answer: nobody knows whether it was recorded. */
  | { became: 'unheard' }
  /** The station failed at it. */
  | { became: 'failed'; problems: Problem[] };

/** What is known of the acts of this page. */
export interface ActsView {
  /** On their way to the station, in order. */
  pending: readonly Act[];
  /** Recorded since the page was opened, the newest last; `at` is the monotonic instant of the answer. */
  recorded: readonly { act: Act; at: number }[];
  /** Done at another station, and kept for it. */
  elsewhere: readonly Act[];
}

export interface ActQueueParts {
  send: (act: Act) => Promise<Outcome>;
  keep: (act: Act) => void;
  drop: (act: Act) => void;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>;
  /** Called once for each act when it is known what became of it: `recorded`, `refused` or `failed`. */
  onEnd: (act: Act, sent: Outcome) => void;
  onChange: (view: ActsView) => void;
}

const firstPauseMs = 200;
const longestPauseMs = 1000;
/** So often a station may fail at an act before the acts behind it go on without it. */
const failuresMax = 8;
const recordedKept = 100;

/**
 * Sends acts one after the other, in the order in which they were done, each again and again until the station has
 * acknowledged or refused it.
 */
export class ActQueue {
  readonly #parts: ActQueueParts;
  #acts: Act[] = [];
  #recorded: ActsView['recorded'] = [];
  #station: string | null = null;
  #sending = false;

  constructor(parts: ActQueueParts) {
    this.#parts = parts;
  }

  /** From now on sends to this station, first what was left over: `kept` by this browser before the page was opened. */
  start(station: string, kept: readonly Act[]): void {
    this.#station = station;
    const known = new Set([...this.#acts, ...this.#recorded.map(({ act }) => act)].map(({ id }) => id));
    this.#acts = [...kept.filter(({ id }) => !known.has(id)), ...this.#acts];
    this.#changed();
    void this.#sendAll();
  }

  /** Takes an act, to be sent after those before it. */
  add(act: Act): void {
    this.#parts.keep(act);
    this.#acts = [...this.#acts, act];
    this.#changed();
    void this.#sendAll();
  }

  /** Forgets acts that were done at another station. */
  forgetElsewhere(): void {
    for (const act of this.#acts.filter((act) => act.station !== this.#station)) this.#end(act);
    this.#changed();
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let act = this.#next(); act !== undefined; act = this.#next()) await this.#sendOne(act);
    this.#sending = false;
  }

  #next(): Act | undefined {
    return this.#acts.find(({ station }) => station === this.#station);
  }

  /** Sends an act until it is known what became of it, or until it turns out that another station answers. */
  async #sendOne(act: Act): Promise<void> {
    let failures = 0;
    for (
      let pause = firstPauseMs;
      act.station === this.#station;
      pause = Math.min(2 * pause, longestPauseMs)
    ) {
      const sent = await this.#parts.send(act);
      if (sent.became === 'failed') failures += 1;
      const isOver =
        sent.became === 'recorded' ||
        sent.became === 'refused' ||
        (sent.became === 'failed' && failures >= failuresMax);
      if (isOver) return this.#over(act, sent);
      await this.#parts.pause(pause);
    }
  }

  #over(act: Act, sent: Outcome): void {
    this.#end(act);
    if (sent.became === 'recorded' && sent.action === act.id)
      this.#recorded = [...this.#recorded, { act, at: performance.now() }].slice(-recordedKept);
    this.#changed();
    this.#parts.onEnd(act, sent);
  }

  #end(act: Act): void {
    this.#acts = this.#acts.filter(({ id }) => id !== act.id);
    this.#parts.drop(act);
  }

  #changed(): void {
    this.#parts.onChange({
      pending: this.#acts.filter(({ station }) => station === this.#station),
      recorded: this.#recorded,
      elsewhere: this.#acts.filter(({ station }) => station !== this.#station),
    });
  }
}
