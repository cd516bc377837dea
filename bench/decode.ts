import { answers as a0, command } from '../src/readers/protocol/a0.ts';
import { answers as alien } from '../src/readers/protocol/alien.ts';
import { answers as chafon } from '../src/readers/protocol/chafon.ts';
import { answers as chafonCf } from '../src/readers/protocol/chafon-cf.ts';
import { answers as chronotrack } from '../src/readers/protocol/chronotrack.ts';
import { answers as clou } from '../src/readers/protocol/clou.ts';
import { answers as cph } from '../src/readers/protocol/cph.ts';
import { encodeLine } from '../src/readers/protocol/csv.ts';
import { answers as feibot } from '../src/readers/protocol/feibot.ts';
import { answers as iot } from '../src/readers/protocol/iot.ts';
import { answers as ipico } from '../src/readers/protocol/ipico.ts';
import { answers as jchip } from '../src/readers/protocol/jchip.ts';
import { answers as llrp } from '../src/readers/protocol/llrp.ts';
import { answers as m100 } from '../src/readers/protocol/m100.ts';
import { answers as mylaps } from '../src/readers/protocol/mylaps.ts';
import type { ProtocolName } from '../src/readers/protocol/protocol.ts';
import { answers as raceresult } from '../src/readers/protocol/raceresult.ts';
import { answers as silion } from '../src/readers/protocol/silion.ts';
import { answers as sportident } from '../src/readers/protocol/sportident.ts';
import { answers as thingmagic } from '../src/readers/protocol/thingmagic.ts';
import { answers as ultra } from '../src/readers/protocol/ultra.ts';
import { protocols } from '../src/readers/protocols.ts';
import { elapsed, measurement, median, type Measurement } from './measure.ts';
import { chipOf, gun } from './sample-race.ts';

const reads = 50_000;
const rounds = 5;
const chunkBytes = 4096;
const heard = { antenna: 1, rssi: -60 };

/** One read as each protocol says it. */
const encoders: Record<Exclude<ProtocolName, 'timer'>, (chip: string, index: number) => Uint8Array> = {
  a0: (epc) => a0.tag(1, command.fastInventory, { epc, ...heard }),
  chafon: (epc) => chafon.realTimeTag({ epc, antenna: 1, rssi: 60 }),
  thingmagic: (epc, index) => thingmagic.tag({ epc, ...heard, offset: index }),
  ipico: (chip, index) => ipico.tag(chip.slice(12), gun + index * 10),
  ultra: (chip, index) => ultra.read({ chip, local: gun + index, ...heard, log: index }),
  raceresult: (chip, index) =>
    raceresult.passing({ number: index + 1, chip, local: gun + index, ...heard, file: 1 }, true),
  llrp: (epc, index) => llrp.report(index, [{ epc, ...heard, seen: gun + index }]),
  chronotrack: (chip, index) =>
    chronotrack.tag({ number: index + 1, location: 'finish', chip, local: gun + index }),
  mylaps: (chip, index) => mylaps.passings('finish', index, [{ chip, local: gun + index, ...heard }]),
  iot: (chip, index) => iot.impinj({ chip, time: gun + index, ...heard }),
  alien: (chip, index) => alien.text({ chip, local: gun + index, ...heard }),
  jchip: (chip, index) => jchip.tag({ chip, local: gun + index, count: index }),
  feibot: (chip, index) => feibot.line({ chip, local: gun + index, ...heard }),
  m100: (epc) => m100.tag({ epc, ...heard }),
  cph: (epc) => cph.tags([{ epc, ...heard }]),
  'chafon-cf': (epc) => chafonCf.tag({ epc, ...heard }),
  clou: (epc, index) => clou.tag({ epc, ...heard, time: gun + index, number: index }),
  silion: (epc) => silion.tag({ epc, ...heard }),
  sportident: (_chip, index) =>
    sportident.punch({ chip: 7_000_000 + index, local: gun + index, number: index }),
  csv: (chip, index) => encodeLine({ chip, time: gun + index, point: 'finish', ...heard }),
};

/** Each decoder on a stream of its reads, against a loop that only copies the same bytes. */
export function benchDecode(): Measurement[] {
  return Object.entries(encoders).flatMap(([name, encode]) => {
    const stream = Buffer.concat(Array.from({ length: reads }, (_, index) => encode(chipOf(index), index)));
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < stream.length; at += chunkBytes) chunks.push(stream.subarray(at, at + chunkBytes));
    const sum = sumOf(stream);
    const ours: number[] = [];
    const baseline: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(elapsed(() => decode(name as ProtocolName, chunks)));
      baseline.push(elapsed(() => copy(chunks, sum)));
    }
    const perSecond = (ms: number[]) => stream.length / 1000 / median(ms);
    const bytesPerRead = stream.length / reads;
    const readsPerSecond = (ms: number[]) => (perSecond(ms) * 1_000_000) / bytesPerRead;
    return [
      measurement(`decode ${name}`, 'MB/s', perSecond(ours), perSecond(baseline)),
      measurement(`decode ${name}`, 'reads/s', readsPerSecond(ours), readsPerSecond(baseline)),
    ];
  });
}

function decode(name: ProtocolName, chunks: readonly Uint8Array[]): void {
  const decoder = protocols[name]?.decoder();
  let found = 0;
  for (const chunk of chunks)
    for (const { type } of decoder?.push(chunk, gun) ?? []) if (type === 'read') found += 1;
  if (found < reads - 1) throw new Error(`${name}: of ${reads} reads the decoder found ${found}`);
}

/** Byte by byte, as a decoder has to look at them; the copies are summed up, so that none of them can be left out. */
function copy(chunks: readonly Uint8Array[], expected: number): void {
  let sum = 0;
  for (const bytes of chunks) {
    const copied = new Uint8Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) copied[at] = bytes[at]!;
    sum += sumOf(copied);
  }
  if (sum !== expected) throw new Error(`the bytes add up to ${expected}, their copies to ${sum}`);
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return sum;
}
