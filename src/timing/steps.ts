/** Work that pauses after every few milliseconds, so that others come in between, and has its outcome at the end. */
export type Steps<Outcome> = Generator<undefined, Outcome, undefined>;

/** Things looked at between two pauses, where a look costs little. */
const many = 4000;

/** Does all of it without a pause. */
export function outcomeOf<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does something with each of very many things, with a pause after every `atOnce` of them. */
export function* each<Thing>(
  things: Iterable<Thing>,
  look: (thing: Thing) => void,
  atOnce = many,
): Steps<void> {
  let looked = 0;
  for (const thing of things) {
    look(thing);
    looked += 1;
    if (looked % atOnce === 0) yield;
  }
}

/** The things in order, those that are equal as they were; sorted in small runs that are then merged. */
export function* sorted<Thing>(
  things: Iterable<Thing>,
  compare: (one: Thing, other: Thing) => number,
): Steps<Thing[]> {
  const all = [...things];
  let runs: Thing[][] = [];
  for (let from = 0; from < all.length; from += many) {
    runs.push(all.slice(from, from + many).sort(compare));
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
    if (merged.length % many === 0) yield;
  }
  return merged;
}
