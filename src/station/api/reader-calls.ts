import type { readerCalls } from '../../contract/calls/readers.ts';
import { message } from '../../words/message.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { detectReader } from '../../readers/detect.ts';
import { protocols } from '../../readers/protocols.ts';
import { portsAndUsers, PortsUnknownError } from '../../readers/transport/serial-ports.ts';
import { text } from '../../words/text.ts';
import type { Crew } from '../crew/crew.ts';
import { actOf } from './act.ts';

/** What the crew can do with the readers of this station. */
export const readerHandlers = (crew: Crew) =>
  ({
    protocols: () => ({
      protocols: Object.values(protocols).map(({ name, models = [], bauds, tcpPorts, calls }) => ({
        name,
        title: text('en', `protocol.${name}`),
        models,
        bauds,
        tcpPorts,
        ...(calls === true ? { calls } : {}),
      })),
    }),
    ports: async () => {
      try {
        return { ports: await portsAndUsers() };
      } catch (error) {
        if (!(error instanceof PortsUnknownError)) throw error;
        throw Refuse.told(503, message('problems.ports-unknown', { why: error.told }));
      }
    },
    connectReader: async ({ body: { address } }, context) => ({
      action: await crew.connectReader(actOf(context), address),
    }),
    disconnectReader: async ({ body: { address } }, context) => ({
      action: await crew.disconnectReader(actOf(context), address),
    }),
    setReaderClock: async ({ body: { address } }) => {
      await crew.setReaderClock(address);
      return {};
    },
    correctClock: async ({ body: { address, offset, from = null, to = null } }, context) => ({
      action: await crew.correctClock(actOf(context), address, { offset, from, to }),
    }),
    fetchStored: ({ body: { address, since } }) => crew.fetchStored(address, since),
    detectReader: async ({ body: { place } }) => {
      const { found, ...rest } = await detectReader(place);
      return { found: found && { ...found, title: text('en', `protocol.${found.protocol}`) }, ...rest };
    },
  }) satisfies Handlers<typeof readerCalls>;
