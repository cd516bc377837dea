import { randomBytes } from 'node:crypto';
import type { AnnouncedRow } from '../../contract/calls/announcer.ts';
import type { Entry, RaceDefinition } from '../../timing/model/race.ts';
import { ageOnRaceDay, hasBirthday } from '../../timing/model/category.ts';
import { placeAmong } from '../../timing/model/sorted.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { Affected, Timing } from '../../timing/timing.ts';
import { finisherRow, finishPassing } from './rows.ts';

/** What is known of a bib that is or was a finisher. */
interface Known {
  /** Of its last change. */
  number: number;
  /** What was said of it; null for who is no finisher any more. */
  said: string | null;
  entry: Entry | undefined;
}

interface Change {
  number: number;
  bib: string;
}

/** What changed after a cursor. */
export interface FinishersPart {
  cursor: string;
  whole: boolean;
  more: boolean;
  finishers: AnnouncedRow[];
  gone: string[];
}

/**
 * Numbers what happens to finishers, so that a screen that keeps all of them gets each once, and what it missed. Who is
 * in review is none. Places are not followed: they are as they stand when a row is asked for.
 */
export class FinisherChanges {
  readonly #life = randomBytes(6).toString('hex');
  readonly #known = new Map<string, Known>();
  /** By rising number; of a bib only the last counts. */
  #changes: Change[] = [];
  #number = 0;

  /** Takes over what changed; in one step where that is little. */
  *update(timing: Timing, affected: Affected): Steps<void> {
    if (affected !== 'all') {
      for (const bib of affected) this.#look(timing, bib);
      return;
    }
    yield* forEachInSteps(timing.entries(), ({ bib }) => this.#look(timing, bib));
    yield* forEachInSteps([...this.#known.keys()], (bib) => this.#look(timing, bib));
  }

  /** What changed after a cursor, at most `limit` bibs; everything where the cursor is not one of this station's life. */
  *after(timing: Timing, told: string | undefined, limit: number): Steps<FinishersPart> {
    const [life, text] = told?.split(':') ?? [];
    const number = Number(text);
    const isKnown = life === this.#life && Number.isInteger(number) && number >= 0 && number <= this.#number;
    const from = isKnown ? number : 0;
    const finishers: AnnouncedRow[] = [];
    const gone: string[] = [];
    let last = from;
    const changes = this.#changes;
    let at = placeAmong(changes.length, (index) => changes[index]!.number <= from);
    for (; at < changes.length && finishers.length + gone.length < limit; at += 1) {
      const { number, bib } = changes[at]!;
      last = number;
      if (this.#known.get(bib)?.number !== number) continue;
      const row = announcedRow(timing, bib);
      if (row !== null) finishers.push(row);
      else if (from > 0) gone.push(bib);
      yield;
    }
    const cursor = `${this.#life}:${last}`;
    return { cursor, whole: from === 0, more: at < changes.length, finishers, gone };
  }

  #look(timing: Timing, bib: string): void {
    const before = this.#known.get(bib);
    const said = saidOf(timing, bib);
    const entry = timing.entry(bib);
    if (said === null ? (before?.said ?? null) === null : said === before?.said && entry === before.entry)
      return;
    this.#number += 1;
    this.#known.set(bib, { number: this.#number, said, entry });
    this.#changes.push({ number: this.#number, bib });
    if (this.#changes.length > 2 * this.#known.size + 100)
      this.#changes = this.#changes.filter((change) => this.#known.get(change.bib)?.number === change.number);
  }
}

/** A finisher as somebody reads them out; null for who is none, or is in review. */
export function announcedRow(timing: Timing, bib: string): AnnouncedRow | null {
  const row = finisherRow(timing, bib);
  const entry = timing.entry(bib);
  const race = timing.raceOf(bib)?.race;
  if (row === null || row.inReview === true || entry === undefined || race === undefined) return null;
  return { ...row, ...beside(entry, race) };
}

function beside(
  entry: Entry,
  race: RaceDefinition,
): Pick<AnnouncedRow, 'age' | 'birthday' | 'runners' | 'note'> {
  const age = ageOnRaceDay(entry, race);
  return {
    ...(age === null ? {} : { age }),
    ...(hasBirthday(entry, race) ? { birthday: true } : {}),
    ...(race.relay === undefined ? {} : { runners: (entry.legs ?? []).map(({ name }) => name) }),
    ...(entry.note === undefined || entry.note === '' ? {} : { note: entry.note }),
  };
}

/** What a finisher's row follows from, but for the places; null for who is none. */
function saidOf(timing: Timing, bib: string): string | null {
  const result = timing.result(bib);
  if (result?.status !== 'finished' || result.gunTime === null) return null;
  const { instants, gunTime, chipTime, category, flags } = result;
  const finish = [instants.at(-1), finishPassing(timing, result), gunTime, chipTime];
  return [timing.raceOf(bib)?.race.id, ...finish, category, ...flags].join(' ');
}
