import { Hono } from 'hono';
import type { Crew } from '../crew/crew.ts';
import type { Network } from '../network/network.ts';
import { nameOf } from './act.ts';
import * as input from './inputs.ts';
import { body } from './validated.ts';

/** What the crew can do about the other stations on the network. How they are stands in the feed. */
export function peerCalls(network: Network, crew: Crew) {
  return new Hono()
    .post('/listen', body(input.listenInput), async (context) => {
      await network.listen(context.req.valid('json').lan);
      return context.json({});
    })
    .post('/pin', async (context) => context.json(await network.showPin()))
    .post('/pair', body(input.pairInput), async (context) => {
      const { address, pin } = context.req.valid('json');
      await network.pair(address, pin);
      return context.json({});
    })
    .post('/remove', body(input.peerInput), async (context) => {
      await network.remove(context.req.valid('json').station);
      return context.json({});
    })
    .post('/take-over', body(input.takeOverInput), async (context) => {
      const { station, readers } = context.req.valid('json');
      return context.json({ readers: await crew.takeOver(nameOf(context), station, readers) });
    })
    .post('/when-gone', body(input.whenGoneInput), (context) => {
      network.setTakeOver(context.req.valid('json').takeOver);
      return context.json({});
    });
}
