import { chafonCfDecoder, commands as chafonCfCommands } from '../protocol/chafon-cf.ts';
import { clouDecoder, commands as clouCommands } from '../protocol/clou.ts';
import { commands as cphCommands, cphDecoder } from '../protocol/cph.ts';
import { commands as m100Commands, m100Decoder } from '../protocol/m100.ts';
import type { ModuleMessage } from '../protocol/module-messages.ts';
import { commands as silionCommands, silionDecoder } from '../protocol/silion.ts';
import type { Protocol } from './conversation.ts';
import { ModuleConversation } from './module.ts';

/** Modules that are started and then report tag after tag. */

const common = { idleGapMs: 100, silenceMs: 8000 } as const;

export const m100: Protocol<ModuleMessage> = {
  ...common,
  name: 'm100',
  decoder: m100Decoder,
  converse: (line) => new ModuleConversation(line, m100Commands),
  probe: { bytes: m100Commands.version?.() ?? null, answers: ['version', 'running'] },
  bauds: [115_200],
  tcpPorts: [],
  clock: 'none',
};

export const cph: Protocol<ModuleMessage> = {
  ...common,
  name: 'cph',
  decoder: cphDecoder,
  converse: (line) => new ModuleConversation(line, cphCommands),
  probe: { bytes: cphCommands.version?.() ?? null, answers: ['version'] },
  bauds: [115_200],
  tcpPorts: [],
  clock: 'none',
};

export const chafonCf: Protocol<ModuleMessage> = {
  ...common,
  name: 'chafon-cf',
  decoder: chafonCfDecoder,
  converse: (line) => new ModuleConversation(line, chafonCfCommands),
  // Nothing may be asked of it that starts nothing.
  probe: { bytes: null, answers: [] },
  bauds: [115_200],
  tcpPorts: [],
  silenceMs: Infinity,
  clock: 'none',
};

export const clou: Protocol<ModuleMessage> = {
  ...common,
  name: 'clou',
  decoder: clouDecoder,
  converse: (line) => new ModuleConversation(line, clouCommands),
  probe: { bytes: clouCommands.version?.() ?? null, answers: ['version', 'confirm'] },
  bauds: [115_200],
  tcpPorts: [9090],
  clock: 'instant',
};

export const silion: Protocol<ModuleMessage> = {
  ...common,
  name: 'silion',
  decoder: silionDecoder,
  converse: (line) => new ModuleConversation(line, silionCommands),
  // A ThingMagic module answers the same: which it is shows when it is started.
  probe: { bytes: null, answers: [] },
  bauds: [115_200],
  tcpPorts: [8080],
  clock: 'none',
};
