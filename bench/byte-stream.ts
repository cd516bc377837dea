import { answers, command } from '../src/readers/protocol/a0.ts';
import type { Ms } from '../src/timing/model/race.ts';
import { chipOf, gun } from './sample-race.ts';

export const readsPerSecond = 2000;
const runnersPerSecond = 100;
const chunkBytes = 4096;

/** A busy finish in the bytes of a 0xA0 reader: a hundred runners a second, each read twenty times. */
export function finishStream(reads: number): Uint8Array {
  return Buffer.concat(
    Array.from({ length: reads }, (_, index) =>
      answers.tag(1, command.fastInventory, {
        epc: chipOf(Math.floor(index / readsPerSecond) * runnersPerSecond + (index % runnersPerSecond)),
        antenna: (index % 4) + 1,
        rssi: -60 - (index % 7),
      }),
    ),
  );
}

/** The stream in the pieces in which a port gives it, each with the moment of its arrival. */
export function* arrivals(stream: Uint8Array, reads: number): Iterable<{ chunk: Uint8Array; arrived: Ms }> {
  const msPerByte = ((reads / readsPerSecond) * 1000) / stream.length;
  for (let at = 0; at < stream.length; at += chunkBytes) {
    const chunk = stream.subarray(at, at + chunkBytes);
    yield { chunk, arrived: gun + 10_000_000 + Math.round((at + chunk.length) * msPerByte) };
  }
}
