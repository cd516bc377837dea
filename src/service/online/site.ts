import { randomBytes, randomUUID } from 'node:crypto';
import { chainNext, chainStart } from '../../contract/chain.ts';
import type { OnlineRace } from '../../contract/online.ts';
import type { ActionLine } from '../../contract/sync.ts';
import type { Action, ActionBody } from '../../timing/model/actions.ts';
import type { LocalText } from '../../timing/model/race.ts';
import { notify } from '../database/notices.ts';
import type { Db } from '../database/schema.ts';
import { appendLines } from '../streams/push.ts';
import { issueToken } from '../tokens.ts';
import { definitionOf, onlineSite } from './definition.ts';

/** What stands in a stream as the one who did it, where no person did. */
const byService = 'service';

/** Makes the online site of an event, where it has none: the service is its only station, with a stream as others have. */
export async function ensureSite(transaction: Db, event: string): Promise<void> {
  const known = await transaction
    .selectFrom('online_sites')
    .select('event')
    .where('event', '=', event)
    .executeTakeFirst();
  if (known !== undefined) return;
  const now = Date.now();
  const [station, stream] = [randomUUID(), randomUUID()];
  await transaction
    .insertInto('stations')
    .values({ id: station, name: onlineSite, first_seen: now, clock_ahead: null })
    .execute();
  await transaction
    .insertInto('streams')
    .values({
      id: stream,
      kind: 'ops',
      station,
      created_at: now,
      high: 0,
      head: chainStart(stream),
      recorded: null,
    })
    .execute();
  // Its token is given to nobody: it says what the station may write about, and that no other takes its place.
  await issueToken(transaction, {
    name: `${onlineSite} ${randomBytes(4).toString('hex')}`,
    station,
    right: { event, site: onlineSite, role: 'timing' },
  });
  await transaction
    .insertInto('online_sites')
    .values({ event, station, stream, next_bib: 1001, defined: '' })
    .execute();
}

/** Says in the stream what the online races of an event are, where that is not what it says already. */
export async function defineRaces(
  transaction: Db,
  event: { id: string; name: LocalText },
  races: readonly [OnlineRace, ...OnlineRace[]],
): Promise<void> {
  const definition = definitionOf(event, races);
  const defined = JSON.stringify(definition);
  const site = await transaction
    .selectFrom('online_sites')
    .select('defined')
    .where('event', '=', event.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (site.defined === defined) return;
  const isFirst = site.defined === '';
  await act(transaction, event.id, [
    { type: 'event.define', event: definition },
    ...(isFirst ? [{ type: 'station.event', event: event.id, site: onlineSite } as const] : []),
  ]);
  await transaction.updateTable('online_sites').set({ defined }).where('event', '=', event.id).execute();
}

/**
 * Writes actions into the stream of an event's online site, as a station does: numbered, chained, never changed. They count
 * with the transaction. Gives their ids.
 */
export async function act(
  transaction: Db,
  event: string,
  bodies: readonly ActionBody[],
  by = byService,
): Promise<string[]> {
  const site = await transaction
    .selectFrom('online_sites')
    .select(['station', 'stream'])
    .where('event', '=', event)
    .executeTakeFirstOrThrow();
  const stream = await transaction
    .selectFrom('streams')
    .selectAll()
    .where('id', '=', site.stream)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const at = Date.now();
  const actions = bodies.map((body, index): Action => ({
    ...body,
    id: randomUUID(),
    station: site.station,
    // Each line is an action: their numbers are in order, also of those that were taken back.
    lamport: stream.high + index + 1,
    at,
    by,
    site: onlineSite,
  }));
  const lines = actions.map((action) => {
    const line: ActionLine = { v: 1, at, t: 'action', action };
    return Buffer.from(JSON.stringify(line));
  });
  let head = stream.head;
  await appendLines(
    transaction,
    stream,
    lines,
    lines.map((line) => (head = chainNext(head, line))),
  );
  await notify(transaction, 'lines');
  return actions.map(({ id }) => id);
}
