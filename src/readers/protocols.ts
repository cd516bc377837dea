import type { ProtocolName } from './protocol/protocol.ts';
import { a0 } from './session/a0.ts';
import { csv } from './session/csv.ts';
import { ipico } from './session/ipico.ts';
import { raceresult } from './session/raceresult.ts';
import { ultra } from './session/ultra.ts';
import type { Protocol } from './session/conversation.ts';

/** Every protocol that can be spoken. */
export const protocols: Partial<Record<ProtocolName, Protocol>> = { a0, ipico, ultra, raceresult, csv };
