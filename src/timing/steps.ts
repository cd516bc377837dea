/**
 * Work that pauses often, so that others come in between, and has its outcome at the end. Whoever runs it decides by
 * the clock when to let others in: between two pauses there is never more than a fraction of a millisecond.
 */
export type Steps<Outcome> = Generator<undefined, Outcome, undefined>;

/** Things looked at between two pauses: so few that it does not matter what a look costs. */
const few = 20;
/** Things sorted in one piece. */
const run = 500;

/** Does all of it without a pause. */
export function runNow<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** How work shares an event loop: for how long it goes on by which clock, and what it waits for then. */
export interface Slices {
  ms: number;
  now: () => number;
  pause: () => Promise<void>;
}

/** Does it a slice at a time; in between, the others of the event loop come in. */
export async function runInSlices<Outcome>(
  steps: Steps<Outcome>,
  { ms, now, pause }: Slices,
): Promise<Outcome> {
  for (;;) {
    const until = now() + ms;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (now() < until);
    await pause();
  }
}

/** Does something with each of very many things, with pauses. */
export function* forEachInSteps<Thing>(things: Iterable<Thing>, look: (thing: Thing) => void): Steps<void> {
  let looked = 0;
  for (const thing of things) {
    look(thing);
    looked += 1;
    if (looked % few === 0) yield;
  }
}

/** The things in order, those that are equal as they were; sorted in small runs that are then merged. */
export function* sorted<Thing>(
  things: Iterable<Thing>,
  compare: (one: Thing, other: Thing) => number,
): Steps<Thing[]> {
  const all = [...things];
  let runs: Thing[][] = [];
  for (let from = 0; from < all.length; from += run) {
    runs.push(all.slice(from, from + run).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Thing[][] = [];
    for (let index = 0; index < runs.length; index += 2)
      merged.push(yield* mergedOf(runs[index]!, runs[index + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedOf<Thing>(
  first: readonly Thing[],
  second: readonly Thing[],
  compare: (one: Thing, other: Thing) => number,
): Steps<Thing[]> {
  const merged: Thing[] = [];
  let [one, other] = [0, 0];
  while (one < first.length || other < second.length) {
    const isFirst =
      other >= second.length || (one < first.length && compare(first[one]!, second[other]!) <= 0);
    merged.push(isFirst ? first[one++]! : second[other++]!);
    if (merged.length % run === 0) yield;
  }
  return merged;
}
