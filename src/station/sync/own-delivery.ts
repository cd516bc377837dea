import type { Ms } from '../../timing/model/race.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { Deliverer } from './deliverer.ts';
import { ownLines, ownStreams } from './own-streams.ts';
import { SyncClient } from './sync-client.ts';

export interface DeliveryParts {
  /** Where the service is, and with what the station presents itself there. */
  sync: { url: URL; token: string };
  journal: JournalReader;
  /** What people call the station. */
  name: string;
  now: () => Ms;
  onState: () => void;
}

/** Delivers what a station's own journal says to the service. */
export function ownDelivery({ sync, journal, name, now, onState }: DeliveryParts): Deliverer {
  return new Deliverer({
    client: new SyncClient(sync.url, sync.token),
    url: sync.url.href,
    streams: ownStreams(journal, name),
    lines: ownLines(journal),
    recorded: () => journal.count('actions') + journal.count('passing_lines'),
    now,
    onState,
  });
}
