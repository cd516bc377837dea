import { A0Decoder } from '../src/readers/protocol/a0.ts';
import { arrivals, finishStream } from './byte-stream.ts';
import { elapsed, measurement, median, type Measurement } from './measure.ts';

const reads = 200_000;
const rounds = 5;

/** Each decoder on a stream of its reads, against a loop that only copies the same bytes. */
export function benchDecode(): Measurement[] {
  const stream = finishStream(reads);
  const pieces = [...arrivals(stream, reads)];
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(
      elapsed(() => {
        const decoder = new A0Decoder();
        for (const { chunk, arrived } of pieces) decoder.push(chunk, arrived);
      }),
    );
    baseline.push(elapsed(() => pieces.map(({ chunk }) => copied(chunk))));
  }
  const perSecond = (ms: number[]) => stream.length / 1000 / median(ms);
  return [measurement('decode a0', 'MB/s', perSecond(ours), perSecond(baseline))];
}

/** Byte by byte, as a decoder has to look at them. */
function copied(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) copy[at] = bytes[at]!;
  return copy;
}
