import { chainStart } from '../../contract/chain.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { DelivererOptions } from './deliverer.ts';
import type { Outgoing } from './sync-client.ts';

/** What a station delivers of its journal: its actions and its passings. `name` is what people call the station. */
export function outgoingOf(
  journal: JournalReader,
  name: string,
): Pick<DelivererOptions, 'streams' | 'lines' | 'recorded'> {
  const { station, ops, obs, createdAt } = journal.identity;
  const common = { station, name, createdAt };
  const streams: Outgoing[] = [
    { stream: ops, kind: 'ops', table: 'actions', ...common },
    { stream: obs, kind: 'obs', table: 'passing_lines', ...common },
  ];
  return {
    streams,
    lines: {
      lines: (table, after, limit) => journal.lines(table, after, limit),
      headAt: ({ stream, table }, number) =>
        number === 0 ? chainStart(stream) : journal.headAt(table, number),
    },
    recorded: () => journal.count('actions') + journal.count('passing_lines'),
  };
}
