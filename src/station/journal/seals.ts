import { chainNext, chainStart } from '../../contract/chain.ts';
import { message, type Message } from '../../words/message.ts';
import type { JournalReader, StreamTable } from './journal-reader.ts';
import { sealedText } from './rows.ts';

/** Lines that are looked at together. */
const linesAtOnce = 2000;

/** What all commits of a journal seal: how many reads there are, and the head after the last. */
export interface Sealed {
  reads: number;
  head: string;
}

/** Makes the seals of all commits again; gives what differs, and in the end what is sealed. */
export function* commitProblems(journal: JournalReader): Generator<Message, Sealed, undefined> {
  let head = chainStart(journal.identity.station);
  let reads = 0;
  let expected = 0;
  for (const commit of journal.commits()) {
    if (commit.number !== expected) yield message('damage.commit-missing', { number: String(expected) });
    expected = commit.number + 1;
    for (const read of commit.reads) {
      reads += 1;
      if (read.number !== reads)
        yield message('damage.read-missing', { number: String(reads), next: String(read.number) });
      reads = read.number;
    }
    if (commit.number > 0)
      head = chainNext(head, [...commit.reads.map(sealedText), ...commit.actionLines].join('\n'));
    if (head !== commit.head) yield message('damage.commit-changed', { number: String(commit.number) });
    head = commit.head;
  }
  return { head, reads };
}

/** Makes the heads of a stream again; gives what differs. */
export function* streamProblems(
  journal: JournalReader,
  table: StreamTable,
): Generator<Message, void, undefined> {
  const { ops, obs } = journal.identity;
  let head = chainStart(table === 'actions' ? ops : obs);
  let number = 0;
  for (let lines = journal.lines(table, 0, linesAtOnce); lines.length > 0;) {
    for (const line of lines) {
      number += 1;
      if (line.number !== number) yield message('damage.line-missing', { table, number: String(number) });
      number = line.number;
      head = chainNext(head, line.line);
      if (head !== line.head) yield message('damage.line-changed', { table, number: String(number) });
      head = line.head;
    }
    lines = journal.lines(table, number, linesAtOnce);
  }
}
