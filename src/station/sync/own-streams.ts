import { chainStart } from '../../contract/chain.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { Lines, Outgoing } from './sync-client.ts';

/** The two streams of a station, for the service. @param name what people call the station */
export function ownStreams({ identity }: JournalReader, name: string): Outgoing[] {
  const { station, ops, obs, createdAt } = identity;
  return [
    { stream: ops, kind: 'ops', station, name, createdAt, table: 'actions' },
    { stream: obs, kind: 'obs', station, name, createdAt, table: 'passing_lines' },
  ];
}

/** Their lines and heads, as the journal has them. */
export function ownLines(journal: JournalReader): Lines {
  return {
    lines: (table, after, limit) => journal.lines(table, after, limit),
    count: (table) => journal.count(table),
    headAt: ({ stream, table }, number) =>
      number === 0 ? chainStart(stream) : journal.headAt(table, number),
  };
}
