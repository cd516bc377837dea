import type { Context } from 'hono';
import type { syncCalls } from '../../contract/calls/service.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { message, type Message } from '../../words/message.ts';
import type { Tries } from '../accounts/tries.ts';
import type { Db } from '../database/schema.ts';
import { note } from '../organisers/audit.ts';
import { ownedEvent } from '../organisers/events.ts';
import { join, type NotJoined } from '../organisers/join-codes.ts';
import { findToken, withdrawToken } from '../tokens.ts';
import type { ServiceEnv } from './guard.ts';

export interface JoinParts {
  db: Db;
  tries: Tries;
  /** From where a station asks, for counting tries. */
  cameFrom: (context: Context) => string;
}

/** How a station comes in by its code, and how it goes. */
export function joinHandlers({ db, tries, cameFrom }: JoinParts) {
  return {
    joinEvent: async ({ body: { code, station, name } }, context: Context<ServiceEnv>) => {
      const address = cameFrom(context);
      await tries.begin(address, `join ${address} ${station}`);
      const token = await findToken(db, context.req.header('authorization'));
      const joined = await join(db, { code, station, name, token });
      if (typeof joined === 'string') throw Refuse.told(403, whyNot(joined));
      await tries.wasRight(address, `join ${address} ${station}`);
      const { event, site } = joined.right;
      await note(db, { event, by: name, act: 'station.join', params: { station: name, site: site ?? '' } });
      return { ...joined, eventName: (await ownedEvent(db, event))?.name ?? event };
    },
    leaveEvent: async (_asked, context: Context<ServiceEnv>) => {
      const token = context.get('token');
      await withdrawToken(db, token);
      if (token.event !== null)
        await note(db, {
          event: token.event,
          by: token.name,
          act: 'station.leave',
          params: { station: token.name },
        });
      return {};
    },
  } satisfies Pick<Handlers<typeof syncCalls, ServiceEnv>, 'joinEvent' | 'leaveEvent'>;
}

function whyNot(why: NotJoined): Message {
  if (why === 'station-has-token') return message('problems.station-has-token_code');
  if (why === 'station-elsewhere') return message('problems.station-elsewhere');
  return message(`problems.join-code_${why}`);
}
