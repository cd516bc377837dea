import { randomBytes } from 'node:crypto';
import type { Change, Sections, Snapshot } from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import type { Ms } from '../../timing/model/race.ts';

/** Changes kept for screens that were away, where nobody says otherwise; older screens get a snapshot. */
const changesKept = 5000;
/** Who asks within so long gets the same snapshot: many come back at once after a restart. */
const snapshotMs: Ms = 1000;

/** What the feed shows at one moment. Parts are never changed in place: the same object says the same. */
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
  readonly #kept: number;
  readonly #wake = new Set<() => void>();
  #number = 0;
  #view: LiveView;
  #texts: Texts;
  #snapshotMade: { number: number; now: Ms; data: string } | null = null;

  /** `kept`: so many changes are kept for screens that were away. */
  constructor(view: LiveView, kept = changesKept) {
    this.#kept = kept;
    this.#view = view;
    this.#texts = textsOf(view, nothingSaid);
  }

  /** Publishes a view; nothing is sent where nothing changed. */
  publish(view: LiveView, now: Ms): void {
    const texts = textsOf(view, this.#texts);
    const change = difference(texts, this.#texts, now);
    this.#view = view;
    this.#texts = texts;
    if (change === null) return;
    this.#number += 1;
    this.#changes.push({ number: this.#number, data: JSON.stringify(change) });
    if (this.#changes.length > this.#kept) this.#changes.splice(0, this.#changes.length - this.#kept);
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
    const number = this.#number;
    const made = this.#snapshotMade;
    if (made?.number !== number || Math.abs(now - made.now) > snapshotMs) {
      const snapshot: Snapshot = { v: 1, now, ...this.#view };
      this.#snapshotMade = { number, now, data: JSON.stringify(snapshot) };
    }
    return { event: 'snapshot', id: `${this.#life}:${number}`, data: this.#snapshotMade?.data ?? '' };
  }
}

/** A part of a view with its text: texts are quick to compare, and a part that is the same object keeps its text. */
interface Said<Part> {
  part: Part;
  text: string;
}

/** A view as it was said: sections by name, passings by id, finishers by bib. */
interface Texts {
  sections: Map<string, Said<unknown>>;
  passings: Map<string, Said<PassingRow>>;
  finishers: Map<string, Said<FinisherRow>>;
}

const nothingSaid: Texts = { sections: new Map(), passings: new Map(), finishers: new Map() };

function textsOf({ sections, passings, finishers }: LiveView, before: Texts): Texts {
  return {
    sections: saidOf(Object.entries(sections), before.sections),
    passings: saidOf(
      passings.map((row) => [row.id, row]),
      before.passings,
    ),
    finishers: saidOf(
      finishers.map((row) => [row.person.bib, row]),
      before.finishers,
    ),
  };
}

function saidOf<Part>(
  parts: readonly (readonly [string, Part])[],
  before: ReadonlyMap<string, Said<Part>>,
): Map<string, Said<Part>> {
  const said = new Map<string, Said<Part>>();
  for (const [key, part] of parts) {
    const known = before.get(key);
    said.set(key, known?.part === part ? known : { part, text: JSON.stringify(part) });
  }
  return said;
}

function difference(texts: Texts, before: Texts, now: Ms): Change | null {
  const sections = changedIn(texts.sections, before.sections);
  const passings = changedIn(texts.passings, before.passings);
  const finishers = changedIn(texts.finishers, before.finishers);
  const passingsGone = missingIn(texts.passings, before.passings);
  const finishersGone = missingIn(texts.finishers, before.finishers);
  const change: Change = {
    v: 1,
    now,
    ...(sections.length > 0 ? { sections: Object.fromEntries(sections) } : {}),
    ...(passings.length > 0 ? { passings: passings.map(([, row]) => row) } : {}),
    ...(passingsGone.length > 0 ? { passingsGone } : {}),
    ...(finishers.length > 0 ? { finishers: finishers.map(([, row]) => row) } : {}),
    ...(finishersGone.length > 0 ? { finishersGone } : {}),
  };
  return Object.keys(change).length > 2 ? change : null;
}

function changedIn<Part>(
  now: ReadonlyMap<string, Said<Part>>,
  before: ReadonlyMap<string, Said<Part>>,
): [string, Part][] {
  const changed: [string, Part][] = [];
  for (const [key, { part, text }] of now) if (before.get(key)?.text !== text) changed.push([key, part]);
  return changed;
}

function missingIn(now: ReadonlyMap<string, unknown>, before: ReadonlyMap<string, unknown>): string[] {
  return [...before.keys()].filter((key) => !now.has(key));
}
