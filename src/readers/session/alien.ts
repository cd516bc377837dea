import { alienDecoder, type AlienMessage } from '../protocol/alien.ts';
import type { Protocol } from './conversation.ts';
import { Talker } from './talker.ts';

/** The reader connects to the station and streams; it is set up on itself, as it has a password of its own. */
export const alien: Protocol<AlienMessage> = {
  name: 'alien',
  decoder: alienDecoder,
  converse: (line, settings) => new Talker(line, settings),
  probe: { bytes: null, answers: [] },
  bauds: [115_200],
  tcpPorts: [4000],
  calls: true,
  idleGapMs: 2500,
  silenceMs: Infinity,
  clock: 'local',
};
