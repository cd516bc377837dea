import type { ProtocolName } from './protocol/protocol.ts';
import { a0 } from './session/a0.ts';
import { alien } from './session/alien.ts';
import { chafon } from './session/chafon.ts';
import type { Protocol } from './session/conversation.ts';
import { chronotrack } from './session/chronotrack.ts';
import { csv } from './session/csv.ts';
import { feibot } from './session/feibot.ts';
import { iot } from './session/iot.ts';
import { ipico } from './session/ipico.ts';
import { jchip } from './session/jchip.ts';
import { llrp } from './session/llrp.ts';
import { chafonCf, clou, cph, m100, silion } from './session/modules.ts';
import { mylaps } from './session/mylaps.ts';
import { raceresult } from './session/raceresult.ts';
import { sportident } from './session/sportident.ts';
import { thingMagic } from './session/thingmagic.ts';
import { timer } from './session/timer.ts';
import { ultra } from './session/ultra.ts';

/** Every protocol that can be spoken. */
export const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  a0,
  chafon,
  thingmagic: thingMagic,
  ipico,
  ultra,
  raceresult,
  llrp,
  chronotrack,
  mylaps,
  iot,
  alien,
  jchip,
  feibot,
  m100,
  cph,
  'chafon-cf': chafonCf,
  clou,
  silion,
  sportident,
  timer,
  csv,
};
