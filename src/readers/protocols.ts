import type { ProtocolName } from './protocol/protocol.ts';
import { a0 } from './session/a0.ts';
import type { Protocol } from './session/conversation.ts';

/** Every protocol that can be spoken. */
export const protocols: Partial<Record<ProtocolName, Protocol>> = { a0 };
