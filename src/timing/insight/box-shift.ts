import type { Entry } from '../model/race.ts';
import type { Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';
import { boxesNow, ownChips, type ChipMapFinding } from './chip-map.ts';

/** A bib in somebody's hand, and the chip that was read with it. */
export interface Held {
  bib: string;
  chip: string;
}

/** So many in a row, off by the same step, are no slip any more. */
const inARow = 3;

/**
 * A box of bibs that was opened from the wrong end: the last of those that were held to the mat were all off by the same
 * step in the order of the start list. Maps the chips from the first of them to that end of the box to which the
 * crew goes. Null where they are not. `held`: the latest last.
 */
export function* boxShift(timing: Timing, held: readonly Held[]): Steps<ChipMapFinding | null> {
  const boxes = yield* boxesNow(timing);
  const last = held.at(-1);
  const box = boxes.find((one) => one.some(({ bib }) => bib === last?.bib));
  if (box === undefined) return null;
  const places = new Map(box.map(({ bib }, index) => [bib, index]));
  const steps = held.map(({ bib, chip }) => {
    const [own, listed] = [places.get(bib), places.get(timing.bibOfChip(chip) ?? '')];
    return own === undefined || listed === undefined ? null : { own, step: listed - own };
  });
  const step = steps.at(-1)?.step ?? 0;
  if (step === 0) return null;
  const from = steps.findLastIndex((one) => one?.step !== step) + 1;
  const run = steps.slice(from).map((one) => one!.own);
  if (new Set(run).size < inARow) return null;
  const goesUp = run.at(-1)! > run[0]!;
  const [begin, end] = goesUp ? [run[0]!, box.length - 1] : [0, run[0]!];
  return { kind: 'shifted', ...mapped(timing, box, { begin, end, step }), by: -step, sure: 1 };
}

/** Bibs of a box from one place to another, each with the chip that is listed for the one `step` further on. */
function mapped(
  timing: Timing,
  box: readonly Entry[],
  { begin, end, step }: { begin: number; end: number; step: number },
): Pick<ChipMapFinding, 'bibs' | 'assign'> {
  const wearers = box.slice(begin, end + 1);
  const assign = wearers.flatMap(({ bib }, index) => {
    const listed = box[begin + index + step];
    return listed === undefined ? [] : ownChips(timing, listed.bib).map((chip) => ({ chip, bib }));
  });
  return { bibs: wearers.map(({ bib }) => bib), assign };
}
