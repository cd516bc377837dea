import { Hono } from 'hono';
import { detectReader } from '../../readers/detect.ts';
import { protocols } from '../../readers/protocols.ts';
import type { Crew } from '../crew/crew.ts';
import { actOf } from './act.ts';
import * as input from './inputs.ts';
import { body } from './validated.ts';

/** What the crew can do with the readers of this station. How they are stands in the feed. */
export function readerCalls(crew: Crew) {
  return new Hono()
    .get('/protocols', (context) =>
      context.json({
        protocols: Object.values(protocols).map(({ name, title, models = [], bauds, tcpPorts }) => ({
          name,
          title,
          models,
          bauds,
          tcpPorts,
        })),
      }),
    )
    .post('/', body(input.readerInput), async (context) =>
      context.json({ action: await crew.connectReader(actOf(context), context.req.valid('json').address) }),
    )
    .post('/remove', body(input.readerInput), async (context) =>
      context.json({
        action: await crew.disconnectReader(actOf(context), context.req.valid('json').address),
      }),
    )
    .post('/clock', body(input.readerInput), async (context) => {
      await crew.setReaderClock(context.req.valid('json').address);
      return context.json({});
    })
    .post('/correction', body(input.correctionInput), async (context) => {
      const { address, offset, from = null, to = null } = context.req.valid('json');
      return context.json({ action: await crew.correctClock(actOf(context), address, { offset, from, to }) });
    })
    .post('/stored', body(input.storedInput), async (context) => {
      const { address, since } = context.req.valid('json');
      return context.json(await crew.fetchStored(address, since));
    })
    .post('/detect', body(input.detectInput), async (context) =>
      context.json(await detectReader(context.req.valid('json').place)),
    );
}
