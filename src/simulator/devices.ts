import type { ProtocolName } from '../readers/protocol/protocol.ts';
import type { MakeDevice } from './device.ts';
import { a0Device } from './devices/a0.ts';
import { chafonDevice } from './devices/chafon.ts';
import { chronoTrackDevice } from './devices/chronotrack.ts';
import { csvDevice } from './devices/csv.ts';
import { iotDevice } from './devices/iot.ts';
import { ipicoDevice } from './devices/ipico.ts';
import { jChipDevice } from './devices/jchip.ts';
import { alienDevice, feibotDevice } from './devices/lines.ts';
import { llrpDevice } from './devices/llrp.ts';
import { chafonCfDevice, clouDevice, cphDevice, m100Device, silionDevice } from './devices/modules.ts';
import { mylapsDevice } from './devices/mylaps.ts';
import { raceResultDevice } from './devices/raceresult.ts';
import { sportIdentDevice } from './devices/sportident.ts';
import { thingMagicDevice } from './devices/thingmagic.ts';
import { timerDevice } from './devices/timer.ts';
import { ultraDevice } from './devices/ultra.ts';

/** Every reader that can be played. */
export const devices: Readonly<Record<ProtocolName, MakeDevice>> = {
  a0: a0Device,
  chafon: (line) => chafonDevice(line),
  thingmagic: (line) => thingMagicDevice(line),
  ipico: ipicoDevice,
  ultra: ultraDevice,
  raceresult: raceResultDevice,
  llrp: (line) => llrpDevice(line),
  chronotrack: chronoTrackDevice,
  mylaps: mylapsDevice,
  iot: (line) => iotDevice(line),
  alien: alienDevice,
  jchip: jChipDevice,
  feibot: feibotDevice,
  m100: (line) => m100Device(line),
  cph: (line) => cphDevice(line),
  'chafon-cf': (line) => chafonCfDevice(line),
  clou: (line) => clouDevice(line),
  silion: (line) => silionDevice(line),
  sportident: sportIdentDevice,
  timer: timerDevice,
  csv: csvDevice,
};
