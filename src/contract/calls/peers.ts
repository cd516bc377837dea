import { z } from 'zod';
import { lanPort } from '../peers.ts';
import type { Calls } from './call.ts';
import { address, nothingSchema } from './fields.ts';

const station = z.uuid();

/** What the crew can do about the other stations on the network. How they are stands in the feed. */
export const peerCalls = {
  listenForPeers: {
    method: 'POST',
    path: '/api/peers/listen',
    about: 'Opens this station to others on the network, or with null closes it.',
    body: z.strictObject({
      lan: z
        .strictObject({
          host: z.ipv4().default('0.0.0.0'),
          port: z.number().int().min(0).max(65535).default(lanPort),
        })
        .nullable(),
    }),
    answer: nothingSchema,
    problems: ['network'],
  },
  showPin: {
    method: 'POST',
    path: '/api/peers/pin',
    about: 'Shows a PIN for ten minutes, with which one other station may pair.',
    answer: z.object({ code: z.string(), until: z.number().int() }),
    problems: ['network'],
  },
  pair: {
    method: 'POST',
    path: '/api/peers/pair',
    about: 'Pairs with the station at an address, by the PIN that it shows.',
    body: z.strictObject({
      address: z.url({ protocol: /^http$/, error: 'write it like http://192.168.1.5:4610' }),
      pin: z.string().trim().min(1).max(20),
    }),
    answer: nothingSchema,
    problems: ['network', 'unreachable', 'no-station', 'same-station', 'wrong-pin', 'host', 'bad-input'],
  },
  removePeer: {
    method: 'POST',
    path: '/api/peers/remove',
    about: 'Follows a station no more, nor is followed by it; its replica stays and counts.',
    body: z.strictObject({ station }),
    answer: nothingSchema,
  },
  takeOver: {
    method: 'POST',
    path: '/api/peers/take-over',
    about:
      'Connects here the readers of another station that is gone, or those named; gives their addresses.',
    body: z.strictObject({ station, readers: z.array(address).optional() }),
    answer: z.object({ readers: z.array(z.string()) }),
    problems: ['no-reader-to-take'],
  },
  whenGone: {
    method: 'POST',
    path: '/api/peers/when-gone',
    about: 'Says what happens to the readers of a station that is gone.',
    body: z.strictObject({ takeOver: z.enum(['by-hand', 'auto']) }),
    answer: nothingSchema,
  },
} as const satisfies Calls;
