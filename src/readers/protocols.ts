import type { ProtocolName } from './protocol/protocol.ts';
import { a0 } from './session/a0.ts';
import { chafon } from './session/chafon.ts';
import type { Protocol } from './session/conversation.ts';
import { llrp } from './session/llrp.ts';
import { thingMagic } from './session/thingmagic.ts';

/** Every protocol that can be spoken. */
export const protocols: Partial<Record<ProtocolName, Protocol>> = {
  a0,
  chafon,
  thingmagic: thingMagic,
  llrp,
};
