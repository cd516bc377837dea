import { feibotDecoder, type FeibotMessage } from '../protocol/feibot.ts';
import type { Protocol } from './conversation.ts';
import { Talker } from './talker.ts';

/** Files of the reader; whoever sends such lines over a line is read as well. */
export const feibot: Protocol<FeibotMessage> = {
  name: 'feibot',
  decoder: feibotDecoder,
  converse: (line, settings) => new Talker(line, settings),
  probe: { bytes: null, answers: [] },
  bauds: [115_200],
  tcpPorts: [],
  idleGapMs: 2500,
  silenceMs: Infinity,
  clock: 'local',
};
