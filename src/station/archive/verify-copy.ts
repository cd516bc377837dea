import { chainNext } from '../../contract/chain.ts';
import { message, type Message } from '../../words/message.ts';
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
  /** What is damaged, or differs from the journal. */
  differences: Message[];
}

/** Checks the seals of a second copy, and that the journal has the same, as it is by then: a station may write both meanwhile. */
export function verifyCopy(dir: string, journal: JournalReader): CopyVerification {
  const files = copyFiles(dir, journal.identity.station);
  const differences: Message[] = [];
  let end: Place | null = null;
  for (const file of files) end = checkFile(file, journal, differences);
  if (end === null)
    return { files: 0, commit: 0, head: '', differences: [message('copyFile.none', { dir })] };
  const commits = journal.count('commits');
  if (end.commit > commits)
    differences.push(
      message('copyFile.goes-further', { dir, copy: String(end.commit), journal: String(commits) }),
    );
  return { files: files.length, commit: end.commit, head: end.head, differences };
}

function checkFile(file: CopyFile, journal: JournalReader, differences: Message[]): Place {
  const place = { ...file.header.after };
  const lines = copyLines(file);
  let number = 1;
  let next = lines.next();
  for (; next.done !== true; next = lines.next()) {
    number += 1;
    if ('waiting' in next.value) continue;
    const { commit, passings } = next.value;
    const tell = (what: Message) => differences.push(inLine(file, number, what));
    if (commit !== null) {
      const head = commit.number === place.commit + 1 ? headAfter(place.head, next.value) : null;
      if (head === null) tell(message('damage.commit-missing', { number: String(place.commit + 1) }));
      else if (head !== commit.head)
        tell(message('damage.commit-changed', { number: String(commit.number) }));
      const own = journal.headOfCommit(commit.number);
      if (own !== undefined && own !== commit.head)
        tell(message('copyFile.other-commit', { number: String(commit.number) }));
      place.commit = commit.number;
      place.head = commit.head;
    }
    if (passings !== undefined) {
      if (passings.lines.reduce(chainNext, place.passingHead) !== passings.head)
        tell(message('copyFile.passings-changed', { first: String(passings.first) }));
      place.passingLine = passings.first + passings.lines.length - 1;
      place.passingHead = passings.head;
    }
  }
  for (const line of next.value)
    differences.push(message('copyFile.line-damaged', { path: file.path, line: String(line) }));
  return place;
}

function inLine({ path }: CopyFile, line: number, what: Message): Message {
  return message('copyFile.in-line', { path, line: String(line), what });
}
