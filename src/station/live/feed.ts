import { randomBytes } from 'node:crypto';
import type { Change, Sections, Snapshot } from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import type { Ms } from '../../timing/race.ts';

/** Changes kept for screens that were away; older screens get a snapshot. */
const changesKept = 5000;

/** What the feed shows at one moment. */
export interface LiveView {
  sections: Sections;
  passings: PassingRow[];
  finishers: FinisherRow[];
}

export interface FeedEvent {
  event: 'snapshot' | 'change';
  id: string;
  data: string;
}

/**
 * The live feed of contract/feed.ts. It compares each view with the one before and keeps the
 * differences as numbered changes, so that a screen can go on from the last one it saw.
 */
export class Feed {
  readonly #life = randomBytes(6).toString('hex');
  readonly #changes: { number: number; data: string }[] = [];
  readonly #wake = new Set<() => void>();
  #number = 0;
  #view: LiveView;
  #texts: Texts;

  constructor(view: LiveView) {
    this.#view = view;
    this.#texts = textsOf(view);
  }

  /** Publishes a view; nothing is sent where nothing changed. */
  publish(view: LiveView, now: Ms): void {
    const texts = textsOf(view);
    const change = difference(view, texts, this.#texts, now);
    this.#view = view;
    this.#texts = texts;
    if (change === null) return;
    this.#number += 1;
    this.#changes.push({ number: this.#number, data: JSON.stringify(change) });
    if (this.#changes.length > changesKept) this.#changes.splice(0, this.#changes.length - changesKept);
    for (const wake of this.#wake) wake();
  }

  /** What comes after the event `lastId`; a snapshot where that is not known (any more). */
  after(lastId: string | null, now: Ms): FeedEvent[] {
    const [life, number] = lastId?.split(':') ?? [];
    const from = Number(number);
    const oldest = this.#changes[0]?.number ?? this.#number + 1;
    if (life !== this.#life || !Number.isInteger(from) || from > this.#number || from + 1 < oldest)
      return [this.#snapshot(now)];
    const missed = this.#changes.slice(this.#changes.length - (this.#number - from));
    return missed.map((change) => ({
      event: 'change',
      id: `${this.#life}:${change.number}`,
      data: change.data,
    }));
  }

  /** Resolves at the next change, or when `signal` aborts. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake.add(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    this.#wake.delete(resolve);
  }

  #snapshot(now: Ms): FeedEvent {
    const snapshot: Snapshot = { v: 1, now, ...this.#view };
    return { event: 'snapshot', id: `${this.#life}:${this.#number}`, data: JSON.stringify(snapshot) };
  }
}

/** A view as texts, which are quick to compare. */
interface Texts {
  sections: Map<string, string>;
  passings: Map<string, string>;
  finishers: Map<string, string>;
}

function textsOf({ sections, passings, finishers }: LiveView): Texts {
  return {
    sections: new Map(Object.entries(sections).map(([name, section]) => [name, JSON.stringify(section)])),
    passings: new Map(passings.map((row) => [row.id, JSON.stringify(row)])),
    finishers: new Map(finishers.map((row) => [row.person.bib, JSON.stringify(row)])),
  };
}

function difference(view: LiveView, texts: Texts, before: Texts, now: Ms): Change | null {
  const changedSections = Object.entries(view.sections).filter(
    ([name]) => texts.sections.get(name) !== before.sections.get(name),
  );
  const passings = view.passings.filter((row) => texts.passings.get(row.id) !== before.passings.get(row.id));
  const finishers = view.finishers.filter(
    ({ person }) => texts.finishers.get(person.bib) !== before.finishers.get(person.bib),
  );
  const passingsGone = missingIn(texts.passings, before.passings);
  const finishersGone = missingIn(texts.finishers, before.finishers);
  const change: Change = {
    v: 1,
    now,
    ...(changedSections.length > 0 ? { sections: Object.fromEntries(changedSections) } : {}),
    ...(passings.length > 0 ? { passings } : {}),
    ...(passingsGone.length > 0 ? { passingsGone } : {}),
    ...(finishers.length > 0 ? { finishers } : {}),
    ...(finishersGone.length > 0 ? { finishersGone } : {}),
  };
  return Object.keys(change).length > 2 ? change : null;
}

function missingIn(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): string[] {
  return [...before.keys()].filter((key) => !now.has(key));
}
