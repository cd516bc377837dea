import type { PassingGoneLine, PassingLine } from '../../contract/sync.ts';
import type { Ms } from '../../timing/race.ts';
import type { Passing } from '../../timing/read.ts';

interface Sent {
  version: number;
  /** What the last line said; null after it said that the passing is gone. */
  said: string | null;
}

/**
 * Decides which lines the passing stream gets: one when a passing begins, one more when it has become
 * quiet and differs from what was said. Lines are derived from the journal, so that a station that was
 * killed writes those that are missing when it starts again.
 */
export class PassingOutbox {
  readonly #sent = new Map<string, Sent>();
  /** Passings that grew since their last line. */
  readonly #growing = new Map<string, Passing>();

  /** Takes in the lines that are in the stream already. */
  constructor(lines: Iterable<string>) {
    for (const line of lines) {
      const parsed = JSON.parse(line) as PassingLine | PassingGoneLine;
      if (parsed.t === 'passing')
        this.#sent.set(parsed.passing.id, { version: parsed.version, said: JSON.stringify(parsed.passing) });
      else this.#sent.set(parsed.id, { version: parsed.version, said: null });
    }
  }

  /** A passing began or grew. Gives the line to write now, if any. */
  changed(passing: Passing, now: Ms): string[] {
    if (this.#sent.has(passing.id)) {
      this.#growing.set(passing.id, passing);
      return [];
    }
    return this.say(passing, now);
  }

  /** The line that brings the stream up to date with a passing, if it is not. */
  say(passing: Passing, now: Ms): string[] {
    this.#growing.delete(passing.id);
    const said = JSON.stringify(streamed(passing));
    const before = this.#sent.get(passing.id);
    if (before?.said === said) return [];
    const version = (before?.version ?? 0) + 1;
    this.#sent.set(passing.id, { version, said });
    const line: PassingLine = { t: 'passing', v: 1, at: now, version, passing: streamed(passing) };
    return [JSON.stringify(line)];
  }

  /** A passing turned out to be part of another. */
  gone(id: string, now: Ms): string[] {
    this.#growing.delete(id);
    const before = this.#sent.get(id);
    if (before === undefined || before.said === null) return [];
    const version = before.version + 1;
    this.#sent.set(id, { version, said: null });
    const line: PassingGoneLine = { t: 'passing.gone', v: 1, at: now, version, id };
    return [JSON.stringify(line)];
  }

  /** Lines for passings that had no read since `before`. */
  quiet(before: Ms, now: Ms): string[] {
    const quiet = [...this.#growing.values()].filter((passing) => passing.last < before);
    return quiet.flatMap((passing) => this.say(passing, now));
  }

  /** Ids that the stream still says are there. */
  *saidIds(): Iterable<string> {
    for (const [id, { said }] of this.#sent) if (said !== null) yield id;
  }
}

/** The fields in a fixed order, so that equal passings have equal texts. */
function streamed({
  id,
  point,
  source,
  chip,
  reader,
  bib,
  first,
  last,
  strongest,
  rssi,
  reads,
}: Passing): PassingLine['passing'] {
  return { id, point, source, chip, reader, bib, first, last, strongest, rssi, reads };
}
