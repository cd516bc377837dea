import { chainNext } from '../../contract/chain.ts';
import { headAfter } from '../journal/damage.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { copyFiles, copyLines, type CopyFile } from '../copy/copy-files.ts';
import type { Place } from '../copy/copy-format.ts';

/** What a check of a second copy found. */
export interface CopyVerification {
  files: number;
  /** The last commit that it holds, and its seal. */
  commit: number;
  head: string;
  /** What is damaged, or differs from the journal, in words. */
  differences: string[];
}

/** Checks the seals of a second copy, and that the journal has the same, as it is by then: a station may write both meanwhile. */
export function verifyCopy(dir: string, journal: JournalReader): CopyVerification {
  const files = copyFiles(dir, journal.identity.station);
  const differences: string[] = [];
  let end: Place | null = null;
  for (const file of files) end = checkFile(file, journal, differences);
  if (end === null) return { files: 0, commit: 0, head: '', differences: [`${dir}: there is no copy here`] };
  if (end.commit > journal.count('commits'))
    differences.push(
      `${dir}: the copy has commits up to ${end.commit}, the journal only up to ${journal.count('commits')}`,
    );
  return { files: files.length, commit: end.commit, head: end.head, differences };
}

function checkFile(file: CopyFile, journal: JournalReader, differences: string[]): Place {
  const place = { ...file.header.after };
  const lines = copyLines(file);
  let number = 1;
  let next = lines.next();
  for (; next.done !== true; next = lines.next()) {
    number += 1;
    if ('waiting' in next.value) continue;
    const { commit, passings } = next.value;
    const tell = (what: string) => differences.push(`${file.path}, line ${number}: ${what}`);
    if (commit !== null) {
      const head = commit.number === place.commit + 1 ? headAfter(place.head, next.value) : null;
      if (head === null) tell(`commit ${place.commit + 1} is missing`);
      else if (head !== commit.head) tell(`commit ${commit.number} does not match its seal: it was changed`);
      const own = journal.headOfCommit(commit.number);
      if (own !== undefined && own !== commit.head) tell(`the journal has another commit ${commit.number}`);
      place.commit = commit.number;
      place.head = commit.head;
    }
    if (passings !== undefined) {
      if (passings.lines.reduce(chainNext, place.passingHead) !== passings.head)
        tell(`passing lines from ${passings.first} on do not match their seal`);
      place.passingLine = passings.first + passings.lines.length - 1;
      place.passingHead = passings.head;
    }
  }
  for (const line of next.value) differences.push(`${file.path}, line ${line}: the line is damaged`);
  return place;
}
