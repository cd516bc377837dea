import { commitLine } from '../journal/commit-line.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { placeAfter, type Place } from './copy-format.ts';

/** Commits that are read at once. */
const commitsAtOnce = 500;

/** What follows in the journal after a place of its copy. */
export interface CopyPart {
  after: Place;
  /** Empty where there is nothing more; null where the journal, restored from an older backup, does not have what the copy ends with. */
  lines: string[] | null;
  /** Where the copy stands with these lines. */
  place: Place;
}

/** Reads the journal for its second copy. The journal's disk may hang: it runs in a thread of its own. */
export class CopySource {
  readonly #journal: JournalReader;

  constructor(path: string) {
    this.#journal = new JournalReader(path);
  }

  partAfter(after: Place): CopyPart {
    if (!this.#has(after)) return { after, lines: null, place: after };
    const more = this.#journal.transactionsAfter(after.commit, after.passingLine, commitsAtOnce);
    return { after, lines: more.map(commitLine), place: more.reduce(placeAfter, after) };
  }

  close(): void {
    this.#journal.close();
  }

  #has({ commit, head, passingLine, passingHead }: Place): boolean {
    return (
      (commit === 0 || this.#journal.headOfCommit(commit) === head) &&
      (passingLine === 0 || this.#journal.headAt('passing_lines', passingLine) === passingHead)
    );
  }
}
