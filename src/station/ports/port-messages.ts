import type { ReaderPlace } from '../../readers/address.ts';
import type { ReaderMessage } from '../../readers/message.ts';

/** Two readings of clocks within this time of each other are one moment. */
const atOnceMs = 0.05;

/**
 * What the station asks of the process that looks at the ports. Ports and lines have numbers of the station's: a port is
 * a place, and lines are opened at it one after the other.
 */
export type ToPorts =
  | { type: 'open'; port: number; place: ReaderPlace; line: number; baud: number }
  | { type: 'write'; line: number; bytes: Uint8Array }
  | { type: 'close'; line: number }
  | { type: 'close-port'; port: number };

/** The ports were looked at by nobody for a while: the computer slept, or the process was stopped or held. */
export interface ToldStall {
  /** From the last moment at which they surely were until it was over, in milliseconds that really went by. */
  span: number;
  /** How much of that it stood still. */
  length: number;
  /** When it was over. */
  over: number;
}

/** What it tells. Moments are milliseconds of {@link monotonicOrigin}'s clock, which all processes of a computer share. */
export type FromPorts =
  | { type: 'opened' | 'line-closed'; line: number }
  | { type: 'port-closed'; port: number }
  | { type: 'refused' | 'ended'; line: number; why: ReaderMessage }
  | { type: 'data'; line: number; bytes: Uint8Array; at: number }
  /** All that came before `at` was told. */
  | { type: 'looked'; at: number }
  | ({ type: 'stall' } & ToldStall);

/** What has to be added to `performance.now()` of this process to get to the clock that all processes share, in milliseconds. */
export const monotonicOrigin = readOrigin();

/** Both clocks at one moment: where the process was held between the two, they are read again. */
function readOrigin(): number {
  let best = { took: Infinity, origin: 0 };
  for (let tries = 0; best.took > atOnceMs && tries < 1000; tries += 1) {
    const before = performance.now();
    const shared = Number(process.hrtime.bigint()) / 1e6;
    const took = performance.now() - before;
    if (took < best.took) best = { took, origin: shared - before };
  }
  return best.origin;
}
