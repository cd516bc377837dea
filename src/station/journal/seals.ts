import { chainNext, chainStart } from '../../contract/chain.ts';
import type { JournalReader, StreamTable } from './journal-reader.ts';
import { sealedText } from './rows.ts';

/** Lines that are looked at together. */
const linesAtOnce = 2000;

/** What all commits of a journal seal: how many reads there are, and the head after the last. */
export interface Sealed {
  reads: number;
  head: string;
}

/** Makes the seals of all commits again; gives what differs, in words, and in the end what is sealed. */
export function* commitProblems(journal: JournalReader): Generator<string, Sealed, undefined> {
  let head = chainStart(journal.identity.station);
  let reads = 0;
  let expected = 0;
  for (const commit of journal.commits()) {
    if (commit.number !== expected) yield `commit ${expected} is missing`;
    expected = commit.number + 1;
    for (const read of commit.reads) {
      reads += 1;
      if (read.number !== reads) yield `read ${reads} is missing: the next is number ${read.number}`;
      reads = read.number;
    }
    if (commit.number > 0)
      head = chainNext(head, [...commit.reads.map(sealedText), ...commit.actionLines].join('\n'));
    if (head !== commit.head) yield `commit ${commit.number} does not match its seal: its rows were changed`;
    head = commit.head;
  }
  return { head, reads };
}

/** Makes the heads of a stream again; gives what differs, in words. */
export function* streamProblems(
  journal: JournalReader,
  table: StreamTable,
): Generator<string, void, undefined> {
  const { ops, obs } = journal.identity;
  let head = chainStart(table === 'actions' ? ops : obs);
  let number = 0;
  for (let lines = journal.lines(table, 0, linesAtOnce); lines.length > 0;) {
    for (const line of lines) {
      number += 1;
      if (line.number !== number) yield `${table}: line ${number} is missing`;
      number = line.number;
      head = chainNext(head, line.line);
      if (head !== line.head) yield `${table}: line ${number} does not match its seal: it was changed`;
      head = line.head;
    }
    lines = journal.lines(table, number, linesAtOnce);
  }
}
