import type { peerCalls } from '../../contract/calls/peers.ts';
import type { Handlers } from '../../http/register.ts';
import type { Crew } from '../crew/crew.ts';
import type { Network } from '../network/network.ts';
import { nameOf } from './act.ts';

/** What the crew can do about the other stations on the network. */
export const peerHandlers = (network: Network, crew: Crew) =>
  ({
    listenForPeers: async ({ body: { lan } }) => {
      await network.listen(lan);
      return {};
    },
    showPin: () => network.showPin(),
    pair: async ({ body: { address, pin } }) => {
      await network.pair(address, pin);
      return {};
    },
    removePeer: async ({ body: { station } }) => {
      await network.remove(station);
      return {};
    },
    takeOver: async ({ body: { station, readers } }, context) => ({
      readers: await crew.takeOver(nameOf(context), station, readers),
    }),
    whenGone: ({ body: { takeOver } }) => {
      network.setTakeOver(takeOver);
      return {};
    },
  }) satisfies Handlers<typeof peerCalls>;
